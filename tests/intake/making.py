"""Files for the tests of what comes in: PDFs, archives and feeds, written by hand."""

import gzip
import os
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

SAID = "Mayor Harlan Pike said on Tuesday that he would resign over the bridge."
MORE = (
    "The council president, Ada Moss, told reporters that nobody had asked him to go, and that the bridge would open."
)
PAGE = (
    "<html lang=en><head><title>Pike to quit</title></head>"
    f"<body><article><p>{SAID}</p><p>{MORE}</p></article></body></html>"
)
LAST = "Moss added that the builder, whom she did not name, had been paid in full before the first stone was laid."
FULL = f"<p>{SAID}</p><p>{MORE}</p><p>{LAST}</p>"


def processor_seconds() -> float:
    """Processor time of this process and of its children that have ended: a busy machine takes no more of it."""
    return sum(os.times()[:4])


def pdf(pages: Sequence[bytes], info: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF with these content streams, one a page."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    ]
    for i, content in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * i)
        )
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content))
    objects.append(b"<<%s>>" % info)
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Root 1 0 R/Info %d 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects),
        len(objects) + 1,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def drawn(lines: Sequence[tuple[float, float, float, str]]) -> bytes:
    """The content stream that draws lines: from the left, from the bottom, size in points, words."""
    out = b"BT\n"
    for x, y, size, text in lines:
        words = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        out += b"/F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (size, x, y, words)
    return out + b"ET"


def record(number: int, body: bytes = PAGE.encode(), head: str = "", kind: str = "text/html", **warc: str) -> bytes:
    """A WARC record, not packed: a response of status 200 unless told otherwise."""
    status = warc.pop("status", "200 OK")
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{head}\r\n".encode() + body
    fields = {
        "WARC-Type": warc.pop("type", "response"),
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        "WARC-Date": "2031-01-02T03:04:05Z",
        "WARC-Target-URI": f"https://herald.example/{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in (fields | warc).items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def gzipped(*members: bytes) -> bytes:
    return b"".join(gzip.compress(member) for member in members)


def squeezed(start: bytes, megabytes: int, byte: bytes = b" ", wbits: int = 31) -> bytes:
    """Something packed (gzip, or zlib with ``wbits`` 15) that is far larger unpacked."""
    packer = zlib.compressobj(9, wbits=wbits)
    out = packer.compress(start)
    for _ in range(megabytes):
        out += packer.compress(byte * 1_000_000)
    return out + packer.flush()


def feed(*entries: str) -> str:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    head = "<title>The Mill Valley Herald</title><link>https://herald.example/</link><language>en-us</language>"
    items = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0"?>\n<rss version="2.0" {space}><channel>{head}{items}</channel></rss>'


# what a process prints that reads all items of a path: one line each, an "E" before what failed
_READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
import sayso
for item in sayso.stream([sys.argv[1]]):
    try:
        article = item.load()
        print(item.location, len(article.text))
    except sayso.ReadError as error:
        print("E", item.location, error)
try:
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
except OSError:  # elsewhere; it may be that of the process that started this one
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def read_apart(path: Path, most: int) -> tuple[list[str], int]:
    """The items of a path, read in a process of its own that may take ``most`` bytes, and the bytes it took."""
    command = [sys.executable, "-c", _READ, str(path), str(most)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    *lines, peak = done.stdout.decode().splitlines()
    return lines, int(peak) * 1024
