"""How amounts and inputs are written in an answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.asks import Ask, Choice, Flag
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
    return "、".join(_said(ask, given[ask.name]) for ask in _told(rule, given))


def said_inputs_english(rule: Rule, given: Mapping[str, Any]) -> str:
    """The same in English."""
    return ", ".join(said for ask in _told(rule, given) if (said := _said_english(ask, given[ask.name])))


def _told(rule: Rule, given: Mapping[str, Any]) -> list[Ask]:
    return [ask for ask in rule.inputs if ask.name in given]


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _said(ask: Ask, value: Any) -> str:
    if isinstance(ask, Choice):
        return (
            f"{'（分别）' if len(_each(value)) > 1 else ''}{'、'.join(ask.options[one].label for one in _each(value))}"
        )
    if isinstance(ask, Flag):
        if isinstance(value, tuple):
            return f"{ask.label}（分别）：{'、'.join('是' if one else '否' for one in value)}"
        return ask.label if value else f"没有{ask.label}"
    return f"{ask.label}{'、'.join(said_amount(one, ask.unit.replace('㎡', '平方米')) for one in _each(value))}"


def _said_english(ask: Ask, value: Any) -> str:
    if isinstance(ask, Choice):
        return " / ".join(ask.options[one].english for one in _each(value))
    if isinstance(ask, Flag):
        return ""
    unit = {"㎡": " m²", "个月": " months", "元": " yuan", "层": " storeys", "户": " households"}.get(
        ask.unit, ask.unit
    )
    return " / ".join(plain(one) + unit for one in _each(value))
