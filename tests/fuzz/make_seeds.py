#!/usr/bin/env python3
"""Makes the seeds of the fuzzers from the test data.

make_seeds.py DATA FOLDER: FOLDER/TARGET/*, FOLDER/TARGET.list for -seed_inputs, and
FOLDER/notice.dict, which is the dictionary beside this script as libFuzzer can read it.
"""
import email
import email.policy
import pathlib
import shutil
import sys

data = pathlib.Path(sys.argv[1])
folder = pathlib.Path(sys.argv[2])

NOTICE_HEADS = 10  # As in notice_heads.cpp.
INVENTORY_KINDS = 4
CHARSETS = {
    "utf-8": "utf-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "us-ascii": "iso2022_jp_ext",
    "iso-8859-1": "cp932",
    "x-unknown": "euc_jp",
    "utf-16": "utf-16",
    "utf-7": "utf-7",
    "gb18030": "gb18030",
}


def mails():
    for name in sorted([*data.glob("mail/*.eml"), *data.glob("notices/*.eml")]):
        yield name.stem, name.read_bytes()


def read_mail(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def text_of(raw):
    """The text as Python reads it: near enough for a seed. Nothing when it cannot."""
    try:
        body = read_mail(raw).get_body(("plain", "html"))
        return body.get_content() if body else ""
    except (LookupError, UnicodeError, KeyError, AttributeError):
        return ""


def phrases():
    for table in sorted(data.glob("phrases/*.tsv")):
        for number, line in enumerate(table.read_text().splitlines()):
            if line and not line.startswith("#"):
                yield f"{table.stem}-{number}", line.split("\t")[0].encode()


def header_values(raw):
    """Unfolded, as parsers/mail/header.cpp hands them on."""
    head = raw.replace(b"\r\n", b"\n").split(b"\n\n")[0]
    for line in head.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon and name.lower() in (b"subject", b"from", b"content-type", b"list-id"):
            yield name.decode("ascii", "replace").lower(), value.strip()


def seeds():
    for name, raw in mails():
        yield "mime", name, raw
        yield "notice", name, raw
        for field, value in header_values(raw):
            yield "header_words", f"{name}-{field}", value

        text = text_of(raw)
        for head in range(NOTICE_HEADS) if text else ():
            yield "notice_text", f"{name}-{head}", bytes([head]) + text.encode()

    sample = text_of(read_sample()).encode()[:1500].decode("utf-8", "ignore")
    for label, codec in CHARSETS.items():
        yield "charset", label, f"{label}\n".encode() + sample.encode(codec, "ignore")

    for name, phrase in phrases():
        yield "phrase", name, phrase

    for path in sorted(data.glob("inventory/*")):
        if path.suffix in (".csv", ".tsv", ".txt"):
            for kind in range(INVENTORY_KINDS):
                yield "inventory_csv", f"{path.name}-{kind}", bytes([kind]) + path.read_bytes()

    for path in sorted(data.glob("sbom/*")):
        if path.suffix in (".json", ".spdx"):
            yield "sbom", path.name, path.read_bytes()

    for path in sorted(data.glob("fuzz/*/*.bin")):
        yield path.parent.name, path.name, path.read_bytes()


def dictionary():
    """libFuzzer wants ASCII; people want to read the words."""
    words = (pathlib.Path(__file__).parent / "notice.dict").read_bytes()
    return b"".join(b"\\x%02x" % byte if byte >= 0x80 else bytes([byte]) for byte in words)


def read_sample():
    return (data / "notices" / "jpcert-log4j-update.eml").read_bytes()


shutil.rmtree(folder, ignore_errors=True)
lists = {}
for target, name, content in seeds():
    path = folder / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    lists.setdefault(target, []).append(str(path))

for target, paths in lists.items():
    (folder / f"{target}.list").write_text(",".join(paths))
(folder / "notice.dict").write_bytes(dictionary())
