"""Homes told of in one message: which place, way and wait belongs to which area."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.asks import Amount, Choice, Flag
from assistant.rules import Rule
from assistant.understanding.matching import Mention
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

Home = Mapping[str, Any]

#: Where one lives in the meantime, which is not where the house taken stands: 在三环外租房, 租到三环外.
_MEANWHILE = re.compile(r"(?:租|借|搬|住)(?:在|到|了|去)*$")
_RENTED_THERE = re.compile(r"(?:的|那边|那里|那儿)?(?:租|借)")
_EACH_IN_TURN = re.compile(r"一[套户间处].*(?:另外?)?一[套户间处]|另外?[一]?[套户间处]|分别|前者|后者")
_ALL = re.compile(r"(?:都|全|均|两[套户家人个])[^,，。]{0,4}$")


def spoken_options(ask: Choice, query: Query) -> list[tuple[int, str]]:
    """Where options of a choice are named, in order, without those that are only said of a rented flat."""
    named = [
        (one, name)
        for name, option in ask.options.items()
        for one in query.mentions
        if one.concept in option.concepts and not one.negated
    ]
    own = [pair for pair in named if not _in_the_meantime(pair[0], query)]
    kept = own if own else named
    return sorted((one.start, name) for one, name in kept)


def _in_the_meantime(one: Mention, query: Query) -> bool:
    return bool(_MEANWHILE.search(query.text[: one.start]) or _RENTED_THERE.match(query.text[one.end :]))


def options_named(ask: Choice, query: Query) -> list[str]:
    """The options of a choice that a question names."""
    return [
        name
        for name, option in ask.options.items()
        if query.has(*option.concepts) or any(len(one) <= 2 and one in query.text for one in option.also)
    ]


def told_apart(rule: Rule, query: Query, given: Mapping[str, Any], areas: Sequence[Quantity]) -> dict[str, Any]:
    """The inputs that differ between the homes whose areas are named; each a tuple in the order of the areas."""
    apart: dict[str, Any] = {}
    for ask in rule.inputs:
        marks: list[tuple[int, Any]] = []
        if isinstance(ask, Choice) and ask.many:
            marks = [(at, name) for at, name in (*spoken_options(ask, query), *_short_names(ask, query))]
        elif isinstance(ask, Flag) and ask.many:
            marks = _of_each(ask, query, areas)
        elif isinstance(ask, Amount) and ask.many and ask.unit not in {"㎡"}:
            marks = _one_for_each(ask, query, areas)
        if len({value for _, value in marks}) > 1:
            apart[ask.name] = _assigned(sorted(marks), areas)
    return {name: values for name, values in apart.items() if len(set(values)) > 1 or given.get(name) != values[0]}


def _short_names(ask: Choice, query: Query) -> list[tuple[int, str]]:
    """Options named shortly beside another one: 三环内120平，外面的100平."""
    taken = [(one.start, one.end) for one in query.mentions]
    found = []
    for name, option in ask.options.items():
        for short in (one for one in option.also if len(one) == 2 and not one.isascii()):
            for match in re.finditer(re.escape(short), query.text):
                free = all(match.end() <= start or end <= match.start() for start, end in taken)
                if free and re.match(r"(?:的|那|这|一|\d)", query.text[match.end() :]):
                    found.append((match.start(), name))
    return found


def _of_each(ask: Flag, query: Query, areas: Sequence[Quantity]) -> list[tuple[int, bool]]:
    """Where it is said of one home that something holds and of another that it does not."""
    holds = [(one.start, not one.negated) for one in query.mentions if one.concept in ask.concepts]
    denied = [(one.start, False) for one in query.mentions if one.concept in ask.denied_by and not one.negated]
    one_of_them = holds and not denied and _EACH_IN_TURN.search(query.text)
    if not one_of_them or any(_ALL.search(query.text[:at]) for at, _ in holds):
        return [*holds, *denied]
    ends = [*(one.start for one in areas[1:]), len(query.text)]
    return [
        (end - 1, any(one.start < at < end and value for at, value in holds))
        for one, end in zip(areas, ends, strict=True)
    ]


def _one_for_each(ask: Amount, query: Query, areas: Sequence[Quantity]) -> list[tuple[int, Any]]:
    """Amounts of another unit, where there is just one beside each area."""
    same = [one for one in query.quantities if one.unit in ask.units and one.unit]
    if len(same) != len(areas) or len(areas) < 2:
        return []
    in_turn = all(
        max(same[place].start, areas[place].start) < min(same[place + 1].start, areas[place + 1].start)
        for place in range(len(areas) - 1)
    )
    return [(one.start, one.value) for one in same] if in_turn else []


def _assigned(marks: Sequence[tuple[int, Any]], areas: Sequence[Quantity]) -> tuple[Any, ...]:
    """A mark for each area: in order where there are as many, else the one before it, or after it."""
    if len(marks) == len(areas):
        return tuple(value for _, value in marks)
    found = []
    leading = marks[0][0] < areas[0].start
    for area in areas:
        before = [value for at, value in marks if at < area.start]
        after = [value for at, value in marks if at > area.start]
        found.append((before[-1] if before else after[0]) if leading else (after[0] if after else before[-1]))
    return tuple(found)


def home_at(rule: Rule, given: Mapping[str, Any], place: int) -> dict[str, Any]:
    """What was given of one of several homes."""
    many = {ask.name for ask in rule.inputs if ask_many(ask)}
    return {name: value[place] if isinstance(value, tuple) else value for name, value in given.items() if name in many}


def ask_many(ask: object) -> bool:
    """Whether an input may be given home by home."""
    return isinstance(ask, Amount | Choice | Flag) and ask.many


def joined(rule: Rule, homes: Iterable[Home]) -> dict[str, Any]:
    """The inputs of several homes as one: a tuple for what differs between them."""
    told = list(homes)
    made: dict[str, Any] = {}
    for ask in rule.inputs:
        values = [home[ask.name] for home in told if ask.name in home]
        if ask_many(ask) and len(values) == len(told):
            made[ask.name] = tuple(values) if len(set(values)) > 1 or ask.name == "area" else values[0]
    return made
