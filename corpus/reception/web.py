"""A page of a government site to lines: the notice itself is kept, what the site puts around it is set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from corpus.bulletin import Reason
from corpus.printed.numbers import NUMBER_LINE
from corpus.reception.page_elements import BLOCKS, CONTAINERS, UNSEEN
from corpus.reception.page_words import is_site_words, labelled, stated_of
from corpus.reception.received import Received, UnreadableSourceError, Writer

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile(r"[。；]|.{12,}[，：]")
_MOST = 0.8
_LONGEST_CELL = 600


@dataclass(frozen=True, slots=True)
class _Part:
    """A line of the page (one cell) or the rows of a table, and whether it stands in the notice's own element."""

    rows: tuple[tuple[str, ...], ...]
    table: bool
    inside: bool

    @property
    def text(self) -> str:
        return " ".join(cell for row in self.rows for cell in row)


def read(text: str, name: str) -> Received:
    """The lines of a page; raises `UnreadableSourceError` where no words are left."""
    page = BeautifulSoup(text, "lxml")
    title = _title_of(page)
    meta = {
        str(tag.get("name")).lower(): str(tag.get("content") or "") for tag in page.find_all("meta") if tag.get("name")
    }
    for tag in page.find_all(UNSEEN):
        tag.decompose()
    for tag in page.find_all(style=_HIDDEN):
        tag.decompose()
    parts = list(_parts(page, _main(page)))
    if not any(part.inside for part in parts):
        raise UnreadableSourceError(f"{name} is a web page without words of its own")
    return _written(parts, title, meta)


def _title_of(page: BeautifulSoup) -> str:
    stated = page.find("meta", attrs={"name": re.compile("^ArticleTitle$", re.I)})
    heading = page.find("h1")
    for said in (
        str(stated.get("content") or "") if isinstance(stated, Tag) else "",
        heading.get_text() if isinstance(heading, Tag) else "",
        re.split(r"[-_|—]", page.title.get_text())[0] if page.title else "",
    ):
        if said.strip():
            return "".join(said.split())
    return ""


def _main(page: BeautifulSoup) -> Tag:
    """The smallest element that holds nearly all sentences of the page that are no links."""
    main: Tag = page
    weight = _weight(page)
    while True:
        inner = [child for child in main.find_all(True, recursive=False) if child.name in CONTAINERS]
        heaviest = max(inner, key=_weight, default=None)
        if heaviest is None or _weight(heaviest) < _MOST * weight or not _has_blocks(heaviest):
            return main
        if heaviest.name == "table" and _grid(heaviest):
            return main
        main = heaviest


def _weight(tag: Tag) -> int:
    """How many characters of sentences stand in an element; words of links and of the site itself do not count."""
    words = (
        str(each).strip()
        for each in tag.find_all(string=_SENTENCE)
        if _is_words(each) and each.find_parent("a") is None
    )
    return sum(len(each) for each in words if not is_site_words(each) and not labelled(((each,),)))


def _is_words(node: object) -> bool:
    """Whether a node is words to be read, and no comment, declaration or the like."""
    return type(node) in (NavigableString, CData)


def _has_blocks(tag: Tag) -> bool:
    return tag.find(sorted(BLOCKS | {"br"})) is not None


def _parts(page: Tag, main: Tag) -> Iterator[_Part]:
    """The lines and tables of the page in the order in which they stand."""
    words: list[str] = []
    inside = False

    def line() -> Iterator[_Part]:
        text = "".join(words).strip()
        words.clear()
        if text:
            yield _Part(((text,),), False, inside)

    def walk(node: Tag) -> Iterator[_Part]:
        nonlocal inside
        for child in node.children:
            if _is_words(child):
                words.append(re.sub(r"[ \t\r\n]+", " ", str(child)))
            elif isinstance(child, Tag):
                block = child.name in BLOCKS or child.name == "br"
                if block:
                    yield from line()
                outside, inside = inside, inside or child is main
                grid = _grid(child) if child.name == "table" else ()
                if grid:
                    yield _Part(grid, True, inside)
                else:
                    yield from walk(child)
                if block:
                    yield from line()
                inside = outside

    inside = main is page
    yield from walk(page)
    yield from line()


def _grid(table: Tag) -> tuple[tuple[str, ...], ...]:
    """The rows of a table that sets out data, merged cells printed once; () for a table that only lays out the page."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    if len(rows) < 2 or table.find("table") is not None:
        return ()
    filled: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (at, column) in filled:
                column += 1
            text = " ".join(cell.get_text("\n").split()) if len(cell.get_text()) <= _LONGEST_CELL else None
            if text is None:
                return ()
            for down in range(_span(cell, "rowspan")):
                for across in range(_span(cell, "colspan")):
                    filled[at + down, column + across] = "" if down or across else text
    columns = 1 + max((column for _, column in filled), default=0)
    if columns < 2:
        return ()
    return tuple(tuple(filled.get((at, column), "") for column in range(columns)) for at in range(len(rows)))


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name) or "1")
    return min(max(int(said), 1), 100) if said.isdecimal() else 1


def _written(parts: list[_Part], title: str, meta: dict[str, str]) -> Received:
    stated = stated_of((part.rows for part in parts if labelled(part.rows)), meta, title)
    body = [part for part in parts if part.inside]
    opening = "".join("".join(part.text.split()) for part in body[:12])
    titled = bool(title) and title in opening
    first = next(at for at, part in enumerate(parts) if part.inside)
    heads = [at for at, part in enumerate(parts) if "".join(part.text.split()) == title and at <= first][-1:]
    heads += (
        [at for at in range(heads[0], first) if NUMBER_LINE.match("".join(parts[at].text.split()))] if heads else []
    )
    writer = Writer()
    for at, part in enumerate(parts):
        own = part.inside and not labelled(part.rows) and not (not part.table and is_site_words(part.text))
        keeps = own or (not titled and at in heads)
        reason = None if keeps else Reason.WEB_PAGE
        if part.table:
            writer.table(part.rows, reason)
        else:
            writer.paragraph(part.text, reason)
    return writer.received(stated)
