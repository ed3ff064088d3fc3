"""What cannot be read is refused by name, with the reason that helps a clerk."""

from __future__ import annotations

import io
import zipfile

import pytest
from made.typesetting import as_docx
from pypdfium2 import PdfDocument

from corpus.reception import UnreadableSourceError, receive

OLD = b"\xd0\xcf\x11\xe0" + b"\0" * 600


def archive(member: str, size: int = 10) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(member, b" " * size)
    return packed.getvalue()


def blank_pdf() -> bytes:
    document, written = PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(written)
    return written.getvalue()


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted, with keys that no empty password opens."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>"
    return written + b"xref\n0 4\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF" % (
        table,
        trailer,
        len(written),
    )


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (blank_pdf(), "scan.pdf", "is a scanned PDF without a text layer"),
        (locked_pdf(), "locked.pdf", "is a PDF with a password"),
        (b"%PDF-1.7\nrubbish", "torn.pdf", "is a damaged PDF"),
        (b"\x89PNG\r\n\x1a\n", "stamp.png", "is an image"),
        (b"\xff\xd8\xff\xe0", "photo.txt", "is an image"),
        (OLD, "list.xls", "is an Excel table"),
        (OLD, "notice.doc", "is an old Word file"),
        (archive("xl/workbook.xml"), "list.xlsx", "is an Excel table"),
        (archive("OFD.xml"), "notice.ofd", "is an OFD file"),
        (archive("word/document.xml", 400_000_000), "bomb.docx", "unpacks to more than"),
        (b"PK\x03\x04 torn", "torn.docx", "is damaged"),
        (archive("word/document.xml"), "hollow.docx", "is a damaged Word file"),
        (as_docx("", "han"), "empty.docx", "is a Word file without words"),
        (b"{\\rtf1}", "notice.rtf", "is an RTF file"),
        (b"Rar!\x1a", "notices.rar", "is an archive of a kind that is not opened here"),
        (b"<html><body><script>1</script></body></html>", "hollow.html", "is a web page without words of its own"),
        (b"  \n", "empty.txt", "is empty"),
        (bytes(range(256)) * 8, "data.txt", "is no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_holds_no_notice_is_refused_by_name(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(UnreadableSourceError, match=f"{name} {reason}"):
        receive(content, name)


def test_a_few_damaged_characters_are_told_by_line_and_cost_nothing_else() -> None:
    text = ("关于停水的通知\n" + "城区停水三天，请做好准备。\n" * 300).encode("gb18030")
    at = text.index("准备".encode("gb18030"))
    received = receive(text[:at] + b"\xff" + text[at + 1 :], "water.txt")
    assert received.warnings == ("line 2: a character is damaged in the file",)
    assert received.text.count("停水三天") == 300
