#!/usr/bin/env python3
"""Collects a mailbox as one would write it in an afternoon: imaplib, email, sqlite3.

collect_with_python.py PORT USER PASSWORD STORE: fetches INBOX in batches of 200 without a mark on
the mails, takes each apart, and keeps original, headers and text, a commit a batch. It knows no
notices, holds nothing against an inventory and raises no alert: what scripts/bench ingest sets
beside advisoryd does less than advisoryd.
"""
import email
import email.policy
import imaplib
import json
import sqlite3
import sys

port, user, password, store = sys.argv[1:]
BATCH = 200


def text_of(mail):
    body = mail.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        return body.get_content()
    except (LookupError, UnicodeError):
        return body.get_payload(decode=True).decode("utf-8", "replace")


db = sqlite3.connect(store)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA synchronous = FULL")
db.execute("CREATE TABLE mail (uid INTEGER PRIMARY KEY, subject TEXT, sender TEXT, date TEXT,"
           " headers TEXT, text TEXT, bytes BLOB)")

server = imaplib.IMAP4("127.0.0.1", int(port))
server.login(user, password)
server.select("INBOX", readonly=True)
uids = server.uid("SEARCH", "ALL")[1][0].split()

for first in range(0, len(uids), BATCH):
    batch = uids[first:first + BATCH]
    answer = server.uid("FETCH", b",".join(batch).decode(), "(UID BODY.PEEK[])")[1]
    rows = []
    for item in answer:
        if not isinstance(item, tuple):
            continue
        head, raw = item
        uid = int(head.split(b"UID ")[1].split()[0])
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        headers = json.dumps([[name, str(value)] for name, value in mail.items()], ensure_ascii=False)
        rows.append((uid, str(mail["subject"]), str(mail["from"]), str(mail["date"]), headers,
                     text_of(mail), raw))
    with db:
        db.executemany("INSERT INTO mail VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

server.logout()
kept = db.execute("SELECT COUNT(*) FROM mail").fetchone()[0]
if kept != len(uids):
    sys.exit(f"{kept} of {len(uids)} mails were kept")
