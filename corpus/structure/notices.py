"""A title block and a body to a notice with its clauses and metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.layout.listing import Entry
from corpus.layout.paragraphs import close_up
from corpus.layout.tables import Table
from corpus.layout.title_blocks import TitleBlock
from corpus.model import Clause, ClauseKind, Notice
from corpus.pieces import Piece, join, spans_of
from corpus.printed.numbers import ISSUER, is_addressee, read_date
from corpus.structure.dates import effective_from, valid_until
from corpus.structure.node import Node
from corpus.structure.references import cited_in, notice_id, replaced_by
from corpus.structure.tree import Tree, text_of

_TITLED = re.compile(r"^(.{2,40}?)关于")
Items = Sequence[Piece | Table]


@dataclass(frozen=True, slots=True)
class Origin:
    """The source a notice is read from: its file name, the hash of its bytes, its text as received."""

    name: str
    sha256: str
    text: str


def notice_of(block: TitleBlock, items: Items, origin: Origin) -> tuple[Notice, tuple[str, ...]]:
    """The notice under a title block, and warnings about its numbering."""
    number = close_up(block.number)
    identity = notice_id(number.text)
    opening, rest = _opening(block, items, identity)
    body, signature, after = _split_signature(rest)
    tree = Tree(identity)
    tree.grow(body)
    closing = [_part(identity, "signature", "落款", ClauseKind.SIGNATURE, signature)] if signature else []
    if after:
        tree.grow(after)
    nodes = _in_order([*opening, *tree.nodes, *closing])
    return _notice(block, nodes, identity, number.text, origin), tuple(tree.warnings)


def _opening(block: TitleBlock, items: Items, identity: str) -> tuple[list[Node], Items]:
    """The nodes before the body, and the items left for the body."""
    title = [close_up(block.title), close_up(block.number)]
    nodes = [_part(identity, "title", "标题", ClauseKind.TITLE, title)]
    first = items[0] if items else None
    if not block.promulgation and isinstance(first, Piece) and is_addressee(first.text):
        return [*nodes, _part(identity, "addressee", "主送机关", ClauseKind.ADDRESSEE, [first])], items[1:]
    for name, path, kind, lines in (
        ("addressee", "主送机关", ClauseKind.ADDRESSEE, [block.addressee]),
        ("promulgation", "印发语", ClauseKind.PROMULGATION, [block.promulgation]),
        ("signature", "落款", ClauseKind.SIGNATURE, [(line,) for line in block.signature]),
        ("attached", "所附文件标题", ClauseKind.TITLE, [block.attached]),
    ):
        pieces = [close_up(each) for each in lines if each]
        if pieces:
            nodes.append(_part(identity, name, path, kind, pieces))
    return nodes, items


def _part(identity: str, name: str, path: str, kind: ClauseKind, pieces: list[Piece]) -> Node:
    return Node(f"{identity}.{name}", path, None, name, paragraphs=pieces, clause_kind=kind)


def _split_signature(items: Items) -> tuple[Items, list[Piece], Items]:
    """The body, the signature that closes it (issuer, date), and what is printed after it."""
    for at in range(len(items) - 1, 0, -1):
        issuer, day = items[at - 1], items[at]
        if isinstance(issuer, Piece) and isinstance(day, Piece) and read_date(day.text) and ISSUER.match(issuer.text):
            return items[: at - 1], [issuer, day], items[at + 1 :]
    return items, [], ()


def _in_order(nodes: list[Node]) -> list[Node]:
    """An attachment printed after the signature stays after it."""
    signed = [node for node in nodes if node.kind == "signature"]
    if not signed:
        return nodes
    first = max(offset for piece in signed[0].paragraphs for offset in piece.offsets)
    late = [node for node in nodes if node.kind == "annex" and min(node.paragraphs[0].offsets) > first]
    if not late or nodes.index(late[0]) > nodes.index(signed[0]):
        return nodes
    nodes.remove(signed[0])
    nodes.insert(nodes.index(late[0]), signed[0])
    return nodes


def _notice(block: TitleBlock, nodes: Sequence[Node], identity: str, number: str, origin: Origin) -> Notice:
    title, attached = close_up(block.title).text, close_up(block.attached).text
    signature = next((node.text for node in nodes if node.kind == "signature"), "")
    addressee = next((node.text for node in nodes if node.kind == "addressee"), "")
    issued = read_date(signature.split("\n")[-1])
    clauses = tuple(_clause(node, identity, origin.text) for node in nodes)
    words = "\n".join(clause.text for clause in clauses)
    effective = effective_from(words, issued)
    return Notice(
        id=identity,
        document_number=number,
        title=title,
        issuer=issuer_of(title) or signature.split("\n")[0],
        date=issued,
        addressees=_addressees(addressee),
        attached=attached,
        effective_from=effective,
        valid_until=valid_until(words, effective),
        cites=tuple(each for each in cited_in(words) if each != f"《{attached}》"),
        signature=signature,
        printed=True,
        clauses=clauses,
        source=origin.name,
        source_sha256=origin.sha256,
        supersedes=replaced_by(words),
    )


def listed_notice(entry: Entry, origin: Origin) -> Notice:
    """A notice that a bulletin lists without its text; its one clause is its line in the list."""
    identity = notice_id(entry.number)
    piece = _spaced(entry)
    clause = Clause(
        id=f"{identity}.title",
        notice_id=identity,
        label="",
        path="发文目录",
        heading="",
        text=piece.text,
        parent_id=None,
        kind=ClauseKind.TITLE,
        spans=spans_of(piece, origin.text),
    )
    nothing: date | None = None
    return Notice(
        id=identity,
        document_number=entry.number,
        title=entry.title,
        issuer=issuer_of(entry.title),
        date=nothing,
        addressees=(),
        attached="",
        effective_from=nothing,
        valid_until=nothing,
        cites=(),
        signature="",
        printed=False,
        clauses=(clause,),
        source=origin.name,
        source_sha256=origin.sha256,
    )


def _spaced(entry: Entry) -> Piece:
    solid = close_up(entry.lines)
    return join(" ", (solid.cut(0, len(entry.number)), solid.cut(len(entry.number))))


def issuer_of(title: str) -> str:
    """Who issues a notice, as its title says: the words before 关于."""
    match = _TITLED.match(title)
    return match.group(1) if match else ""


def _addressees(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[，,]|(?<=[位门])、(?=[直各有])", text.rstrip("：")) if part)


def _clause(node: Node, identity: str, source: str) -> Clause:
    piece = text_of(node)
    return Clause(
        id=node.id,
        notice_id=identity,
        label=node.label,
        path=node.path,
        heading=node.heading,
        text=piece.text,
        parent_id=node.parent.id if node.parent else None,
        kind=node.clause_kind,
        spans=spans_of(piece, source),
    )
