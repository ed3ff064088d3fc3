"""How amounts and inputs are written in an answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.asks import Amount, Choice, Flag
from assistant.rules import Rule
from corpus.numerals import plain


def said_amount(value: Decimal, unit: str) -> str:
    """An amount with its unit; large sums of money also in 万元 or 亿元: 1200000元（120万元）."""
    said = f"{plain(value)}{unit}"
    if unit == "元" and abs(value) >= 100_000 and value % 1000 == 0:
        large, name = (Decimal(10**8), "亿元") if abs(value) >= 10**8 else (Decimal(10**4), "万元")
        said += f"（{plain(value / large)}{name}）"
    return said


def said_inputs(rule: Rule, given: Mapping[str, Any]) -> str:
    """What was given for a rule, as a list: 三环内、120平方米、期房产权调换、过渡期18个月."""
    said = []
    for ask in rule.inputs:
        if ask.name not in given:
            continue
        value = given[ask.name]
        if isinstance(ask, Choice):
            said.append(ask.options[value].label)
        elif isinstance(ask, Flag):
            said.append(ask.label if value else f"没有{ask.label}")
        elif isinstance(ask, Amount):
            values = value if isinstance(value, tuple) else (value,)
            said.append(f"{ask.label}{'、'.join(said_amount(one, ask.unit.replace('㎡', '平方米')) for one in values)}")
    return "、".join(said)


def said_inputs_english(rule: Rule, given: Mapping[str, Any]) -> str:
    """The same in English."""
    said = []
    for ask in rule.inputs:
        if ask.name not in given:
            continue
        value = given[ask.name]
        if isinstance(ask, Choice):
            said.append(ask.options[value].english)
        elif isinstance(ask, Amount):
            values = value if isinstance(value, tuple) else (value,)
            unit = {"㎡": " m²", "个月": " months", "元": " yuan", "层": " storeys", "户": " households"}.get(
                ask.unit, ask.unit
            )
            said.append("、".join(plain(one) + unit for one in values))
    return ", ".join(said)
