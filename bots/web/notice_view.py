"""A notice laid out as an official document: blocks with depths, tables, a table of contents, marked words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bots.web.table_view import Cell, Row, head, lay_rows, width

STATES = {"in_force": "现行有效", "not_yet": "尚未施行", "expired": "已失效", "superseded": "已被取代"}

_HEADING_STARTS_WITHIN = 12
_CONTENTS_DEPTH = 2

Marked = list[tuple[str, bool]]


@dataclass(slots=True)
class Block:
    """A clause as it is set: its heading apart from its text (on a line of its own, or running into the text
    as printed), its rows where it is a table."""

    id: str
    clause: str
    kind: str
    depth: int
    heading: str
    runs_in: bool
    paragraphs: list[Marked]
    printed_rows: list[tuple[str, str, str]] = field(default_factory=list)
    found: int = 0

    @property
    def rows(self) -> list[Row]:
        """The rows of a table, its cells merged as printed."""
        return lay_rows(self.printed_rows)

    @property
    def columns(self) -> list[Cell]:
        """The heading row of a table: its last line, where it has more than a title."""
        last = "".join(text for text, _ in self.paragraphs[-1]) if self.paragraphs and self.printed_rows else ""
        return head(last, width(self.rows)) if last else []

    @property
    def captions(self) -> list[Marked]:
        """What stands over a table beside its heading."""
        return self.paragraphs[:-1] if self.printed_rows else self.paragraphs


@dataclass(frozen=True, slots=True)
class Laid:
    """A notice ready to be set."""

    blocks: list[Block]
    contents: list[Block]
    hits: list[Block]


def lay(clauses: Sequence[Mapping[str, Any]], words: str = "") -> Laid:
    """Sets the clauses of a notice; `words` are marked wherever they stand."""
    depths = _depths(clauses)
    blocks: list[Block] = []
    by_id: dict[str, Block] = {}
    for clause in clauses:
        block = _block(clause, depths[clause["clause_id"]], words)
        table = by_id.get(clause["parent_id"] or "")
        if block.kind == "row" and table is not None and table.kind == "table":
            table.printed_rows.append((block.id, clause.get("heading") or "", clause["text"]))
            table.found += block.found
            continue
        by_id[block.id] = block
        blocks.append(block)
    contents = [b for b in blocks if b.kind in ("body", "table") and b.heading and b.depth < _CONTENTS_DEPTH]
    return Laid(blocks, contents, [b for b in blocks if b.found])


def _depths(clauses: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for clause in clauses:
        found[clause["clause_id"]] = found.get(clause["parent_id"] or "", -1) + 1
    base = min((found[c["clause_id"]] for c in clauses if c.get("kind") == "body"), default=0)
    return {each: max(0, depth - base) for each, depth in found.items()}


def _block(clause: Mapping[str, Any], depth: int, words: str) -> Block:
    kind = clause.get("kind") or "body"
    first, *others = clause["text"].split("\n")
    heading, rest = ("", first) if kind not in ("body", "table") else _apart(first, clause.get("heading") or "")
    paragraphs = [marked(text, words) for text in (rest, *others) if text]
    found = clause["text"].count(words) if words else 0
    runs_in = bool(heading and rest)
    return Block(clause["clause_id"], clause["clause"], kind, depth, heading, runs_in, paragraphs, found=found)


def _apart(first: str, heading: str) -> tuple[str, str]:
    """The numbered heading of a paragraph, and what follows it."""
    at = first.find(heading) if heading else -1
    if at < 0 or at > _HEADING_STARTS_WITHIN:
        return "", first
    end = at + len(heading)
    end += first[end : end + 1] in ("。", "：")
    return first[:end], first[end:].lstrip()


def marked(text: str, words: str) -> Marked:
    """`text` in parts, each with whether it is one of the words looked for."""
    if not words:
        return [(text, False)]
    parts: Marked = []
    for number, part in enumerate(text.split(words)):
        if number:
            parts.append((words, True))
        if part:
            parts.append((part, False))
    return parts


def validity(notice: Mapping[str, Any]) -> dict[str, Any]:
    """Where a notice stands, with its dates and the words for it."""
    given = notice.get("validity")
    state = given.get("state") if isinstance(given, Mapping) else given
    return {
        "state": state or "in_force",
        "said": STATES.get(str(state), "现行有效"),
        "from": notice.get("effective_from") or (given.get("from") if isinstance(given, Mapping) else None),
        "until": notice.get("valid_until") or (given.get("until") if isinstance(given, Mapping) else None),
    }
