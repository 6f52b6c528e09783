# What --keep leaves in the demonstration's folder.

# Scripts to play with, in the folder of the demonstration.
write_toys() {
    cat >"$folder/ctl" <<TOY
#!/bin/sh
# advisoryctl with the demonstration's configuration.
exec "$advisoryctl" --config "$config" "\$@"
TOY
    cat >"$folder/deliver" <<TOY
#!/bin/sh
# Delivers mails: deliver FILE.eml...
set -eu
for mail in "\$@"; do
    name="\$(date +%s.%N).\$\$.demo"
    cp "\$mail" "$maildir/tmp/\$name"
    [ "\$(id -u)" -ne 0 ] || chown $mail_uid:$mail_gid "$maildir/tmp/\$name"
    mv "$maildir/tmp/\$name" "$maildir/new/\$name"
done
TOY
    cat >"$folder/stop" <<TOY
#!/bin/sh
# Ends the demonstration and removes its folder.
stop() {
    # The number may belong to another program by now.
    [ "\$(cat "/proc/\$1/comm" 2>/dev/null)" = "\$2" ] || return 0
    kill "\$1"
    while [ "\$(cat "/proc/\$1/comm" 2>/dev/null)" = "\$2" ]; do sleep 0.1; done
}
stop $daemon_pid advisoryd
stop $server_pid dovecot
rm -rf "$folder"
TOY
    chmod +x "$folder"/{ctl,deliver,stop}
}
