"""废止: which documents a clause takes out of force, and from what day on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Clause, Notice
from corpus.succession.naming import Named, named_in

_HINTS = ("废止", "停止", "不再", "失效")
_ENDS = re.compile(r"废止|(?:停止|不再)(?:执行|施行|实施|适用)|失效")
_NOT = re.compile(r"(?:未|不予|没有|不得|尚未)(?:被)?$")
_BELOW = re.compile(r"下列|以下|如下|所列|附件")
_TITLES = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")
_OF_DAY = re.compile(r"[自从于](\d{4})年(\d{1,2})月(\d{1,2})日起?(?:同时|予以|正式)?$")


@dataclass(frozen=True, slots=True)
class Repeal:
    """A document that a clause takes out of force, from a day of its own where the clause names one."""

    named: Named
    clause: Clause
    since: date | None


def repeals(notice: Notice) -> Iterator[Repeal]:
    """Every document that a notice takes out of force."""
    for clause in notice.clauses:
        if any(word in clause.text for word in _HINTS):
            for match in re.finditer(r"[^。；\n]+", clause.text):
                yield from _of_sentence(match, clause, notice.clauses)


def _of_sentence(said: re.Match[str], clause: Clause, clauses: Sequence[Clause]) -> Iterator[Repeal]:
    """What stands before the word that ends it; where that only points to a list, what the list names."""
    sentence = said[0]
    masked = _TITLES.sub(lambda match: "·" * len(match[0]), sentence)
    begun = 0
    for ends in _ENDS.finditer(masked):
        before, begun = sentence[begun : ends.start()], ends.end()
        if _NOT.search(before):
            continue
        found = named_in(before)
        if not found and _BELOW.search(masked):
            listed = (clause.text[said.end() :], *_listed_after(clause, clauses))
            found = tuple(one for text in listed for one in named_in(text))
        yield from (Repeal(one, clause, _since(before)) for one in found)


def _listed_after(clause: Clause, clauses: Sequence[Clause]) -> Iterator[str]:
    """The numbered clauses that follow one as its list: those below it, or beside it where it opens them."""
    at = clauses.index(clause)
    for one in clauses[at + 1 :]:
        below = one.id.startswith(f"{clause.id}.")
        if not below and (clause.label or not one.label):
            return
        yield one.text


def _since(before: str) -> date | None:
    match = _OF_DAY.search(before)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
