"""Reads a rule's inputs out of a message: amounts by unit and neighbouring words, choices and flags by concept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assistant.asks import Amount, Choice, Flag
from assistant.rules import Rule
from assistant.skills.sums import households, owners
from assistant.skills.sums.changing import bare_number, changed, picked_by_size
from assistant.skills.sums.fitting import fitted, other_area
from assistant.skills.sums.households import Home
from assistant.skills.sums.options import flag_said, option_meant
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query


@dataclass(frozen=True)
class Filled:
    """The inputs that a message gives, and the homes that it names by their owners."""

    given: dict[str, Any]
    homes: dict[str, Home] = field(default_factory=dict)


def read_inputs(rule: Rule, query: Query, asked: str = "", before: Collection[str] = ()) -> dict[str, Any]:
    """The inputs of a rule that a message gives; `asked` is the input that was just asked for.

    `before` are inputs given earlier: a bare number in a follow-up (那六十一呢) is a new value of the first amount among them.
    With their values, as a mapping, a change (再加20平) is one to the value given earlier; without them it gives nothing.
    """
    return read(rule, query, asked, before).given


def read(
    rule: Rule,
    query: Query,
    asked: str = "",
    before: Collection[str] = (),
    homes: Mapping[str, Home] | None = None,
) -> Filled:
    """The same, with `homes` that were named before by their owners, and those that the message names."""
    given, areas = _said(rule, query, asked)
    if not asked:
        given.update(bare_number(rule, query, given, before))
    given = changed(rule, query, given, before)
    given.update(picked_by_size(rule, query, given, before))
    named = owners.named_homes(rule, query, given, areas)
    if named and (one := owners.picked(query, named, areas[-1].end)):
        given.update(one)
    elif not areas:
        given.update(_picked_again(rule, query, given, before, homes or {}))
    return Filled(given, named)


def _picked_again(
    rule: Rule, query: Query, given: Mapping[str, Any], before: Collection[str], homes: Mapping[str, Home]
) -> dict[str, Any]:
    """A home told of before, or all of them, where the message asks for that without an area."""
    earlier = before if isinstance(before, Mapping) else {}
    found = (
        owners.picked(query, homes) or owners.together(rule, query, homes) or owners.picked_by_kind(rule, query, homes)
    )
    if found is None:
        return {}
    alone = {"households": Decimal(1)} if "households" in {*earlier, *given} else {}  # 第二套 counts no homes
    return {**alone, **{name: value for name, value in found.items() if name not in given or name in _PLACE}}


_PLACE = frozenset({"ring"})


def _said(rule: Rule, query: Query, asked: str) -> tuple[dict[str, Any], tuple[Quantity, ...]]:
    """The inputs as said, and the areas of the homes where there are several or one."""
    given: dict[str, Any] = {}
    for ask in rule.inputs:
        if isinstance(ask, Choice):
            value = option_meant(ask, query, ask.name == asked)
            if value:
                given[ask.name] = value
        elif isinstance(ask, Flag):
            holds = flag_said(ask, query)
            if holds is not None:
                given[ask.name] = holds
    if query.span and any(isinstance(ask, Amount) and ask.unit == "个月" for ask in rule.inputs):
        given["months"] = Decimal(query.span.count)
    areas: tuple[Quantity, ...] = ()
    for name, found in fitted(rule, query, asked).items():
        ask = rule.input(name)
        if name not in given and isinstance(ask, Amount):
            one_house = ask.unit == "㎡" and bool(_ONE_DEED.search(query.text))
            given[name] = _amount(ask, _without_flagged(rule, query, ask, found, given), one_house)
            areas = found[: 1 if one_house else None] if ask.many and ask.unit == "㎡" else areas
    if len(areas) > 1:
        given.pop("households", None)  # each home is told of
    given.update(_apart(rule, query, given, areas))
    return given, areas


def _without_flagged(
    rule: Rule, query: Query, ask: Amount, found: tuple[Quantity, ...], given: dict[str, Any]
) -> tuple[Quantity, ...]:
    """The stretches of a wait for which nothing is told that holds of some only: 前8个月租房，后10个月住周转房."""
    if ask.unit != "个月" or len(found) < 2:
        return found
    for flag in (one for one in rule.inputs if isinstance(one, Flag)):
        places = [one.start for one in query.mentions if one.concept in flag.concepts and not one.negated]
        free = tuple(one for one in found if not any(_same_part(query.text, one, at) for at in places))
        if places and free and len(free) < len(found):
            given.pop(flag.name, None)
            return free
    return found


def _same_part(text: str, one: Quantity, at: int) -> bool:
    """Whether a place stands in the same part between commas as a quantity."""
    first, last = (one.end, at) if one.end <= at else (at, one.start)
    return not re.search(r"[,，。;；]", text[first:last])


def _amount(ask: Amount, found: tuple[Quantity, ...], added: bool = False) -> Any:
    if added or ask.unit == "个月":
        return sum((one.value for one in found), Decimal(0))
    return tuple(one.value for one in found) if len(found) > 1 else found[0].value


def _apart(rule: Rule, query: Query, given: Mapping[str, Any], areas: tuple[Quantity, ...]) -> dict[str, Any]:
    """What differs between homes; where an area named is not of a house taken, what is said of it is left out."""
    if not areas:
        return {}
    others = tuple(one for one in query.of_unit("㎡") if other_area(one, query) and one not in areas)
    every = tuple(sorted((*areas, *others), key=lambda one: one.start))
    if len(every) < 2:
        return {}
    apart = households.told_apart(rule, query, given, every)
    kept = {
        name: tuple(value for one, value in zip(every, values, strict=True) if one in areas)
        for name, values in apart.items()
    }
    return {name: values if len(values) > 1 else values[0] for name, values in kept.items()}


#: Areas that make one house: 一本证，前半间42平后半间28平.
_ONE_DEED = re.compile(r"(?:一本|同一本|一张)[^,，。]{0,3}证|打通|并成一|合成了?一|连成一")
