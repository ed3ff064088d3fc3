"""A number with its unit as people meant it, and where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus.numerals import NumeralError, number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as people meant it, and where it stands in the text.

    `unit` is one of ㎡, 月, 元, 元/㎡, 层, ℃, %, 户, 小时, 天, 年份, AQI, 家, or "" for a bare number.
    """

    value: Decimal
    unit: str
    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the range shares a character with this quantity."""
        return self.start < end and start < self.end


def value_of(digits: str) -> Decimal | None:
    """The number that digits or Chinese numerals say; None where they say none."""
    try:
        return number(digits)
    except NumeralError:
        return None
