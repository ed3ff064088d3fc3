"""A source file to the notices printed in it: the one way into the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.bulletin import Bulletin, Furniture, Reason
from corpus.decoding import VERSION, decode
from corpus.layout.bodies import bodies_of
from corpus.layout.contents import contents_of
from corpus.layout.furniture import furniture_of, page_furniture
from corpus.layout.lines import Line, column_width, lines_of
from corpus.layout.listing import Listing, listing_of
from corpus.layout.paragraphs import paragraphs_of
from corpus.layout.received_tables import received_table_at
from corpus.layout.tables import Table, table_at
from corpus.layout.title_block import TitleBlock
from corpus.layout.title_blocks import title_blocks, untitled_block
from corpus.model import Notice
from corpus.pieces import Piece
from corpus.reception import Received, receive
from corpus.structure.identity import longer_ids
from corpus.structure.listed import listed_notice
from corpus.structure.notices import notice_of
from corpus.structure.origin import Origin


def take_in(source: Path | bytes, name: str = "", ids: Container[str] = frozenset()) -> Bulletin:
    """Reads a source file, or its bytes under `name`; raises `UnreadableSourceError` for what is no text.

    A notice whose longer id is among `ids` bears that, and so does one whose plain id an earlier notice of the source has.
    """
    content = source if isinstance(source, bytes) else source.read_bytes()
    name = name or (source.name if isinstance(source, Path) else "unnamed")
    received = receive(content, name)
    decoded = decode(received.text)
    origin = Origin(name, hashlib.sha256(content).hexdigest(), decoded.text, received.stated, ids)
    notices, furniture, warnings = _read(origin, received)
    if longer := longer_ids(notices):
        own = {notice.id for notice in notices} | longer
        notices, furniture, warnings = _read(replace(origin, ids=own), received)
    doubts = tuple(f"line {each.line}: read {each.chosen}, might be {each.other}" for each in decoded.doubts)
    return Bulletin(
        name,
        origin.sha256,
        VERSION,
        decoded.font_map,
        notices,
        furniture,
        (*received.warnings, *decoded.remarks, *doubts, *warnings),
    )


def _read(origin: Origin, received: Received) -> tuple[tuple[Notice, ...], tuple[Furniture, ...], tuple[str, ...]]:
    lines = lines_of(origin.text)
    pages = dict(received.apart) | page_furniture(lines)
    width = None if received.whole else column_width([line for line in lines if line.number not in pages])
    listing = listing_of([line for line in lines if line.number not in pages])
    apart = set(pages) | _listed_lines(listing)
    contents = contents_of([line for line in lines if line.number not in apart])
    pages |= {line.number: Reason.CONTENTS for line in contents}
    apart |= set(pages)
    plain = [line for line in lines if line.number not in apart]
    blocks = _blocks(plain, received)
    if len(blocks) > 1:
        origin = replace(origin, stated={})  # what a page states of its one notice
    apart |= {line.number for block in blocks for line in block.lines}
    before, bodies, warnings = bodies_of([line for line in lines if line.number not in apart], blocks)
    read = [
        notice_of(block, _items(body, width, received.tables), origin)
        for block, body in zip(blocks, bodies, strict=True)
    ]
    printed = [notice for notice, _ in read]
    numbers = {notice.document_number for notice in printed}
    named = [*_named(lines, pages, listing, numbers), *((line, Reason.MASTHEAD) for line in before)]
    furniture = tuple(sorted(_records(named, origin.text), key=lambda each: each.span.start))
    unprinted = [listed_notice(entry, origin) for entry in listing.entries if entry.number not in numbers]
    notices = _as_listed([*printed, *unprinted], listing)
    return notices, furniture, (*warnings, *(warning for _, own in read for warning in own))


def _blocks(lines: Sequence[Line], received: Received) -> tuple[TitleBlock, ...]:
    """The title blocks; tables hold no titles, though a cell may look like a document's number."""
    in_tables = {number for table in received.tables for number in table}
    titled = [line for line in lines if line.number not in in_tables]
    return title_blocks(titled) or untitled_block(titled)


def _listed_lines(listing: Listing) -> set[int]:
    return {line.number for entry in listing.entries for line in entry.lines} | {
        line.number for line in listing.headings
    }


def _items(lines: Sequence[Line], width: float | None, tables: Sequence[range]) -> list[Piece | Table]:
    """The paragraphs and tables of a body."""
    items: list[Piece | Table] = []
    start = at = 0
    while at < len(lines):
        found = received_table_at(lines, at, tables) or table_at(lines, at)
        if found is None:
            at += 1
            continue
        items += paragraphs_of(lines[start:at], width)
        items.append(found[0])
        start = at = found[1]
    items += paragraphs_of(lines[start:], width)
    return items


def _named(
    lines: Sequence[Line], pages: dict[int, Reason], listing: Listing, printed: set[str]
) -> Iterator[tuple[Line, Reason]]:
    """The lines that belong to no notice, and why."""
    yield from ((line, pages[line.number]) for line in lines if line.number in pages)
    yield from ((line, Reason.LIST_HEADING) for line in listing.headings)
    for entry in listing.entries:
        if entry.number in printed:
            yield from ((line, Reason.LIST_ENTRY) for line in entry.lines)


def _records(named: Sequence[tuple[Line, Reason]], source: str) -> Iterator[Furniture]:
    for line, reason in named:
        yield from furniture_of(line.piece, source, reason)


def _as_listed(notices: Sequence[Notice], listing: Listing) -> tuple[Notice, ...]:
    """The notices in the order of the bulletin's list, where it has one."""
    order = {entry.number: at for at, entry in enumerate(listing.entries)}
    return tuple(sorted(notices, key=lambda notice: order.get(notice.document_number, -1)))
