"""A notice that a bulletin lists without its text."""

from __future__ import annotations

from corpus.layout.listing import Entry
from corpus.layout.paragraphs import close_up
from corpus.model import Clause, ClauseKind, Notice
from corpus.pieces import Piece, join, spans_of
from corpus.structure.identity import identity
from corpus.structure.origin import Origin
from corpus.structure.references import issuer_of


def listed_notice(entry: Entry, origin: Origin) -> Notice:
    """A notice whose one clause is its line in the list; it has neither date nor body."""
    known_as = identity(entry.number, entry.title, "", None).among(origin.ids)
    return Notice(
        id=known_as,
        document_number=entry.number,
        title=entry.title,
        issuer=issuer_of(entry.title),
        date=None,
        addressees=(),
        attached="",
        effective_from=None,
        valid_until=None,
        cites=(),
        signature="",
        printed=False,
        clauses=(_line(entry, known_as, origin),),
        source=origin.name,
        source_sha256=origin.sha256,
    )


def _line(entry: Entry, known_as: str, origin: Origin) -> Clause:
    piece = _spaced(entry)
    return Clause(
        id=f"{known_as}.title",
        notice_id=known_as,
        label="",
        path="发文目录",
        heading="",
        text=piece.text,
        parent_id=None,
        kind=ClauseKind.TITLE,
        spans=spans_of(piece, origin.text),
    )


def _spaced(entry: Entry) -> Piece:
    solid = close_up(entry.lines)
    return join(" ", (solid.cut(0, len(entry.number)), solid.cut(len(entry.number))))
