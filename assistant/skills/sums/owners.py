"""Homes by their names: whose they are (哥哥, A家), which in turn (第二套), the larger one; and picking one of them again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.asks import Choice
from assistant.rules import Rule
from assistant.skills.sums.households import Home, ask_many, home_at, joined, spoken_options
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

_OWNER = "家人"
_LETTER = re.compile(r"(?<![a-z])[a-d](?![a-z])|[甲乙丙丁](?=家|户|套|房|的|呢|每|一|拿|$)")
_ONLY = re.compile(r"一个人|单独|自己|只|光|单|本人")
_TOGETHER = re.compile(r"两|俩|都|一起|全家|几家|全部|三家|合起来|加起来|一共|总共")
_ORDINAL = re.compile(r"第([一二三四五1-5])[套户家个间处]")
_PLACES = "一二三四五"
_LARGE, _SMALL = re.compile(r"大的?那?[套户家间]|大的"), re.compile(r"小的?那?[套户家间]|小的")
_NUMBERED = "第"
_THAT = re.compile(r"[那这]一?[套户间家处个]")


def _labels(query: Query) -> list[tuple[int, str]]:
    """Where homes are named: by their owners (哥哥), by letters (A家, 乙户), or in turn (第二套)."""
    said = [(one.start, one.surface) for one in query.mentions if one.concept == _OWNER]
    said += [(match.start(), match.group(0)) for match in _LETTER.finditer(query.text)]
    said += [(match.start(), _in_turn(_PLACES.find(match[1]) % 5)) for match in _ORDINAL.finditer(query.text)]
    return sorted(said)


def _in_turn(place: int) -> str:
    return f"{_NUMBERED}{place + 1}"


def _owners(query: Query, areas: Sequence[Quantity]) -> tuple[str, ...]:
    """Whose homes they are, one for each area; () where that is not said of all of them."""
    said = _labels(query)
    found = []
    start = 0
    for area in areas:
        before = [label for at, label in said if start <= at < area.start]
        found.append(before[-1] if before else "")
        start = area.end
    return tuple(found) if all(found) and len(set(found)) == len(found) else ()


def named_homes(rule: Rule, query: Query, given: Mapping[str, Any], areas: Sequence[Quantity]) -> dict[str, Home]:
    """The homes that a message tells of, by their owners or else in turn, each with what was given of it."""
    names = _owners(query, areas)
    several = max((len(value) for value in given.values() if isinstance(value, tuple)), default=1)
    if len(names) != several:
        names = tuple(map(_in_turn, range(several))) if several > 1 else ()
    return {name: home_at(rule, given, place) for place, name in enumerate(names)}


def picked(query: Query, homes: Mapping[str, Home], after: int = 0) -> Home | None:
    """The one home that is asked about by its owner's name, or None: 弟弟一个人拿多少, 哥哥呢."""
    said = dict.fromkeys(label for at, label in _labels(query) if at >= after)
    named = [name for name in said if name in homes]
    if len(named) != 1 or (query.has("合计") and not _ONLY.search(query.text[after:])):
        return None
    return homes[named[0]]


def compared(query: Query, homes: Mapping[str, Home]) -> tuple[tuple[str, Home], ...]:
    """Two homes named by their owners between which a difference is asked."""
    said = dict.fromkeys(label for _, label in _labels(query))
    named = [(name, homes[name]) for name in said if name in homes]
    return tuple(named) if len(named) == 2 else ()


def together(rule: Rule, query: Query, homes: Mapping[str, Home]) -> dict[str, Any] | None:
    """All homes named before as the inputs of one calculation, where they are asked for together."""
    if len(homes) < 2 or not query.has("合计") or not _TOGETHER.search(query.text):
        return None
    return joined(rule, homes.values())


def picked_by_kind(rule: Rule, query: Query, homes: Mapping[str, Home]) -> Home | None:
    """One of several homes picked out by its size or its place: 大的那套, 三环外那套."""
    told = list(homes.values())
    sizes = [home.get("area") for home in told]
    if len(told) < 2:
        return None
    if all(size is not None for size in sizes) and len(set(sizes)) > 1:
        largest = sorted(range(len(sizes)), key=lambda place: sizes[place] or 0)
        if _LARGE.search(query.text):
            return told[largest[-1]]
        if _SMALL.search(query.text):
            return told[largest[0]]
    return _of_its_kind(rule, query, told) if _THAT.search(query.text) else None


def _of_its_kind(rule: Rule, query: Query, told: Sequence[Home]) -> Home | None:
    for ask in rule.inputs:
        if isinstance(ask, Choice):
            named = {name for _, name in spoken_options(ask, query)}
            meant = [home for home in told if home.get(ask.name) in named]
            if len(meant) == 1:
                return meant[0]
    return None


def kept(rule: Rule, given: Mapping[str, Any], before: Mapping[str, Home], new: Mapping[str, Home]) -> dict[str, Home]:
    """The homes named so far, those of this message with all that is now known of them."""
    shared = {
        ask.name: given[ask.name]
        for ask in rule.inputs
        if ask_many(ask) and ask.name in given and not isinstance(given[ask.name], tuple)
    }
    if len(new) == 1:
        return {**before, next(iter(new)): shared}
    several = max((len(value) for value in given.values() if isinstance(value, tuple)), default=1)
    if not new and len(before) == several:  # what was changed was changed of them all
        return {owner: home_at(rule, given, place) for place, owner in enumerate(before)}
    earlier = {} if any(name.startswith(_NUMBERED) for name in new) else before
    earlier = earlier if new else {owner: {**shared, **home} for owner, home in earlier.items()}
    return {**earlier, **{owner: {**shared, **home} for owner, home in new.items()}}
