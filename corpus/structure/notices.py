"""A title block and a body to a notice with its clauses and metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.layout.paragraphs import close_up
from corpus.layout.title_blocks import TitleBlock
from corpus.model import Clause, ClauseKind, Notice
from corpus.pieces import spans_of
from corpus.printed.numbers import read_date
from corpus.structure.dates import effective_from, valid_until
from corpus.structure.frame import Items, opening, part, split_signature
from corpus.structure.node import Node
from corpus.structure.origin import Origin
from corpus.structure.references import cited_in, issuer_of, notice_id, replaced_by, title_id
from corpus.structure.tree import Tree, text_of


def notice_of(block: TitleBlock, items: Items, origin: Origin) -> tuple[Notice, tuple[str, ...]]:
    """The notice under a title block, and warnings about its numbering."""
    number, title = close_up(block.number).text, close_up(block.title).text
    identity = notice_id(number) if number else title_id(title)
    before, rest = opening(block, items, identity)
    body, signature, after = split_signature(rest)
    tree = Tree(identity)
    tree.grow(body)
    closing_at = len(tree.nodes)
    tree.grow(after)
    nodes = [*before, *tree.nodes]
    if signature:
        nodes.insert(len(before) + closing_at, part(identity, "signature", "落款", ClauseKind.SIGNATURE, signature))
    return _notice(block, nodes, identity, origin), tuple(tree.warnings)


def _notice(block: TitleBlock, nodes: Sequence[Node], identity: str, origin: Origin) -> Notice:
    title, attached = close_up(block.title).text, close_up(block.attached).text
    signature = _text_of_kind(nodes, "signature")
    issued = read_date(signature.split("\n")[-1])
    clauses = tuple(_clause(node, identity, origin.text) for node in nodes)
    words = "\n".join(clause.text for clause in clauses)
    effective = effective_from(words, issued)
    return Notice(
        id=identity,
        document_number=close_up(block.number).text,
        title=title,
        issuer=issuer_of(title) or signature.split("\n")[0],
        date=issued,
        addressees=_addressees(_text_of_kind(nodes, "addressee")),
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


def _text_of_kind(nodes: Sequence[Node], kind: str) -> str:
    return next((node.text for node in nodes if node.kind == kind), "")


def _addressees(text: str) -> tuple[str, ...]:
    """The bodies addressed, as printed; an enumeration such as 南湖区、秀洲区人民政府 stays together."""
    return tuple(each for each in re.split(r"[，,]|(?<=[位门])、(?=[直各有])", text.rstrip("：")) if each)


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
