"""Which format a file has, by its first bytes, and which reader reads it; each reader is loaded when it is needed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from corpus.reception.encodings import decoded_text
from corpus.reception.received import Received, UnreadableSourceError

_IMAGE = "is an image: its words have to be recognised (OCR) and saved as text first"
_PACKED = "is an archive of a kind that is not opened here; unpack it, or pack it as .zip"
_OLD = {
    ".xls": "is an Excel table; save what is a notice in it as .docx or PDF",
    ".ppt": "is a presentation; save what is a notice in it as .docx or PDF",
}
_REFUSED = (
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
    (b"BM", _IMAGE),
    (b"{\\rtf", "is an RTF file; save it as .docx"),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
)
_INSIDE = (
    ("word/document.xml", "word"),
    ("xl/workbook.xml", "is an Excel table; save what is a notice in it as .docx or PDF"),
    ("ppt/presentation.xml", "is a presentation; save what is a notice in it as .docx or PDF"),
    ("OFD.xml", "is an OFD file; export it as PDF"),
    ("content.xml", "is an OpenDocument file; save it as .docx"),
)
_LARGEST_UNPACKED = 300 * 2**20  # bytes
_WEB = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div)\b", re.I | re.S
)


def receive(received: bytes, name: str) -> Received:
    """The lines of a source in whatever format; raises `UnreadableSourceError` with the reason."""
    kind = _binary_kind(received, name)
    if kind == "pdf":
        from corpus.reception import pdf  # noqa: PLC0415 - readers load the libraries of their formats

        return pdf.read(received, name)
    if kind == "word":
        from corpus.reception import word  # noqa: PLC0415

        return word.read(received, name)
    text, warnings = decoded_text(received, name)
    suffix = PurePath(name).suffix.lower()
    if not text.strip():
        raise UnreadableSourceError(f"{name} is empty")
    if suffix in (".html", ".htm", ".shtml", ".xhtml") or _WEB.match(text):
        from corpus.reception import web  # noqa: PLC0415

        return web.read(text, name)
    if suffix in (".md", ".markdown"):
        from corpus.reception import markdown  # noqa: PLC0415

        return markdown.read(text)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return Received(text, tables=tuple(tabbed_rows(text)), warnings=warnings)


def tabbed_rows(text: str) -> Iterator[range]:
    """Tables of a plain text: lines one below the other whose cells are divided by tabs."""
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if "\t" in line.strip("\r\n \u3000") and line.strip():
            first = first or number
        elif first:
            if number - first > 1:
                yield range(first, number)
            first = 0


def _binary_kind(received: bytes, name: str) -> str:
    """The reader of a file that is no text, "" for a text; raises `UnreadableSourceError` for what has no reader."""
    if b"%PDF-" in received[:1024]:
        return "pdf"
    if received.startswith(b"PK\x03\x04"):
        return _packed_kind(received, name)
    if received.startswith(b"\xd0\xcf\x11\xe0"):
        suffix = PurePath(name).suffix.lower()
        reason = _OLD.get(suffix[:4], "is an old Word file, or one with a password; save it as .docx without password")
        raise UnreadableSourceError(f"{name} {reason}")
    for mark, reason in _REFUSED:
        if received.startswith(mark) and not (mark == b"BM" and received[:200].isascii()):
            raise UnreadableSourceError(f"{name} {reason}")
    return ""


def _packed_kind(received: bytes, name: str) -> str:
    try:
        packed = zipfile.ZipFile(io.BytesIO(received)).infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableSourceError(f"{name} is damaged: {error}") from error
    if sum(each.file_size for each in packed) > _LARGEST_UNPACKED:
        raise UnreadableSourceError(f"{name} unpacks to more than {_LARGEST_UNPACKED // 2**20} MB")
    members = {each.filename for each in packed}
    for member, kind in _INSIDE:
        if member in members:
            if kind.startswith("is "):
                raise UnreadableSourceError(f"{name} {kind}")
            return kind
    raise UnreadableSourceError(f"{name} is an archive; give it to `gongbao corpus add`, which opens it")
