"""One input that a rule needs: its question, its kind and its range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

Given: TypeAlias = "Decimal | str | bool | tuple[Decimal, ...] | tuple[str, ...] | tuple[bool, ...]"
Inputs: TypeAlias = Mapping[str, Given]

_DECIMALS = 6  # finer than anything that is measured or paid
_FINEST = Decimal(1).scaleb(-_DECIMALS)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a unit and a range; `cues` are words beside which it stands when several numbers are given.

    `bare` says that a number without a unit may be meant; `many` that several may be given (one for each household);
    `part_of` names the amount that this one is a part of, and so cannot exceed; `aside` is one that only some outputs
    look at and that tells nothing of whether the rule is meant.
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
    part_of: str = ""
    aside: bool = False

    def problem(self, value: Decimal) -> str | None:
        """What is wrong with a number given for this input, in Chinese, or None."""
        low = value < self.minimum or (self.above and value == self.minimum)
        if low or value > self.maximum:
            least = f"大于{self.minimum}" if self.above else f"不小于{self.minimum}"
            return f"{self.label}应{least}、不超过{self.maximum:,}{self.unit}"
        if value != value.quantize(_FINEST):
            return f"{self.label}最多写到小数点后{_DECIMALS}位"
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several named options; each is recognised by a concept of the lexicon; with `many`, one for each household."""

    name: str
    label: str
    question: str
    question_en: str
    options: Mapping[str, ChoiceOption]
    required: bool = True
    many: bool = False


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
    required: bool = False
    many: bool = False


Ask: TypeAlias = Amount | Choice | Flag


def beyond_the_whole(asks: Iterable[Ask], given: Inputs) -> dict[str, str]:
    """Amounts that exceed what they are a part of: the input's name, and what is wrong with it, in Chinese."""
    asks = tuple(asks)
    labels = {ask.name: ask.label for ask in asks}
    found = {}
    for ask in asks:
        if isinstance(ask, Amount) and ask.part_of:
            part, whole = given.get(ask.name), given.get(ask.part_of)
            if isinstance(part, Decimal) and isinstance(whole, Decimal) and part > whole:
                found[ask.name] = f"{ask.label}是{labels[ask.part_of]}的一部分，不能超过它"
    return found


def uneven(asks: Iterable[Ask], given: Inputs) -> dict[str, str]:
    """Inputs given home by home that do not speak of as many homes as another one does, with what is wrong."""
    several = [(ask, len(value)) for ask in asks if isinstance(value := given.get(ask.name), tuple)]
    if not several:
        return {}
    first, count = several[0]
    return {
        ask.name: f"{first.label}写了{count}个，{ask.label}写了{length}个，个数应当一致"
        for ask, length in several
        if length != count
    }
