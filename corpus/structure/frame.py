"""What stands around a notice's body: title, addressee, promulgation, signature."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.layout.paragraphs import close_up
from corpus.layout.tables import Table
from corpus.layout.title_blocks import TitleBlock
from corpus.model import ClauseKind
from corpus.pieces import Piece
from corpus.printed.numbers import ISSUER, is_addressee, read_date
from corpus.structure.node import Node

Items = Sequence[Piece | Table]


def opening(block: TitleBlock, items: Items, notice_id: str) -> tuple[list[Node], Items]:
    """The clauses before the body, and the items left for the body."""
    title = [close_up(lines) for lines in (block.title, block.number) if lines]
    nodes = [part(notice_id, "title", "标题", ClauseKind.TITLE, title)]
    first = items[0] if items else None
    if not block.promulgation and isinstance(first, Piece) and is_addressee(first.text):
        return [*nodes, part(notice_id, "addressee", "主送机关", ClauseKind.ADDRESSEE, [first])], items[1:]
    for name, path, kind, lines in (
        ("addressee", "主送机关", ClauseKind.ADDRESSEE, [block.addressee]),
        ("promulgation", "印发语", ClauseKind.PROMULGATION, [block.promulgation]),
        ("signature", "落款", ClauseKind.SIGNATURE, [(line,) for line in block.signature]),
        ("attached", "所附文件标题", ClauseKind.TITLE, [block.attached]),
    ):
        pieces = [close_up(each) for each in lines if each]
        if pieces:
            nodes.append(part(notice_id, name, path, kind, pieces))
    return nodes, items


def part(notice_id: str, name: str, path: str, kind: ClauseKind, pieces: list[Piece]) -> Node:
    """A clause that has a name instead of a number."""
    return Node(f"{notice_id}.{name}", path, None, name, paragraphs=pieces, clause_kind=kind)


def split_signature(items: Items) -> tuple[Items, list[Piece], Items]:
    """The body, the signature that closes it (issuer, date), and what is printed after it."""
    for at in range(len(items) - 1, 0, -1):
        issuer, day = items[at - 1], items[at]
        if isinstance(issuer, Piece) and isinstance(day, Piece) and read_date(day.text) and ISSUER.match(issuer.text):
            return items[: at - 1], [issuer, day], items[at + 1 :]
    return items, [], ()
