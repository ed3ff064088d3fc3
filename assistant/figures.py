"""Figures that remember which clause stated them and how they were computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answers import Step
from corpus.model import Clause, Notice
from corpus.numerals import NUMBER, NumeralError, number, plain

_HOLE = re.compile(r"\{(?P<unit>[^}]*)\}")


class FigureError(ValueError):
    """A notice states a figure twice, or in words that are no number, so that it cannot be relied on."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as a notice states it: its name, and the words in which it stands.

    In `words`, `…` skips words of the same sentence and `{元}` is the figure, a number followed by that unit
    (`{}` is a bare number, `{字}` a word). `unit` is the unit that a calculation uses; `within` is a heading
    above the clause, where the same words stand in several places (一级响应, 二级响应).
    """

    name: str
    words: str
    unit: str
    within: str = ""

    def pattern(self) -> re.Pattern[str]:
        """The words as a regular expression; the figure is its group `figure`."""
        parts = []
        for piece in re.split(r"(…|\{[^}]*\})", self.words):
            hole = _HOLE.fullmatch(piece)
            if piece == "…":
                parts.append(r"[^。]*?")
            elif hole and hole["unit"] == "字":
                parts.append(r"(?P<figure>[^，。；：、（）]+?)")
            elif hole:
                parts.append(rf"(?P<figure>{NUMBER}){re.escape(hole['unit'])}")
            else:
                parts.append(re.escape(piece))
        return re.compile("".join(parts))

    def may_stand_in(self, printed: str) -> bool:
        """Whether the words around the figure all stand in a text without blanks: what lacks one states nothing."""
        return all(piece in printed for piece in re.split(r"…|\{[^}]*\}", self.words))

    def read(self, notice: Notice) -> Reading | None:
        """What the notice states, or None where it has no such words; raises `FigureError` where it cannot be relied on."""
        pattern = self.pattern()
        places = (
            clause for clause in notice.clauses if not self.within or self.within in headings_above(notice, clause)
        )
        found = [(clause, match) for clause in places for match in pattern.finditer(unbroken(clause.text))]
        if not found:
            return None
        if len({match["figure"] for _, match in found}) > 1:
            places_found = ", ".join(dict.fromkeys(clause.id for clause, _ in found))
            raise FigureError(f"{notice.document_number} states {self.name} {len(found)} times: {places_found}")
        clause, match = found[0]
        reading = Reading(self, match["figure"], clause, match.group(0))
        return reading if "{字}" in self.words else reading.proved()


@dataclass(frozen=True, slots=True)
class Reading:
    """A stated figure as read out of its clause: the characters, the clause, and the words around them."""

    stated: Stated
    said: str
    clause: Clause
    quote: str

    @property
    def value(self) -> Decimal:
        """The number; raises `FigureError` where the words are no number."""
        try:
            return number(self.said)
        except NumeralError as error:
            raise FigureError(f"{self.clause.id} states {self.stated.name}, but {self.said} is no number") from error

    def proved(self) -> Reading:
        """The same reading, once its words have proved to be a number; raises `FigureError`."""
        _ = self.value
        return self


def headings_above(notice: Notice, clause: Clause) -> tuple[str, ...]:
    """The headings of the clauses above a clause, nearest first."""
    by_id = {one.id: one for one in notice.clauses}
    found = []
    parent = by_id.get(clause.parent_id or "")
    while parent:
        found.append(parent.heading)
        parent = by_id.get(parent.parent_id or "")
    return tuple(found)


def unbroken(text: str) -> str:
    """A clause's text without line breaks and blanks, as patterns are matched against it."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a calculation: its value and unit, how it is written, the clauses it rests on, the steps that made it."""

    value: Decimal
    unit: str
    written: str
    clauses: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    is_sum: bool = False

    def __mul__(self, other: Figure) -> Figure:
        return self._joined(other, self.value * other.value, f"{self._factor()} × {other._factor()}", False)

    def __truediv__(self, other: Figure) -> Figure:
        return self._joined(other, self.value / other.value, f"{self._factor()} ÷ {other._factor()}", False)

    def __add__(self, other: Figure) -> Figure:
        return self._joined(other, self.value + other.value, f"{self.written} + {other.written}", True)

    def __sub__(self, other: Figure) -> Figure:
        subtracted = f"（{other.written}）" if other.is_sum else other.written
        return self._joined(other, self.value - other.value, f"{self.written} − {subtracted}", True)

    def _factor(self) -> str:
        return f"（{self.written}）" if self.is_sum else self.written

    def _joined(self, other: Figure, value: Decimal, written: str, is_sum: bool) -> Figure:
        steps = self.steps + tuple(step for step in other.steps if step not in self.steps)
        clauses = tuple(dict.fromkeys((*other.clauses, *self.clauses)))
        return Figure(value, self.unit, written, clauses, steps, is_sum)

    def called(self, label: str, unit: str) -> Figure:
        """The same number as a finished step with a label and a unit."""
        step = Step(label, self.written, self.value, unit, self.clauses[0] if self.clauses else "")
        return Figure(self.value, unit, f"{plain(self.value)}{unit}", self.clauses, (*self.steps, step))

    def resting_on(self, *clauses: str) -> Figure:
        """The same figure with these clauses first among those it rests on."""
        return replace(self, clauses=tuple(dict.fromkeys((*clauses, *self.clauses))))


def given(value: Decimal, unit: str) -> Figure:
    """A figure that the user gave."""
    return Figure(value, unit, f"{plain(value)}{unit}")


def stated(reading: Reading) -> Figure:
    """A figure that a clause states; percentages become factors that are still written as per cent."""
    unit = reading.stated.unit
    if unit == "%":
        return Figure(reading.value / 100, unit, f"{plain(reading.value)}%", (reading.clause.id,))
    return Figure(reading.value, unit, f"{plain(reading.value)}{unit}", (reading.clause.id,))


def larger_of(one: Figure, floor: Figure, label: str, unit: str) -> Figure:
    """The larger of two figures as a step; where the floor wins, the step says so and rests on the floor's clause."""
    if one.value >= floor.value:
        return one
    written = f"{plain(one.value)}{unit} 不足 {floor.written}，按 {floor.written} 计"
    return Figure(floor.value, unit, written, tuple(dict.fromkeys((*floor.clauses, *one.clauses))), one.steps).called(
        label, unit
    )


def smaller_of(one: Figure, ceiling: Figure, label: str, unit: str) -> Figure:
    """The smaller of two figures as a step that says which it is."""
    below = one.value <= ceiling.value
    written = f"{one.written} {'不超过' if below else '超过上限'} {ceiling.written}"
    steps = ceiling.steps + tuple(step for step in one.steps if step not in ceiling.steps)
    clauses = tuple(dict.fromkeys((*ceiling.clauses, *one.clauses)))
    return Figure(min(one.value, ceiling.value), unit, written, clauses, steps).called(label, unit)


def total(figures: Iterable[Figure], label: str, unit: str) -> Figure:
    """The sum of figures as a step."""
    first, *others = figures
    for other in others:
        first = first + other
    return first.called(label, unit)
