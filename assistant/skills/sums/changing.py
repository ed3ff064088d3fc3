"""What a follow-up changes of what was given before: by so much more or less, by a correction, by picking a home."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from assistant.asks import Amount
from assistant.rules import Rule
from assistant.understanding.changing import change_of, what_it_comes_to
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

#: One home picked out of those named before: 只算120那套, 80平那一户呢.
_PICKED = re.compile(r"(?:只|单|仅)(?:算|要|看|说|按)|[那这]一?[套户间]|(?:只|单|仅|就)[^,，。]{0,12}一[套户间]")
#: What stands before a number that takes the place of one given before: 不是八十，是一百八; 加一层变2.08万.
_NOW = re.compile(r"(?:而?是|变成?|改成?|换成|成了?|应该是?|应为|按|到|为|实际)了?$")
_NOT = re.compile(r"(?:不是|并非|不按|不算|原来说|从)了?$")


def changed(rule: Rule, query: Query, given: dict[str, Any], before: Collection[str]) -> dict[str, Any]:
    """The inputs, where a number that is only a change has become the earlier value so changed, or is left out."""
    if total := what_it_comes_to(query.text, query.quantities):
        named = (
            ask for ask in rule.inputs if isinstance(ask, Amount) and total.unit in ask.units and ask.name in given
        )
        return {**given, **{ask.name: total.value for ask in named}}
    change = change_of(query.text, query.quantities)
    if change is None:
        return given
    earlier = before if isinstance(before, Mapping) else {}
    made = dict(given)
    for ask in rule.inputs:
        if isinstance(ask, Amount) and given.get(ask.name) == abs(change.value) and change.unit in ("", *ask.units):
            was = earlier.get(ask.name)
            del made[ask.name]
            if isinstance(was, Decimal):
                made[ask.name] = was + change.value
    return made


def bare_number(rule: Rule, query: Query, given: Mapping[str, Any], before: Collection[str]) -> dict[str, Any]:
    """A number without a unit as the new value of the first amount given before: 那六十一呢, 不是八十，是一百八."""
    if any(isinstance(rule.input(name), Amount) for name in given):
        return {}
    bare = [one for one in query.of_unit("") if not (query.span and one.overlaps(query.span.start, query.span.end))]
    kept = [one for one in bare if not _NOT.search(query.text[: one.start])]
    now = [one for one in kept if _NOW.search(query.text[: one.start])]
    one = _only(kept, query) or (now[0] if len(now) == 1 else None)
    first = next((ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.name in before), "")
    return {first: one.value} if first and one else {}


def _only(kept: list[Quantity], query: Query) -> Quantity | None:
    return kept[0] if len(kept) == 1 and len(query.quantities) == 1 else None


def picked_by_size(rule: Rule, query: Query, given: Mapping[str, Any], before: Collection[str]) -> dict[str, Any]:
    """One household, where several were given and one home is now picked out by its area."""
    homes = next((ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.unit == "户"), "")
    one = any(isinstance(ask, Amount) and ask.many and isinstance(given.get(ask.name), Decimal) for ask in rule.inputs)
    picked = homes in before and homes not in given and one and _PICKED.search(query.text)
    return {homes: Decimal(1)} if picked else {}
