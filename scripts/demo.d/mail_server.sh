# A Dovecot of the demonstration's own: loopback only, TLS only, a free port, no root.
# Uses `folder` and `maildir`; sets `port`, `server_pid`, `mail_uid`, `mail_gid`.

make_certificates() {
    (
        cd "$folder"
        printf '[req]\ndistinguished_name = dn\n[dn]\n' >openssl.cnf
        printf 'subjectAltName = DNS:localhost, IP:127.0.0.1\n' >server.ext
        openssl req -config openssl.cnf -x509 -nodes -days 2 -newkey ec \
            -pkeyopt ec_paramgen_curve:P-256 -subj "/CN=advisoryd demo authority" \
            -addext "basicConstraints = critical, CA:TRUE" \
            -keyout authority.key -out authority.pem
        openssl req -config openssl.cnf -new -nodes -newkey ec \
            -pkeyopt ec_paramgen_curve:P-256 -subj /CN=localhost \
            -keyout server.key -out server.csr
        openssl x509 -req -days 2 -in server.csr -CA authority.pem -CAkey authority.key \
            -CAcreateserial -extfile server.ext -out server.pem
    ) >"$folder/openssl.log" 2>&1 || die "openssl made no certificate: $(tail -n 3 "$folder/openssl.log")"
}

# Dovecot hands no mail to root; anybody else runs it as himself.
choose_accounts() {
    if [ "$(id -u)" -eq 0 ]; then
        mail_uid=$(id -u nobody) mail_gid=$(id -g nobody)
        accounts=
    else
        mail_uid=$(id -u) mail_gid=$(id -g)
        accounts="default_internal_user = $(id -un)
default_login_user = $(id -un)
default_internal_group = $(id -gn)"
    fi
}

write_mail_server_settings() {
    cat >"$folder/dovecot.conf" <<SETTINGS
protocols = imap
listen = 127.0.0.1
base_dir = $folder/run
state_dir = $folder/run
instance_name = advisoryd-demo
log_path = $folder/dovecot.log
ssl = required
ssl_cert = <$folder/server.pem
ssl_key = <$folder/server.key
mail_location = maildir:$folder/mail/%u
first_valid_uid = $mail_uid
first_valid_gid = $mail_gid
$accounts
passdb {
  driver = passwd-file
  args = scheme=PLAIN $folder/users
}
userdb {
  driver = static
  args = uid=$mail_uid gid=$mail_gid home=$folder/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = $port
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
  unix_listener stats-writer {
    mode = 0666
  }
}
SETTINGS
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

start_mail_server() {
    choose_accounts
    make_certificates
    # The mail user passes through here on its way to the mails.
    chmod 0755 "$folder"
    mkdir -p "$maildir"/{cur,new,tmp}
    [ "$(id -u)" -ne 0 ] || chown -R "$mail_uid:$mail_gid" "$folder/mail"
    (umask 022 && echo "psirt:demo" >"$folder/users")

    # Between the choice of a port and its use somebody else may take it.
    local attempt deadline
    for attempt in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 12000))
        ! port_answers || continue
        write_mail_server_settings
        setsid /usr/sbin/dovecot -F -c "$folder/dovecot.conf" >"$folder/dovecot.err" 2>&1 &
        server_pid=$!
        deadline=$((SECONDS + patience))
        while is_running "$server_pid" && [ "$SECONDS" -lt "$deadline" ]; do
            ! port_answers || return 0
            sleep 0.05
        done
        stop_process "$server_pid"
        server_pid=
    done
    die "dovecot does not start: $(tail -n 5 "$folder/dovecot.err" "$folder/dovecot.log" 2>/dev/null)"
}

# deliver NOTICE: as a mail server does, whole or not at all.
deliver() {
    local name
    delivered=$((delivered + 1))
    name="$EPOCHSECONDS.M${delivered}P$$.demo"
    cp "$notices/$1.eml" "$maildir/tmp/$name"
    [ "$(id -u)" -ne 0 ] || chown "$mail_uid:$mail_gid" "$maildir/tmp/$name"
    mv "$maildir/tmp/$name" "$maildir/new/$name"
    printf '%s.eml\n' "$1" >>"$folder/delivered"
}
