#!/usr/bin/env python3
"""An SMTP server for one test: it treats each connection as it was told.

usage: smtp_peer.py FOLDER plain|starttls|tls CERTIFICATE KEY MANNER...

The port is written to the FIFO FOLDER/port. Of the manners, one is for each connection and the last
for all that follow:

    accept          every mail is taken
    rcpt=CODE,NAME  recipients whose address begins with NAME get this code, the others are taken
    rcpt-cut=...    as rcpt, but the connection is reset behind the first such answer
    data=CODE       the mail itself gets this code
    cut             the connection is reset in the place of an answer to the mail
    cut-after       the same, but the mail was taken
    silent          no answer to the mail
    login=WORD      only after AUTH with this password

A mail that is taken becomes FOLDER/mail-N; its recipients are its first line.
"""

import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Taker:
    taken = 0

    def __init__(self, folder, manner):
        self.folder = folder
        self.manner = manner

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.manner.startswith("rcpt"):
            code, name = self.manner.partition("=")[2].split(",")
            if address.startswith(name):
                if self.manner.startswith("rcpt-cut="):
                    asyncio.get_running_loop().call_later(0.05, server.transport.abort)
                    await server.push(f"{code} 5.1.1 <{address}> no")
                    await asyncio.sleep(3600)
                return f"{code} {'4' if code < '500' else '5'}.1.1 <{address}> no"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.manner.startswith("data="):
            return f"{self.manner[len('data='):]} not this mail"
        if self.manner == "silent":
            await asyncio.sleep(3600)
        if self.manner == "cut":
            server.transport.abort()
            return "250 never heard"

        Taker.taken += 1
        name = os.path.join(self.folder, f"mail-{Taker.taken}")
        with open(name, "wb") as file:
            file.write(" ".join(envelope.rcpt_tos).encode() + b"\n" + envelope.original_content)
        if self.manner == "cut-after":
            server.transport.abort()
        return "250 taken"


async def serve(folder, security, certificate, key, manners):
    context = None
    if security != "plain":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)

    def connected():
        manner = manners.pop(0) if len(manners) > 1 else manners[0]
        wants_login = manner.startswith("login=")

        def authenticate(server, session, envelope, mechanism, data):
            is_right = data.password.decode() == manner[len("login="):]
            return AuthResult(success=is_right, handled=False)

        return SMTP(
            Taker(folder, manner),
            hostname="localhost",
            tls_context=context if security == "starttls" else None,
            require_starttls=security == "starttls",
            authenticator=authenticate if wants_login else None,
            auth_required=wants_login,
            auth_require_tls=False,
        )

    server = await asyncio.get_running_loop().create_server(
        connected, "127.0.0.1", 0, ssl=context if security == "tls" else None
    )
    with open(os.path.join(folder, "port"), "w", encoding="ascii") as file:
        file.write(f"{server.sockets[0].getsockname()[1]}\n")
    await server.serve_forever()


asyncio.run(serve(*sys.argv[1:5], sys.argv[5:]))
