"""Reads a rule's inputs out of a message: amounts by unit and neighbouring words, choices and flags by concept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from assistant.asks import Amount, Choice, Flag, beyond_the_whole, uneven
from assistant.rules import Rule
from assistant.skills.sums import households, owners
from assistant.skills.sums.changing import bare_number, changed, picked_by_size
from assistant.skills.sums.fitting import fitted, other_area
from assistant.skills.sums.households import Home, options_named
from assistant.understanding.quantities import Quantity
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
    alone = {"households": Decimal(1)} if "households" in earlier else {}
    return {**alone, **{name: value for name, value in found.items() if name not in given or name in _PLACE}}


_PLACE = frozenset({"ring"})


def _said(rule: Rule, query: Query, asked: str) -> tuple[dict[str, Any], tuple[Quantity, ...]]:
    """The inputs as said, and the areas of the homes where there are several or one."""
    given: dict[str, Any] = {}
    for ask in rule.inputs:
        if isinstance(ask, Choice):
            value = _choice(ask, query, ask.name == asked)
            if value:
                given[ask.name] = value
        elif isinstance(ask, Flag):
            holds = _flag(ask, query)
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
#: That it is open which of two options holds: 不知道三环内还是外.
_OPEN = re.compile(r"一半|不知道|不清楚|不晓得|不确定|没想好|没定|没决定|拿不定|搞不清|not sure|don't know")


def _choice(ask: Choice, query: Query, asked: bool) -> str | None:
    if len(options_named(ask, query)) > 1 and (
        _OPEN.search(query.text) or re.search(r"还是[^,，。]{0,8}$", query.text)
    ):
        return None
    found = households.spoken_options(ask, query)
    if found:
        return found[-1][1]
    return _short_answer(ask, query.text) if asked else None


def _short_answer(ask: Choice, text: str) -> str | None:
    """An answer to the question just asked: 里面, 1, 第二个, A."""
    said = re.sub(r"[。.!！,，\s]|的吧|的|吧|呢|应该是|就是|是|选|在|我", "", text)
    place = re.fullmatch(r"第?([1-9一二三四abcd])(?:个|种|项)?", said)
    if place:
        at = "1234".find(place[1]) if place[1].isdigit() else max("一二三四".find(place[1]), "abcd".find(place[1]))
        return list(ask.options)[at] if 0 <= at < len(ask.options) else None
    for name, option in ask.options.items():
        if any(said == short or (len(said) <= 6 and short in said) for short in option.also):
            return name
    return None


def _flag(ask: Flag, query: Query) -> bool | None:
    mentions = [mention for mention in query.mentions if mention.concept in ask.concepts]
    if (
        mentions
        and query.of_unit("月")
        and re.search(r"(?:后面|后来|之后|然后|再)[^,，。]{0,4}$", query.text[: mentions[-1].start])
    ):
        return None  # 前6个月租房，后面搬进周转房: for the months named it does not hold
    if not mentions:
        return False if query.has(*ask.denied_by) else None
    return not mentions[-1].negated


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
