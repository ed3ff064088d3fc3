"""A title block and a body to a notice with its clauses and metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.layout.paragraphs import close_up
from corpus.layout.title_block import TitleBlock
from corpus.model import Clause, ClauseKind, Notice
from corpus.pieces import spans_of
from corpus.printed.days import days_in, read_date
from corpus.structure.dates import effective_from, issued_on, valid_until
from corpus.structure.frame import Items, opening, part, split_imprint, split_signature
from corpus.structure.identity import identity
from corpus.structure.node import Node
from corpus.structure.origin import Origin
from corpus.structure.portions import text_of
from corpus.structure.references import cited_in, enacted_by, issuer_of, replaced_by
from corpus.structure.tree import Tree

_BARE_NUMBER = re.compile(r"^[（(]?第[^号]{1,8}号[）)]?$")
_ORDER = re.compile(r"^(.{2,40}?)(?:令|公告|通告|命令)$")


def notice_of(block: TitleBlock, items: Items, origin: Origin) -> tuple[Notice, tuple[str, ...]]:
    """The notice under a title block, and warnings about its numbering."""
    known_as = _identity(block, items, origin)
    before, rest = opening(block, items, known_as)
    body, signature, after = split_signature(rest)
    imprint, after = split_imprint(after)
    tree = Tree(known_as)
    tree.grow(body)
    closing_at = len(tree.nodes)
    tree.grow(after, names_annexes=False)
    nodes = [*before, *tree.nodes]
    if signature:
        nodes.insert(len(before) + closing_at, part(known_as, "signature", "落款", ClauseKind.SIGNATURE, signature))
    if imprint:
        nodes.append(part(known_as, "imprint", "版记", ClauseKind.SIGNATURE, imprint))
    warnings = (f"line {origin.line(offset)}: {what}" for offset, what in tree.warnings)
    return _notice(block, nodes, known_as, origin), tuple(warnings)


def _identity(block: TitleBlock, items: Items, origin: Origin) -> str:
    _, signature, _ = split_signature(items)
    signed = "\n".join(piece.text for piece in signature)
    number = _number(block, origin)
    return identity(number, _title(block), signed, _issued(block, signed, origin)).among(origin.ids)


def _title(block: TitleBlock) -> str:
    """The title; an order (令) is known by the title of what it issues."""
    title, attached = close_up(block.title).text, close_up(block.attached).text
    return attached if attached and title.endswith("令") else title


def _number(block: TitleBlock, origin: Origin) -> str:
    """The number as printed; 第722号 below 国务院令 is the number 国务院令第722号."""
    printed, title = close_up(block.number).text, close_up(block.title).text
    if _BARE_NUMBER.match(printed) and _ORDER.match(title):
        return title + printed.strip("（）()")
    return printed or origin.stated.get("number", "")


def _issuer(block: TitleBlock, signature: str) -> str:
    title = close_up(block.title).text
    order = _ORDER.match(title)
    enacted = enacted_by(close_up(block.enactment).text)
    return issuer_of(title) or (order.group(1) if order else "") or enacted or _signer(signature)


def _issued(block: TitleBlock, signature: str, origin: Origin) -> date | None:
    """The day of the signature, else the one below a law's title, else the one its page states."""
    signed = days_in("".join(signature.split()))
    if signed:
        return signed[-1]
    return issued_on("\n".join(line.text for line in block.enactment)) or read_date(origin.stated.get("date", ""))


def _notice(block: TitleBlock, nodes: Sequence[Node], known_as: str, origin: Origin) -> Notice:
    title, attached = _title(block), close_up(block.attached).text
    signature = _text_of_kind(nodes, "signature")
    issued = _issued(block, signature, origin)
    clauses = tuple(_clause(node, known_as, origin.text) for node in nodes)
    words = "\n".join(clause.text for clause in clauses)
    effective = effective_from(words, issued)
    return Notice(
        id=known_as,
        document_number=_number(block, origin),
        title=title,
        issuer=_issuer(block, signature),
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


def _signer(signature: str) -> str:
    return signature.split("\n", maxsplit=1)[0] if "\n" in signature else ""


def _text_of_kind(nodes: Sequence[Node], kind: str) -> str:
    return next((node.text for node in nodes if node.kind == kind), "")


def _addressees(text: str) -> tuple[str, ...]:
    """The bodies addressed, as printed; an enumeration such as 南湖区、秀洲区人民政府 stays together."""
    return tuple(each for each in re.split(r"[，,]|(?<=[位门])、(?=[直各有])", text.rstrip("：")) if each)


def _clause(node: Node, known_as: str, source: str) -> Clause:
    piece = text_of(node)
    return Clause(
        id=node.id,
        notice_id=known_as,
        label=node.label,
        path=node.path,
        heading=node.heading,
        text=piece.text,
        parent_id=node.parent.id if node.parent else None,
        kind=node.clause_kind,
        spans=spans_of(piece, source),
    )
