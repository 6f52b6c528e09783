#!/usr/bin/env python3
"""Reads mails with Python's email package: subject and text, as the decode stage does.

read_with_python.py MAILS MAIL...: prints the row `python`, as advisory_bench prints its rows.
"""
import email
import email.policy
import sys
import time

count = int(sys.argv[1])
mails = []
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        mails.append(file.read())


def read(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    subject = str(mail["subject"])
    body = mail.get_body(("plain", "html"))
    try:
        return subject, body.get_content() if body else ""
    except (LookupError, UnicodeError):
        return subject, ""


def read_all(number):
    size = 0
    for at in range(number):
        raw = mails[at % len(mails)]
        read(raw)
        size += len(raw)
    return size


read_all(len(mails))  # Imports and caches are not what is measured.
begin = time.process_time()
size = read_all(count)
print("python", count, size, f"{time.process_time() - begin:.4f}", sep="\t")
