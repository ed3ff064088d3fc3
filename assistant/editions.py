"""Which notice sets a rule on which day: its editions, one after the other, and the gaps for which it is off.

An edition begins with a notice that states all figures of the rule, or with a change of one of its clauses. Where a
later notice has taken the place of the one before in other words, or changed it so that a figure can no longer be
read, there is a gap: nothing is computed, least of all with the figures of before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from assistant.figures import unbroken
from assistant.rereading import Reader, change_texts, concerns, read_again
from assistant.rules import Law, Rule
from corpus.library import Library
from corpus.model import Clause, Notice
from corpus.succession.matters import place_of
from corpus.succession.succession import Amendment


class RuleOff(ValueError):
    """A rule cannot be used: no notice states its figures, or two in force on one day state them."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A rule as a notice sets it, from a day on (None: for as long as there is memory)."""

    rule: Rule
    law: Law
    since: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule cannot be computed from a day on: why, which notice governs, and its clauses that say so."""

    rule: Rule
    since: date
    why: str
    notice: Notice
    clauses: tuple[Clause, ...]


def edition_on(found: Sequence[Edition | Gap], day: date) -> Edition | Gap:
    """What holds on a day, the newest that has begun; before the first, the first (which is not yet in force)."""
    begun = [one for one in found if (one.since or date.min) <= day]
    return begun[-1] if begun else found[0]


def law_on(found: Sequence[Edition | Gap], day: date) -> Law | None:
    """The figures that hold on a day, or None in a gap."""
    one = edition_on(found, day)
    return one.law if isinstance(one, Edition) else None


def of_notices(found: Sequence[Edition | Gap], named: Set[str]) -> tuple[Edition | Gap, ...]:
    """The editions that notices of these ids set, where they set some: a question may name a notice of another day."""
    own = tuple(one for one in found if isinstance(one, Edition) and one.law.notice.id in named)
    return own or tuple(found)


def editions(rule: Rule, library: Library) -> tuple[Edition | Gap, ...]:
    """The editions and gaps of a rule, oldest first; raises `RuleOff` where no notice states it or two clash."""
    read = {notice.id: Reader(rule, notice, library.words_of(notice)) for notice in library.notices if notice.printed}
    stating = [one for one in read.values() if one.complete]
    if not stating:
        raise RuleOff(f"{rule.name}: no notice states all figures of the rule" + _lacking(read.values()))
    home = library.home(dict.fromkeys(place_of(one.notice) for one in stating))
    stating = [one for one in stating if place_of(one.notice) == home]
    firsts = [one.notice.effective_from for one in stating]
    if len(set(firsts)) < len(firsts):
        numbers = "、".join(one.notice.document_number for one in stating)
        raise RuleOff(f"{rule.name}: two notices state its figures from the same day on: {numbers}")
    stating.sort(key=lambda one: _first(one.notice.effective_from))
    found: list[Edition | Gap] = []
    for one, until in zip(stating, [*sorted(map(_first, firsts))[1:], date.max], strict=True):
        found.append(Edition(rule, Law(one.notice, one.readings), one.notice.effective_from))
        after = (*_changed(one, library.amendments(one.notice, date.max)), *_replaced(one, read, library))
        found += [each for each in after if _first(each.since) < until]
    found += _restated([one for one in read.values() if place_of(one.notice) == home], min(firsts, key=_first))
    return tuple(sorted(found, key=lambda one: (_first(one.since), isinstance(one, Edition))))


def _first(day: date | None) -> date:
    return day or date.min


def _lacking(read: Iterable[Reader]) -> str:
    return "".join(f"; {one.why}" for one in read if one.touches)


def _replaced(one: Reader, read: Mapping[str, Reader], library: Library) -> Iterator[Gap]:
    """The gaps that notices leave which replace this one and do not state the figures as it does."""
    for replacement in library.succession.replacements:
        later = replacement.later
        if replacement.earlier is one.notice and later.id in read and not read[later.id].complete:
            said = tuple(reading.clause for reading in read[later.id].readings.values())
            clauses = (*said, *((replacement.clause,) if replacement.clause else ()))
            yield Gap(one.rule, replacement.since, read[later.id].why, later, tuple(dict.fromkeys(clauses)))


def _restated(read: Sequence[Reader], first: date | None) -> Iterator[Gap]:
    """The gaps that later notices leave which state some of the figures anew and others not, or not in one way."""
    for one in read:
        since = one.notice.effective_from
        if since and since > _first(first) and one.touches and not one.complete:
            clauses = tuple(dict.fromkeys(reading.clause for reading in one.readings.values()))
            yield Gap(one.rule, since, one.why, one.notice, clauses)


def _changed(one: Reader, amendments: Sequence[Amendment]) -> Iterator[Edition | Gap]:
    """The editions that changes of the notice's clauses make, or the gaps that they leave."""
    texts = {clause.id: (unbroken(clause.text), clause) for clause in one.notice.clauses}
    for since in sorted({change.since for change in amendments}):
        lost: list[Amendment] = []
        for change in (each for each in amendments if each.since == since):
            change_texts(texts, change, lost)
        readings, gone = read_again(one, texts)
        touched = [each for each in lost if concerns(each, one)]
        later = next(each for each in amendments if each.since == since).later
        if gone or touched:
            clauses = tuple(dict.fromkeys(each.clause for each in amendments if each.since == since))
            why = f"{later.document_number} changes {one.notice.document_number}"
            why += f" so that it does not state {', '.join(gone)} in one way" if gone else " in words that are not read"
            yield Gap(one.rule, since, why, later, clauses)
        elif {name: each.said for name, each in readings.items()} != {n: e.said for n, e in one.readings.items()}:
            yield Edition(one.rule, Law(one.notice, readings), since)
