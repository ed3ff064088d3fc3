"""What stands around a notice's body: title, addressee, promulgation, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layout.lines import Line
from corpus.layout.paragraphs import close_up
from corpus.layout.promulgations import DISCLOSED
from corpus.layout.tables import Table
from corpus.layout.title_block import TitleBlock
from corpus.model import ClauseKind
from corpus.pieces import Piece
from corpus.printed.days import DAY, read_date
from corpus.printed.labels import label_of
from corpus.printed.numbers import is_addressee, is_issuer
from corpus.structure.node import Node

_MOST_ISSUERS = 8
_SIGNED_ON_ONE_LINE = re.compile(rf"^([^，。；：]{{3,40}}){DAY}$")

_IMPRINT = re.compile(
    r"^(?:抄送|抄报|分送|主题词)[：:]|^[^，。；：]{2,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发|印制)(?:共印\d+份)?$"
)

Items = Sequence[Piece | Table]


def opening(block: TitleBlock, items: Items, notice_id: str) -> tuple[list[Node], Items]:
    """The clauses before the body, and the items left for the body."""
    title = [close_up(lines) for lines in (block.title, block.number) if lines]
    nodes = [part(notice_id, "title", "标题", ClauseKind.TITLE, title)]
    first = items[0] if items else None
    if not block.promulgation and isinstance(first, Piece) and is_addressee(first.text):
        passed = [close_up(lines) for lines in _enactment(block)]
        if passed:
            nodes.append(part(notice_id, "enactment", "题注", ClauseKind.PROMULGATION, passed))
        return [*nodes, part(notice_id, "addressee", "主送机关", ClauseKind.ADDRESSEE, [first])], items[1:]
    for name, path, kind, lines in (
        ("addressee", "主送机关", ClauseKind.ADDRESSEE, [block.addressee]),
        ("promulgation", "印发语", ClauseKind.PROMULGATION, [block.promulgation]),
        ("signature", "落款", ClauseKind.SIGNATURE, [(line,) for line in block.signature]),
        ("attached", "所附文件标题", ClauseKind.TITLE, [block.attached]),
        ("enactment", "题注", ClauseKind.PROMULGATION, _enactment(block)),
    ):
        pieces = [close_up(each) for each in lines if each]
        if pieces:
            nodes.append(part(notice_id, name, path, kind, pieces))
    return nodes, items


def part(notice_id: str, name: str, path: str, kind: ClauseKind, pieces: list[Piece]) -> Node:
    """A clause that has a name instead of a number."""
    return Node(f"{notice_id}.{name}", path, None, name, paragraphs=pieces, clause_kind=kind)


def _enactment(block: TitleBlock) -> list[Sequence[Line]]:
    """A bracket that runs over several lines is one paragraph; lines that each begin with a day are one each."""
    lines = block.enactment
    return [lines] if lines and lines[0].text[0] in "（(" else [(line,) for line in lines]


def split_signature(items: Items) -> tuple[Items, list[Piece], Items]:
    """The body, the signature that closes it (who signs, the day), and what is printed after it."""
    for at in range(len(items) - 1, 0, -1):
        day = items[at]
        if not isinstance(day, Piece) or not _is_day(day.text):
            continue
        first = at
        while first > 1 and at - first < _MOST_ISSUERS and _signs(items[first - 1]):
            first -= 1
        if first < at or read_date(day.text) is None:
            stop = at + 1
            while stop < len(items) and isinstance(below := items[stop], Piece) and DISCLOSED.match(below.text):
                stop += 1
            signature = [item for item in items[first:stop] if isinstance(item, Piece)]
            return items[:first], signature, items[stop:]
    return items, [], ()


def split_imprint(items: Items) -> tuple[list[Piece], Items]:
    """What a notice closes its last page with (版记: to whom copies go, who printed it and when), and the other items."""
    imprint = [item for item in items if isinstance(item, Piece) and _IMPRINT.match("".join(item.text.split()))]
    return imprint, [item for item in items if item not in imprint]


def _signs(item: Piece | Table) -> bool:
    return isinstance(item, Piece) and label_of(item.text) is None and is_issuer(item.text)


def _is_day(text: str) -> bool:
    """Whether a line is a day, or who signs and a day."""
    match = _SIGNED_ON_ONE_LINE.match("".join(text.split()))
    return read_date(text) is not None or bool(match and is_issuer(match.group(1)))
