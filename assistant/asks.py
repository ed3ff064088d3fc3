"""One input that a rule needs: its question, its kind and its range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

Given: TypeAlias = "Decimal | str | bool | tuple[Decimal, ...]"
Inputs: TypeAlias = Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a unit and a range; `cues` are words beside which it stands when several numbers are given.

    `bare` says that a number without a unit may be meant; `many` that several may be given (one for each household).
    """

    name: str
    label: str
    unit: str
    question: str
    question_en: str
    units: tuple[str, ...] = ()
    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(10**12)
    above: bool = True  # the minimum itself is not allowed
    cues: tuple[str, ...] = ()
    bare: bool = True
    many: bool = False
    whole: bool = False
    required: bool = True

    def problem(self, value: Decimal) -> str | None:
        """What is wrong with a number given for this input, in Chinese, or None."""
        low = value < self.minimum or (self.above and value == self.minimum)
        if low or value > self.maximum:
            least = f"大于{self.minimum}" if self.above else f"不小于{self.minimum}"
            return f"{self.label}应{least}、不超过{self.maximum:,}{self.unit}"
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several named options; each is recognised by a concept of the lexicon."""

    name: str
    label: str
    question: str
    question_en: str
    options: Mapping[str, ChoiceOption]
    default: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class ChoiceOption:
    """An option of a `Choice`: how it is written in an answer, in English, and the concepts that mean it."""

    label: str
    english: str
    concepts: tuple[str, ...]
    also: tuple[str, ...] = field(default=())  # further short answers to the question: 里面, 内


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that holds or not; it holds where its concept is spoken of and not negated, not where `denied_by` is."""

    name: str
    label: str
    question: str
    question_en: str
    concepts: tuple[str, ...]
    denied_by: tuple[str, ...] = ()
    default: bool = False
    required: bool = False


Ask: TypeAlias = Amount | Choice | Flag
