"""A PDF with a text layer to paragraphs and tables; running headers, footers and page numbers are set apart."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from corpus.bulletin import Reason
from corpus.reception.glyphs import printed
from corpus.reception.pdf_columns import columns_of, gutter_of
from corpus.reception.pdf_lines import PrintedLine, lines_of
from corpus.reception.pdf_paragraphs import paragraphs_of
from corpus.reception.received import Received, UnreadableSourceError, Writer

_PAGE_NUMBER = re.compile(
    r"^(?:[—–\-·•\s]*\d{1,4}[—–\-·•\s]*|第?\s*\d+\s*页?\s*(?:[/／,，]?\s*共?\s*\d+\s*页?)?|[ivxIVX]+)$"
)
_MARGIN = 0.085  # of the page's height, where running headers and footers stand
_EDGE_LINES = 2
_SMALL = 0.9  # of the body's type
_FEWEST_CHARACTERS = 12
_MOST_UNNAMED = 0.05

logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(received: bytes, name: str) -> Received:
    """The paragraphs and tables of a PDF; raises `UnreadableSourceError` for one without text, with a password, or damaged."""
    try:
        with pdfplumber.open(io.BytesIO(received)) as opened:
            pages = [(_lines(page), float(page.height), bool(page.images)) for page in opened.pages]
    except PdfminerException as error:
        if isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect):
            raise UnreadableSourceError(f"{name} is a PDF with a password; save it without one") from error
        raise UnreadableSourceError(f"{name} is a damaged PDF") from error
    except Exception as error:  # a damaged file may fail anywhere in the library
        raise UnreadableSourceError(f"{name} is a damaged PDF: {type(error).__name__}") from error
    _refuse_unreadable([line for lines, _, _ in pages for line in lines], name)
    return _written(pages)


def _refuse_unreadable(lines: Sequence[PrintedLine], name: str) -> None:
    words = "".join(line.text + "".join("".join(row) for row in line.rows) for line in lines)
    if len("".join(words.split())) < _FEWEST_CHARACTERS:
        raise UnreadableSourceError(
            f"{name} is a scanned PDF without a text layer: its words have to be recognised (OCR) first"
        )
    unnamed = words.count("(cid:") + sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in words)
    if unnamed > _MOST_UNNAMED * len(words):
        raise UnreadableSourceError(f"{name} is a PDF whose font does not say which characters it prints")


def _lines(page: Any) -> list[PrintedLine]:
    """The lines and tables of a page; slanted stamps and watermarks are left out."""
    tables = [(table, rows) for table in page.find_tables() if (rows := _rows(table))]
    boxes = [table.bbox for table, _ in tables]
    chars = [char for char in page.chars if char["upright"] and not any(_inside(char, box) for box in boxes)]
    size = median([char["size"] for char in chars] or [10.0])
    placed = [
        PrintedLine("", box[0], box[2], box[1], box[3], size, rows)
        for (_, rows), box in zip(tables, boxes, strict=True)
    ]
    return sorted([*lines_of(chars), *placed], key=lambda line: line.top)


def _inside(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:
    """The cells row by row, hard wraps joined; () for a frame that is no table."""
    rows = [tuple(_cell(cell) for cell in row) for row in table.extract()]
    columns = max((sum(bool(cell) for cell in row) for row in rows), default=0)
    return tuple(row for row in rows if any(row)) if columns > 1 and len(rows) > 1 else ()


def _cell(text: str | None) -> str:
    return printed(re.sub(r"(?<=[A-Za-z])\n(?=[A-Za-z])", " ", text or "").replace("\n", ""))


def _written(pages: Sequence[tuple[list[PrintedLine], float, bool]]) -> Received:
    apart = [
        _running(lines, height, _often([page[:2] for page in pages]), _body_size(pages)) for lines, height, _ in pages
    ]
    writer = Writer()
    bodies = [[line for line in page[0] if id(line) not in found] for page, found in zip(pages, apart, strict=True)]
    gutters = [gutter for lines in bodies if lines and (gutter := gutter_of(lines)) is not None]
    known = median(gutters) if gutters else None
    columns = [column for lines in bodies for column in columns_of(lines, known)]
    for item in _with_whole_tables(list(paragraphs_of(columns))):
        if isinstance(item, str):
            writer.paragraph(item)
        else:
            writer.table(item.rows)
    for (lines, _, _), found in zip(pages, apart, strict=True):
        for line in lines:
            if id(line) in found:
                writer.paragraph(line.text, found[id(line)])
    pictures = [str(at) for at, (lines, _, images) in enumerate(pages, 1) if images and not lines]
    said = (f"page {', '.join(pictures)}: a picture without text; its words are not taken in",) if pictures else ()
    return writer.received(warnings=said)


def _with_whole_tables(items: Sequence[PrintedLine | str]) -> Iterator[PrintedLine | str]:
    """The items; a table that goes on over a page is one again, its repeated head printed once."""
    waiting: PrintedLine | None = None
    for item in items:
        if isinstance(item, PrintedLine) and waiting is not None and len(item.rows[0]) == len(waiting.rows[0]):
            more = item.rows[1:] if item.rows[0] == waiting.rows[0] else item.rows
            waiting = PrintedLine("", item.left, item.right, item.top, item.bottom, item.size, waiting.rows + more)
            continue
        if waiting is not None:
            yield waiting
        waiting = item if isinstance(item, PrintedLine) else None
        if isinstance(item, str):
            yield item
    if waiting is not None:
        yield waiting


def _body_size(pages: Sequence[tuple[list[PrintedLine], float, bool]]) -> float:
    sizes = Counter[float]()
    for lines, _, _ in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _often(pages: Sequence[tuple[list[PrintedLine], float]]) -> frozenset[str]:
    """The words, digits aside, that stand at the edge of more than one page."""
    seen = Counter(key for lines, _ in pages for key in {_key(line) for line in _at_edges(lines)})
    return frozenset(key for key, count in seen.items() if count > 1 and count >= 0.3 * len(pages))


def _at_edges(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    printed_lines = [line for line in lines if not line.rows]
    return [*printed_lines[:_EDGE_LINES], *printed_lines[-_EDGE_LINES:]]


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _running(lines: list[PrintedLine], height: float, often: frozenset[str], size: float) -> dict[int, Reason]:
    """The lines that are the page's and not the notice's."""
    found = {}
    for line in _at_edges(lines):
        in_margin = line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
        if in_margin and _PAGE_NUMBER.match(line.text.strip()):
            found[id(line)] = Reason.PAGE_NUMBER
        elif _key(line) in often or (in_margin and line.size < _SMALL * size):
            found[id(line)] = Reason.HEADER if line.top < height / 2 else Reason.FOOTER
    return found
