"""A Word file (.docx) to lines: paragraphs with their automatic numbers as printed, tables; no headers, footers or comments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError

from corpus.bulletin import Reason
from corpus.reception.received import Received, UnreadableSourceError, Writer
from corpus.reception.word_numbers import W, WordNumbers, value_of

_SAME_WORDS_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {f"{W}noBreakHyphen": "-", f"{W}tab": " ", f"{W}cr": "\n", f"{W}br": "\n"}
_NOT_PRINTED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}txbxContent", _SAME_WORDS_AGAIN})
_CONTENTS_STYLES = ("toc", "TOC", "目录")

Element = Any


def read(received: bytes, name: str) -> Received:
    """The lines of a Word file; raises `UnreadableSourceError` for a damaged one and for one without words."""
    try:
        document = Document(io.BytesIO(received))
        writer = Writer()
        _Reader(document, writer).write(document.element.body)
    except (OpcError, BadZipFile, SyntaxError, KeyError, ValueError, OSError) as error:
        raise UnreadableSourceError(f"{name} is a damaged Word file: {' '.join(str(error).split())}") from error
    notes = any(part.partname.endswith(("/footnotes.xml", "/endnotes.xml")) for part in document.part.package.parts)
    references = document.element.body.find(f".//{W}footnoteReference") is not None
    done = writer.received(warnings=("its footnotes are not taken in",) if notes and references else ())
    if not done.text:
        raise UnreadableSourceError(f"{name} is a Word file without words; are its pages pictures?")
    return done


class _Reader:
    """Writes the blocks of a document in their order."""

    def __init__(self, document: Any, writer: Writer) -> None:
        self._writer = writer
        self._numbers = WordNumbers(document)
        self._styles = {style.style_id: style.name or "" for style in document.styles}

    def write(self, container: Element, reason: Reason | None = None) -> None:
        """Every paragraph and table below `container`, those in content controls and text boxes as well."""
        blocks = [child for child in container if isinstance(child.tag, str)]
        for at, block in enumerate(blocks):
            if block.tag == f"{W}p":
                self._paragraph(block, reason or self._contents(blocks, at))
            elif block.tag == f"{W}tbl":
                self._table(block, reason)
            elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"):
                gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                listed = gallery is not None and value_of(gallery) == "Table of Contents"
                self.write(block, Reason.CONTENTS if listed else reason)

    def _contents(self, blocks: list[Element], at: int) -> Reason | None:
        """A paragraph of the table of contents, or the heading right above it."""
        if self._style(blocks[at]).startswith(_CONTENTS_STYLES):
            return Reason.CONTENTS
        heads = "".join(words_of(blocks[at]).split()) in ("目录", "目次") and at + 1 < len(blocks)
        return Reason.CONTENTS if heads and self._style(blocks[at + 1]).startswith(_CONTENTS_STYLES) else None

    def _style(self, paragraph: Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return str(self._styles.get(value_of(style), "")) if style is not None else ""

    def _paragraph(self, paragraph: Element, reason: Reason | None) -> None:
        self._writer.paragraph(self._numbered(paragraph), reason)
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag == _SAME_WORDS_AGAIN for above in box.iterancestors()):
                self.write(box, reason)

    def _numbered(self, paragraph: Element) -> str:
        words = words_of(paragraph)
        number = self._numbers.of(paragraph) if words.strip() else ""
        return number + words.lstrip() if number else words

    def _table(self, table: Element, reason: Reason | None) -> None:
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        grid = [tuple(self._cells(row)) for row in rows]
        if max(map(len, grid), default=0) < 2:
            for row in rows:
                for cell in row.iter(f"{W}tc"):
                    self.write(cell, reason)
        elif len(grid) == 1:
            self._writer.paragraph(" ".join(filter(None, grid[0])), reason)
        else:
            self._writer.table(grid, reason)

    def _cells(self, row: Element) -> Iterator[str]:
        """The words of each cell; "" where a merged cell goes on."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        yield from [""] * (int(value_of(before)) if before is not None else 0)
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and value_of(merged) in ("", "continue")
            yield "" if goes_on else " ".join(filter(None, map(self._numbered, cell.iter(f"{W}p"))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            yield from [""] * (int(value_of(span)) - 1 if span is not None else 0)


def words_of(paragraph: Element) -> str:
    """The words of a paragraph as printed: insertions are in, deletions, field codes and hidden words are not."""
    words: list[str] = []

    def walk(node: Element) -> None:
        for child in node:
            if child.tag in _NOT_PRINTED or (child.tag == f"{W}r" and _is_hidden(child)):
                continue
            if child.tag in (f"{W}t", _FORMULA):
                words.append(child.text or "")
            elif child.tag == f"{W}pPr":
                continue
            else:
                words.append(_SIGNS.get(child.tag, ""))
                walk(child)

    walk(paragraph)
    return "".join(words)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and value_of(vanish) not in ("0", "false")
