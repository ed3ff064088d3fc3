"""How a clause names other documents and their clauses: 《…》（…〔2017〕62号）第一条第（二）项."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Clause
from corpus.numerals import NumeralError, number
from corpus.printed.numbers import NUMBER

_NAMED = re.compile(rf"《(?P<title>(?:[^《》]|《[^《》]*》)+)》|(?P<number>{NUMBER.pattern})")
_NUMERAL = r"[零〇一二三四五六七八九十百千\d]+"
_STEP = re.compile(
    rf"第（?(?P<ordinal>{_NUMERAL})）?(?P<kind>[编章节条项目款])(?:之(?P<of>{_NUMERAL}))?"
    rf"|(?P<plain>{_NUMERAL})[、.．]|（(?P<bracketed>{_NUMERAL})）"
)
#: Where in a document something stands: 第三条第二款, 一、（二）, 第一条第（二）项.
PLACE = rf"(?:(?:第（?{_NUMERAL}）?[编章节条项目款](?:之{_NUMERAL})?|{_NUMERAL}、|（{_NUMERAL}）)+)"
_UNCOUNTED = frozenset("编章节款")  # parts that are no clause of their own, or that an article's number does not count


@dataclass(frozen=True, slots=True)
class Named:
    """A document as it is named: by title, by number, or by both ("" for what is not said)."""

    title: str = ""
    number: str = ""

    def __bool__(self) -> bool:
        return bool(self.title or self.number)


def named_in(text: str) -> tuple[Named, ...]:
    """The documents that a text names, in order; a number in brackets after a title belongs to it."""
    found: list[Named] = []
    end = 0
    for match in _NAMED.finditer(text):
        beside = bool(found) and text[end : match.start()] in {"（", "("}
        if match["number"] and beside and not found[-1].number:
            found[-1] = Named(found[-1].title, match["number"])
        else:
            found.append(Named(match["title"] or "", match["number"] or ""))
        end = match.end()
    return tuple(found)


def clause_at(place: str, clauses: Iterable[Clause]) -> Clause | None:
    """The one clause that stands at a printed place, or None where there is none or more than one."""
    steps = _steps(place)
    if not steps:
        return None
    found = [clause for clause in clauses if clause.label and _steps(clause.path)[-len(steps) :] == steps]
    articles = [clause for clause in found if "条" in clause.path]
    found = articles if articles and "条" in place else [one for one in found if len(_steps(one.path)) == len(steps)]
    return found[0] if len(found) == 1 else None


def _steps(place: str) -> list[str]:
    """The numbers on the way to a place, in one form: 第三条第（二）项 and 三、（二） are both 3, 2."""
    steps = []
    for match in _STEP.finditer(place):
        if match["kind"] and match["kind"] in _UNCOUNTED:
            continue
        said = match["ordinal"] or match["plain"] or match["bracketed"]
        try:
            steps.append(str(number(said)) + (f"-{number(match['of'])}" if match["of"] else ""))
        except NumeralError:
            return []
    return steps
