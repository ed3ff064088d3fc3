"""How a target reads: its year, its indicator and its value, and the words of the clause that state it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Quote, Situation
from corpus.numerals import plain
from corpus.register.targets import Target

_NEAR = 12
_ENGLISH_UNITS = {"%": "%", "元/人": " yuan per person", "元": " yuan", "平方米": " m²"}


def amount(target: Target) -> str:
    """The value with its unit: 1～2个, 15%以上."""
    number = plain(target.value) + (f"～{plain(target.high)}" if target.high else "")
    return f"{number}{target.unit}{target.side}"


def value(target: Target) -> str:
    """The value with how it is to be met: 达到80家, 控制在1%以内."""
    return f"{'' if target.bound == '新增' else target.bound}{amount(target)}"


def stated(target: Target) -> str:
    """What is to be reached, as a sentence: 保险深度要超过4%, 要建成2个建筑工业化生产基地."""
    if target.bound != "新增":
        made = target.unit == "个" and target.bound == "建成"
        return f"要{value(target)}{target.indicator}" if made else f"{target.indicator}要{value(target)}"
    return f"{target.indicator}要有{amount(target)}"


def in_year(target: Target) -> str:
    """What is to be reached when: 到2020年，保险深度要超过4%."""
    return f"{target.period}，{stated(target)}"


def in_english(target: Target) -> str:
    """The value and the year in English, with the indicator as printed."""
    return f"{_when(target)}: {_value_in_english(target)} ({target.indicator}: {value(target)})"


def _when(target: Target) -> str:
    begin = re.match(r"(\d{4})[～~—-]", target.period)
    if begin:
        return f"In {begin.group(1)}–{target.year}"
    if target.period.endswith("前"):
        return f"Before {target.year}"
    return f"By the end of {target.year}" if target.period.endswith(("末", "底")) else f"By {target.year}"


def _value_in_english(target: Target) -> str:
    how = "at most " if target.at_most else "more than " if target.strict else "at least " if target.side else ""
    if target.unit == "亿元":
        large = target.value >= 10
        number = plain(target.value / 10 if large else target.value * 100)
        return f"{how}{number} {'billion' if large else 'million'} yuan"
    number = plain(target.value) + (f"–{plain(target.high)}" if target.high else "")
    return f"{how}{number}{_ENGLISH_UNITS.get(target.unit, '')}"


def quotes(chosen: Sequence[Target]) -> tuple[Quote, ...]:
    """For each clause its words that state the targets, from the first to the last of them."""
    by_clause: dict[str, list[Target]] = {}
    for target in chosen:
        by_clause.setdefault(target.clause.id, []).append(target)
    return tuple(_spanning(targets) for targets in by_clause.values())


def _spanning(targets: Sequence[Target]) -> Quote:
    """The words of one clause from the first year meant to the last value."""
    clause = targets[0].clause
    text = re.sub(r"\s+", "", clause.text)
    spans = [_span(text, target) for target in targets]
    return Quote(clause, text[min(begin for begin, _ in spans) : max(end for _, end in spans)])


def _span(text: str, target: Target) -> tuple[int, int]:
    """Where a target stands, with the year before it where that is near."""
    begin = text.index(target.quote)
    year = text.rfind(target.period, 0, begin)
    near = year >= 0 and begin - year - len(target.period) <= _NEAR
    return year if near else begin, begin + len(target.quote)


def suggestions(found: Sequence[Target], shown: Sequence[Target]) -> tuple[str, ...]:
    """The years that there are targets for and that were not shown."""
    left = sorted({target.year for target in found} - {target.year for target in shown})
    return (*(f"{year}年的目标呢？" for year in left[:2]), "原文")


def number_of(target: Target, situation: Situation) -> str:
    """The number of the notice that states a target."""
    return situation.known.notice_of(target.clause).document_number
