#!/usr/bin/env python3
"""Writes mails as a PSIRT's mailbox holds them, and an inventory to hold them against.

make_mails.py MAILS SEED FOLDER NOTICE.eml...: FOLDER/mails/000001.eml and on, FOLDER/products.csv
and FOLDER/components.csv. The same arguments make the same bytes.

The mails come of the synthetic notices of tests/data/notices: other numbers, CVE ids, versions,
and text behind them, so that they weigh 9 KB in the mean. Kinds, encodings and forms of mail have
the shares below. Every mail says in X-Synthetic that it is none.
"""
import base64
import binascii
import csv
import email
import email.policy
import hashlib
import json
import math
import os
import random
import re
import sys

MEAN_BYTES = 9000
COMPONENTS = 2000
PRODUCT_VERSIONS = 20

# What arrives, by the first word of a template's name; newsletters are written here.
KINDS = {"jpcert": 38, "weekly": 10, "ipa": 16, "jvn": 16, "newsletter": 20}

# (charset, transfer encoding) and share.
ENCODINGS = [
    (("iso-2022-jp", "7bit"), 52),
    (("utf-8", "base64"), 22),
    (("utf-8", "quoted-printable"), 12),
    (("shift_jis", "base64"), 6),
    (("shift_jis", "8bit"), 4),
    (("utf-8", "8bit"), 4),
]
FORMS = [("plain", 80), ("alternative", 8), ("html", 2), ("signed", 6), ("clear-signed", 4)]

SENTENCES = [
    "本件に関する詳細は、開発者が提供する情報を参照してください。",
    "該当する製品を使用している場合は、修正済みのバージョンへの更新を検討してください。",
    "更新が難しい場合は、通信元を制限するなどの緩和策の適用をご検討ください。",
    "医療機関では、機器の停止が診療に及ぼす影響を考慮して計画を立てることが求められます。",
    "侵害の有無を確認するため、アクセスログと認証の記録を点検することを推奨します。",
    "攻撃の準備と見られる通信が国内外で観測されています。",
    "最新の情報は予告なく変わることがあります。",
    "パスワードの使い回しを避け、多要素認証を有効にしてください。",
    "ネットワーク接続機器の管理画面をインターネットに公開していないか確認してください。",
    "セキュリティ担当者向けの説明会を来月開催します。参加は無料です。",
    "保守契約の範囲によっては、製造元の技術者による作業が必要になることがあります。",
    "バックアップは別の場所に保管し、復元の手順を定期的に試してください。",
    "ご意見やご質問は、下記の連絡先までお寄せください。",
    "This notice is provided for information only and may be updated without further announcement.",
    "調達の際には、ソフトウェア部品表の提供を契約の条件に含めることも一案です。",
    "前回の配信以降に寄せられた質問と回答をまとめました。",
]

chance = random.Random(int(sys.argv[2]))


def pick(weighted):
    things, weights = zip(*weighted)
    return chance.choices(things, weights)[0]


class Template:
    def __init__(self, path):
        with open(path, "rb") as file:
            mail = email.message_from_bytes(file.read(), policy=email.policy.default)
        body = mail.get_body(("plain",))
        self.text = body.get_content().replace("\r\n", "\n")
        self.subject = str(mail["subject"])
        self.sender = re.sub(r"[^\x20-\x7e]", "", str(mail["from"] or "")) or "info@notices.example"

    @staticmethod
    def kind_of(path):
        name = os.path.basename(path)
        if "weekly" in name:
            return "weekly"
        word = name.split("-")[0]
        return {"jvndb": "jvn"}.get(word, word)


def read_templates(paths):
    templates = {kind: [] for kind in KINDS}
    for path in sorted(paths):
        kind = Template.kind_of(path)
        if kind not in templates:
            continue
        try:
            templates[kind].append(Template(path))
        except (AttributeError, KeyError, LookupError, UnicodeError):
            continue  # Broken on purpose: other tests' affair.
    return templates


def varied(text, number):
    """Other numbers for all that names a notice or a CVE, the same one for the same name."""
    offset = chance.randrange(1, 9000)

    def digits(match, width):
        return f"{(int(match) + offset + number * 7) % 10 ** width:0{width}}"

    text = re.sub(r"(CVE-\d{4}-)(\d{4,7})", lambda m: m[1] + f"{10000 + (int(m[2]) + offset) % 89999}", text)
    text = re.sub(r"(JPCERT-(?:AT|WR|PR|IR)-)\d{4}-\d{4}",
                  lambda m: f"{m[1]}{2000 + number // 10000:04}-{number % 10000:04}", text)
    text = re.sub(r"JPCERT-IR-\d{4}-\d\d\b",
                  f"JPCERT-IR-{2000 + number // 100:04}-{number % 100:02}", text)
    text = re.sub(r"(JVN(?:VU)?#?|VU#|/JVN(?:VU)?)(\d{8}|\d{6})\b",
                  lambda m: m[1] + digits(m[2], len(m[2])), text)
    text = re.sub(r"(JVNDB-\d{4}-)(\d{6})", lambda m: m[1] + digits(m[2], 6), text)
    text = re.sub(r"(/alert|/vul/)\d{8}", lambda m: f"{m[1]}{20000000 + number}", text)
    text = re.sub(r"/newsflash/\d{10}", f"/newsflash/{2000000000 + number}", text)
    # The last part of a version with three or more.
    return re.sub(r"(?<![\w./])(\d{1,3}\.\d{1,3}\.)(\d{1,3})(?![\w/])",
                  lambda m: m[1] + str((int(m[2]) + offset) % 40), text)


def paragraphs(letters):
    made, length = [], 0
    while length < letters:
        paragraph = "".join(chance.choice(SENTENCES) for _ in range(chance.randrange(2, 6)))
        lines = [paragraph[at:at + 36] for at in range(0, len(paragraph), 36)]
        made.append("\n".join(lines))
        length += len(paragraph)
        if chance.random() < 0.3:
            made.append(f"  https://www.notices.example/info/{chance.randrange(10 ** 6)}.html")
    return "\n\n".join(made)


def encoded(text, charset, transfer):
    """The bytes of a body, and the charset that they are in: not every letter is in every one."""
    codec = {"iso-2022-jp": "iso2022_jp", "shift_jis": "cp932", "utf-8": "utf-8"}[charset]
    try:
        raw = text.replace("\n", "\r\n").encode(codec)
    except UnicodeEncodeError:
        return encoded(text, "utf-8", "base64")
    if transfer == "base64":
        raw = base64.encodebytes(raw).replace(b"\n", b"\r\n")
    elif transfer == "quoted-printable":
        raw = binascii.b2a_qp(raw.replace(b"\r\n", b"\n"), istext=True).replace(b"\n", b"\r\n")
    return raw, charset, transfer


def part(text, kind, charset, transfer):
    raw, charset, transfer = encoded(text, charset, transfer)
    head = f"Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    return head.encode() + raw


def html(text):
    rows = "".join(f"<p>{row}</p>\n" for row in
                   text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("\n"))
    return f"<html><head><title>notice</title></head><body>\n{rows}</body></html>\n"


def multipart(kind, parts, number):
    boundary = f"=_boundary_{number:08}"
    body = b"".join(f"\r\n--{boundary}\r\n".encode() + each for each in parts)
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return head.encode() + body + f"\r\n--{boundary}--\r\n".encode()


def noise(size):
    return base64.encodebytes(chance.randbytes(size)).decode().replace("\n", "\r\n")


def signed(text, charset, transfer, number):
    signature = ("Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                 "Content-Transfer-Encoding: base64\r\n\r\n" + noise(1500))
    kind = 'signed; protocol="application/pkcs7-signature"; micalg=sha-256'
    return multipart(kind, [part(text, "plain", charset, transfer), signature.encode()], number)


def clear_signed(text, charset, transfer):
    dashed = re.sub(r"(?m)^-", "- -", text)
    armour = noise(400).replace("\r\n", "\n")
    return part("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + dashed +
                "\n-----BEGIN PGP SIGNATURE-----\n\n" + armour + "-----END PGP SIGNATURE-----\n",
                "plain", charset, transfer)


def body_of(form, text, charset, transfer, number):
    if form == "alternative":
        return multipart("alternative", [part(text, "plain", charset, transfer),
                                         part(html(text), "html", charset, transfer)], number)
    if form == "html":
        return part(html(text), "html", charset, transfer)
    if form == "signed":
        return signed(text, charset, transfer, number)
    if form == "clear-signed":
        return clear_signed(text, charset, transfer)
    return part(text, "plain", charset, transfer)


# How many bytes a Japanese letter takes.
WEIGHTS = {"7bit": 2.1, "base64": 3.9, "quoted-printable": 8.5, "8bit": 2.5}


def make(number, kind, templates):
    if kind == "newsletter":
        subject = f"メールマガジン 第{number}号"
        sender = "news@magazine.example"
        text = f"メールマガジン 第{number}号\n\n" + paragraphs(60)
    else:
        template = chance.choice(templates[kind])
        subject, text = (varied(one, number) for one in (template.subject, template.text))
        sender = template.sender

    (charset, transfer), form = pick(ENCODINGS), pick(FORMS)
    wanted = MEAN_BYTES * chance.lognormvariate(-0.245, 0.7) * SCALE
    copies = 2 if form == "alternative" else 1
    missing = wanted / copies / WEIGHTS[transfer] - len(text) * 0.8
    if missing > 40:
        text = text.rstrip("\n") + "\n\n" + paragraphs(missing) + "\n"

    day = 1 + number % 28
    head = [
        "Return-Path: <bounces@notices.example>",
        "Received: from mx.notices.example (mx.notices.example [192.0.2.10])\r\n"
        f"\tby mail.sample-medical.example with ESMTPS id {number:08}; {day} Nov 2026 10:15:40 +0900",
        f"From: {sender}",
        "To: psirt@sample-medical.example",
        "Subject: " + "\r\n ".join(
            "=?UTF-8?B?" + base64.b64encode(subject[at:at + 12].encode()).decode() + "?="
            for at in range(0, len(subject), 12)),
        f"Date: {day} Nov 2026 10:15:40 +0900",
        f"Message-ID: <{hashlib.sha256(str((sys.argv[2], number)).encode()).hexdigest()[:24]}@notices.example>",
        "X-Synthetic: made by scripts/bench.d/make_mails.py; not a real notice",
        "MIME-Version: 1.0",
    ]
    return "\r\n".join(head).encode() + b"\r\n" + body_of(form, text, charset, transfer, number)


SCALE = 1.0  # Templates are longer than some mails should be; see main().


def products_named(paths):
    names = set()
    for path in paths:
        golden = os.path.splitext(path)[0] + ".json"
        if not os.path.exists(golden):
            continue
        with open(golden, encoding="utf-8") as file:
            for item in json.load(file).get("items", []):
                for key in ("affected", "affected_contain"):
                    names.update(row["product"] for row in item.get(key, []) if row.get("product"))
    return sorted(name for name in names if len(name) < 60)


def write_inventory(folder, names):
    """One component in ten has the name of a product that notices are about."""
    with open(os.path.join(folder, "products.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["product_id", "product_name", "version", "vendor"])
        for product in range(PRODUCT_VERSIONS):
            rows.writerow([f"SM-{product:03}", f"モニタ SM-{product:03}", "1.0", "サンプルメディカル株式会社"])
    with open(os.path.join(folder, "components.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["product_id", "product_version", "component_vendor", "component", "component_version"])
        for number in range(COMPONENTS):
            version = f"{chance.randrange(1, 12)}.{chance.randrange(20)}.{chance.randrange(30)}"
            is_named = number % 10 == 0
            name = chance.choice(names) if is_named else f"library-number-{number}"
            maker = "" if is_named else f"Example Maker {number % 90}"
            rows.writerow([f"SM-{number % PRODUCT_VERSIONS:03}", "1.0", maker, name, version])


def main():
    global SCALE
    count, folder, paths = int(sys.argv[1]), sys.argv[3], sys.argv[4:]
    templates = read_templates(paths)
    kinds = list(KINDS.items())

    # A first handful says how far the mean is off, then all are made anew.
    for _ in range(4):
        chance.seed(f"{sys.argv[2]} scale")
        size = sum(len(make(number, pick(kinds), templates)) for number in range(1, 601)) / 600
        SCALE *= MEAN_BYTES / size
    chance.seed(int(sys.argv[2]))

    os.makedirs(os.path.join(folder, "mails"))
    write_inventory(folder, products_named(paths))
    size = 0
    for number in range(1, count + 1):
        mail = make(number, pick(kinds), templates)
        size += len(mail)
        with open(os.path.join(folder, "mails", f"{number:06}.eml"), "wb") as file:
            file.write(mail)
    print(f"{count} mails, {size / count / 1000:.2f} KB in the mean", file=sys.stderr)


main()
