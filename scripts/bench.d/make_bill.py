#!/usr/bin/env python3
"""Writes a large bill of materials, as tools write them for a device with a whole system inside.

make_bill.py COMPONENTS FORM: FORM is nested or flat (CycloneDX), spdx (JSON) or tags (tag-value).
"""
import sys

count = int(sys.argv[1])
form = sys.argv[2]
out = sys.stdout

IN_EACH = 100  # Components that one encloses, itself counted.


def purl(number):
    return f"pkg:deb/debian/library-number-{number}@1.{number % 97}.{number % 31}-{number % 7}?arch=amd64"


def version(number):
    return f"1.{number % 97}.{number % 31}-{number % 7}"


def cyclonedx_component(number, inner=""):
    return (f'{{"type":"library","bom-ref":"ref-{number:09}","supplier":{{"name":"Example Maker {number % 500}"}},'
            f'"name":"library-number-{number}","version":"{version(number)}","purl":"{purl(number)}"{inner}}}')


def cyclonedx():
    out.write('{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[\n')
    for first in range(0, count, IN_EACH):
        rest = range(first + 1, min(first + IN_EACH, count))
        if form == "nested":
            inner = ",\n".join(cyclonedx_component(number) for number in rest)
            parts = [cyclonedx_component(first, f',"components":[{inner}]')]
        else:
            parts = [cyclonedx_component(number) for number in (first, *rest)]
        out.write((",\n" if first else "") + ",\n".join(parts))
    out.write('\n],"dependencies":[\n')
    for number in range(count):
        out.write((",\n" if number else "") +
                  f'{{"ref":"ref-{number:09}","dependsOn":["ref-{(number + 1) % count:09}"]}}' if number % 10
                  else (",\n" if number else "") + f'{{"ref":"ref-{number:09}"}}')
    out.write("\n]}\n")


def spdx():
    out.write('{"spdxVersion":"SPDX-2.3","packages":[\n')
    for number in range(count):
        out.write((",\n" if number else "") +
                  f'{{"SPDXID":"SPDXRef-{number}","name":"library-number-{number}","versionInfo":"{version(number)}",'
                  f'"supplier":"Organization: Example Maker {number % 500}","externalRefs":['
                  f'{{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"{purl(number)}"}}]}}')
    out.write('\n],"relationships":[\n')
    for number in range(count):
        out.write((",\n" if number else "") +
                  f'{{"spdxElementId":"SPDXRef-{number - number % IN_EACH}","relationshipType":"CONTAINS",'
                  f'"relatedSpdxElement":"SPDXRef-{number + (number % IN_EACH == 0)}"}}')
    out.write("\n]}\n")


def tags():
    out.write("SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n\n")
    for number in range(count):
        out.write(f"PackageName: library-number-{number}\nSPDXID: SPDXRef-{number}\n"
                  f"PackageVersion: {version(number)}\nPackageSupplier: Organization: Example Maker {number % 500}\n"
                  f"ExternalRef: PACKAGE-MANAGER purl {purl(number)}\n"
                  f"Relationship: SPDXRef-{number - number % IN_EACH} CONTAINS SPDXRef-{number + (number % IN_EACH == 0)}\n\n")


{"nested": cyclonedx, "flat": cyclonedx, "spdx": spdx, "tags": tags}[form]()
