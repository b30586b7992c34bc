"""Small files of every format, made by code, about one invented report."""

import gzip
import io
import json
import textwrap
import zipfile
from collections.abc import Sequence

TITLE = "Jets hit depot in Raqqa"
BODY = (
    "Jets struck a weapons depot in the town of Raqqa, in northern Syria, on Thursday, killing at least five fighters.",
    "The strike hit an Iran-backed militia and was the third such attack this month, according to a group of monitors.",
    "Nobody claimed responsibility for the attack, which the defence ministry called a violation of the sovereignty.",
)
TEXT = "\n\n".join(BODY)
WORD_XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE_XML = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dcterms:created>{created}</dcterms:created></cp:coreProperties>"
)


def html(*, head: str = "", body: str = "", encoding: str = "utf-8", paragraphs: Sequence[str] = BODY) -> bytes:
    """A page of a newspaper with all its furniture."""
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="{encoding}"><title>{TITLE} | The Daily Test</title>'
        f"{head}<script>document.title = 'wrong'</script></head><body>"
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav><div class="cookie">We use cookies on this site. '
        f"<button>Accept all</button></div><article><h1>{TITLE}</h1>"
        "<figure><img src='x.jpg'><figcaption>Smoke over the town, file photo</figcaption></figure>"
        f"{''.join(f'<p>{words}</p>' for words in paragraphs)}<p>Advertisement</p>"
        f'<p>Read more: <a href="x">Another story</a></p>{body}</article>'
        "<footer>© 2019 The Daily Test. All rights reserved.</footer></body></html>"
    )
    return page.encode(encoding)


def mail(*, plain: str | None = TEXT, page: str | None = None, date: str = "Fri, 26 Feb 2021 09:00:00 +0300") -> bytes:
    """A mail of an agency with a text part, an HTML part, or both."""
    parts = [("text/plain", plain), ("text/html", page)]
    head = (
        "From: =?utf-8?Q?Agence_Pr=C3=A9sse?= <news@agence.test>\r\nTo: desk@paper.test\r\n"
        f"Subject: {TITLE}\r\nDate: {date}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=border\r\n\r\n"
    )
    bodies = "".join(
        f"--border\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words}\r\n"
        for kind, words in parts
        if words is not None
    )
    return f"{head}{bodies}--border--\r\n".encode()


def word(*paragraphs: str, title: str = TITLE, created: str = "2021-02-26T10:00:00Z") -> bytes:
    """A Word document of paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return word_of_xml(f"<w:document {WORD_XML}><w:body>{body}</w:body></w:document>", title=title, created=created)


def word_of_xml(xml: str, *, title: str = TITLE, created: str = "2021-02-26T10:00:00Z") -> bytes:
    """A Word document with that XML inside."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        archive.writestr("docProps/core.xml", CORE_XML.format(title=title, created=created))
    return file.getvalue()


def pdf(*pages: Sequence[str], info: bytes = b"") -> bytes:
    """A PDF that draws each line of each page where a typewriter would."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        drawn = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines)
        stream = b"BT /F1 11 Tf 72 720 Td 14 TL\n%sET" % drawn
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (first + 2 * i + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    objects.append(b"<< %s >>" % info)
    return _pdf_of(objects)


def _escaped(line: str) -> bytes:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (
        count,
        table,
    ) + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (
        count,
        count - 1,
    )
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % out.index(b"xref\n0 ")


def wrapped(width: int = 72) -> list[str]:
    """The report's title and paragraphs as lines of a page."""
    return [TITLE, "", *(line for words in BODY for line in (*textwrap.wrap(words, width), ""))]


def samples() -> dict[str, bytes]:
    """One good file of every format, by name."""
    rows = [{"title": TITLE, "text": TEXT, "published": "2021-02-26", "url": "https://x.test/a", "publisher": "Wire"}]
    return {
        "a.txt": f"{TITLE}\n\n26 February 2021\n\n{TEXT}\n".encode(),
        "b.md": f"---\ntitle: {TITLE}\ndate: 2021-02-26\npublisher: Wire\n---\n\n# {TITLE}\n\n{TEXT}\n".encode(),
        "c.html": html(head='<meta property="article:published_time" content="2021-02-26T08:00:00Z">'),
        "d.pdf": pdf(wrapped(), info=b"/Title (%s) /CreationDate (D:20210226090000Z)" % TITLE.encode()),
        "e.docx": word(TITLE, *BODY),
        "f.eml": mail(),
        "g.jsonl": "".join(json.dumps(row) + "\n" for row in rows).encode(),
        "h.json": json.dumps({"articles": rows}).encode(),
        "i.csv": ("title,text,published,url,publisher\n" + _csv_row(rows[0])).encode(),
        "j.txt.gz": gzip.compress(f"{TITLE}\n\n26 February 2021\n\n{TEXT}\n".encode()),
        "k.mhtml": _mhtml(),
    }


def _csv_row(row: dict[str, str]) -> str:
    return ",".join('"' + value.replace('"', '""') + '"' for value in row.values()) + "\n"


def _mhtml() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://daily.test/2021/02/26/jets\r\n"
        f"Subject: {TITLE}\r\nDate: Sat, 6 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="border"\r\n\r\n'
        "--border\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + html() + b"\r\n--border--\r\n"
