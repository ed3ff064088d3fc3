"""What is wrong with the amounts given."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.asks import Amount, beyond_the_whole, uneven
from assistant.rules import Rule


def problems(rule: Rule, given: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the amounts given, by input: out of their range, or broken where only whole numbers are."""
    found: dict[str, str] = {}
    for ask in rule.inputs:
        if isinstance(ask, Amount) and ask.name in given:
            values = given[ask.name] if isinstance(given[ask.name], tuple) else (given[ask.name],)
            said = next((problem for value in values if (problem := _problem(ask, value))), None)
            if said:
                found[ask.name] = said
    return {**beyond_the_whole(rule.inputs, given), **uneven(rule.inputs, given), **found}


def _problem(ask: Amount, value: Decimal) -> str | None:
    broken = ask.whole and value != value.to_integral_value()
    return ask.problem(value) or (f"{ask.label}应是整数" if broken else None)
