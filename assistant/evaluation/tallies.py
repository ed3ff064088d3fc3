"""Sums up how a run went: by topic, by kind, by sort of fault, refusals, and the slowest questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.evaluation.bank import Turn
from assistant.evaluation.judging import Sort
from assistant.evaluation.running import Outcome, Replied

ANSWERS = frozenset({"calculation", "lookup", "clause"})
REFUSAL = "no_answer"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    name: str
    good: int
    asked: int

    @property
    def percent(self) -> float:
        """The share in per cent; all of nothing is 100."""
        return 100 * self.good / self.asked if self.asked else 100.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """The turns of which one of `expected` kinds was demanded, and the kinds that were given."""

    expected: str
    right: int
    given: Counter[str]


@dataclass(frozen=True, slots=True)
class Refusals:
    """Questions that must be refused and were answered, and questions that must be answered and were refused."""

    answered_wrongly: Share
    refused_wrongly: Share


def overall(outcomes: Sequence[Outcome]) -> Share:
    """All cases."""
    return Share("all", sum(one.passed for one in outcomes), len(outcomes))


def by(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> list[Share]:
    """The cases of each topic, bank or person, by name."""
    good: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for one in outcomes:
        asked[key(one)] += 1
        good[key(one)] += one.passed
    return [Share(name, good[name], asked[name]) for name in sorted(asked)]


def turns(outcomes: Iterable[Outcome]) -> list[Replied]:
    """All turns of all cases."""
    return [turn for one in outcomes for turn in one.turns]


def confusions(replied: Iterable[Replied]) -> list[Confusion]:
    """For each demand of kinds, what was given, the most frequent demand first."""
    given: dict[tuple[str, ...], Counter[str]] = {}
    for one in replied:
        if one.turn.kinds:
            given.setdefault(tuple(sorted(one.turn.kinds)), Counter())[one.kind] += 1
    found = [
        Confusion(" / ".join(kinds), sum(counts[kind] for kind in kinds), counts) for kinds, counts in given.items()
    ]
    return sorted(found, key=lambda one: (-one.given.total(), one.expected))


def by_kind(replied: Iterable[Replied]) -> list[Share]:
    """The turns that met all demands, by the kind that is demanded first."""
    good: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for one in replied:
        kind = one.turn.kinds[0] if one.turn.kinds else "any"
        asked[kind] += 1
        good[kind] += not one.faults
    return [Share(name, good[name], asked[name]) for name in sorted(asked)]


def sorts(replied: Iterable[Replied]) -> list[tuple[Sort, int]]:
    """How many turns have each sort of fault."""
    counts = Counter(sort for one in replied for sort in {fault.sort for fault in one.faults})
    return [(sort, counts[sort]) for sort in Sort if counts[sort]]


def to_be_answered(turn: Turn) -> bool:
    """Whether only an answer will do."""
    return bool(ANSWERS & set(turn.kinds)) and REFUSAL not in turn.kinds


def to_be_refused(turn: Turn) -> bool:
    """Whether no answer will do."""
    return REFUSAL in turn.kinds and not ANSWERS & set(turn.kinds)


def refusals(replied: Sequence[Replied]) -> Refusals:
    """Where the assistant answered what it must refuse, and refused what it must answer."""
    to_refuse = [one for one in replied if to_be_refused(one.turn)]
    to_answer = [one for one in replied if to_be_answered(one.turn)]
    return Refusals(
        Share("answered wrongly", sum(one.kind in ANSWERS for one in to_refuse), len(to_refuse)),
        Share("refused wrongly", sum(one.kind == REFUSAL for one in to_answer), len(to_answer)),
    )


def slowest(replied: Iterable[Replied], count: int = 5) -> list[Replied]:
    """The turns that took longest."""
    return sorted(replied, key=lambda one: -one.milliseconds)[:count]


def quantile(values: Iterable[float], share: float) -> float:
    """The value that so large a share does not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
