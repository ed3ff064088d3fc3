"""A calculator as a form: which fields it has, and named inputs out of what somebody filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_NUMBERS = {"number", "decimal", "float", "area", "money", "amount", "percent"}
_INTEGERS = {"integer", "int", "count", "months", "days"}
_YES_NO = {"boolean", "bool", "yes_no", "yesno"}


@dataclass(frozen=True, slots=True)
class Field:
    """One input of a calculator as a form shows it."""

    name: str
    label: str
    kind: str
    unit: str = ""
    hint: str = ""
    required: bool = True
    minimum: str = ""
    maximum: str = ""
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    error: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)


def fields(rule: Mapping[str, Any], given: Mapping[str, str], errors: Mapping[str, str]) -> list[Field]:
    """The fields of `rule`, holding what was given and what was wrong with it."""
    return [_field(item, given.get(item["name"], ""), errors.get(item["name"], "")) for item in rule["inputs"]]


def _field(item: Mapping[str, Any], value: str, error: str) -> Field:
    options = tuple(_option(option) for option in item.get("options") or ())
    choices = {str(_sent(option)): _sent(option) for option in item.get("options") or ()}
    return Field(
        name=item["name"],
        label=item.get("label") or item["name"],
        kind="choice" if options else _kind(str(item.get("type", "text")), bool(item.get("many"))),
        unit=item.get("unit") or "",
        hint=item.get("question") or "",
        required=bool(item.get("required", True)),
        minimum=_bound(item.get("minimum")),
        maximum=_bound(item.get("maximum")),
        options=options,
        value=value,
        error=error,
        choices=choices,
    )


def _kind(named: str, many: bool) -> str:
    if many and named in _NUMBERS | _INTEGERS:
        return "numbers"
    for kind, names in (("number", _NUMBERS), ("integer", _INTEGERS), ("yes_no", _YES_NO), ("date", {"date", "day"})):
        if named in names:
            return kind
    return "text"


def _sent(option: Any) -> Any:
    return option["value"] if isinstance(option, Mapping) else option


def _option(option: Any) -> tuple[str, str]:
    label = option.get("label", option["value"]) if isinstance(option, Mapping) else option
    return str(_sent(option)), str(label)


def _bound(value: Any) -> str:
    return "" if value is None else str(value)


def inputs(fields_: list[Field]) -> dict[str, Any]:
    """Named inputs as a rule takes them; what was left empty is left out."""
    return {each.name: _value(each) for each in fields_ if each.value.strip()}


def _value(each: Field) -> Any:
    text = each.value.strip()
    match each.kind:
        case "choice":
            return each.choices.get(text, text)
        case "yes_no":
            return text == "true"
        case "number" | "integer":
            return _number(text)
        case "numbers":
            found = [_number(part) for part in re.split(r"[\s、，,；;]+", text) if part]
            return found[0] if len(found) == 1 else found
        case _:
            return text


def _number(text: str) -> int | float | str:
    """The number that was typed; anything else is passed on for the rule to refuse in its own words."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text
