"""Reads a rule's inputs out of a message: amounts by unit and neighbouring words, choices and flags by concept."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from assistant.asks import Amount, Ask, Choice, Flag, beyond_the_whole
from assistant.rules import Rule
from assistant.understanding.quantities import Quantity, change_of
from assistant.understanding.query import Query

_NEAR = 8
#: One home picked out of those named before: 只算120那套, 80平那一户呢.
_PICKED = re.compile(r"(?:只|单|仅)(?:算|要|看|说|按)|[那这]一?[套户间]|(?:只|单|仅|就)[^,，。]{0,12}一[套户间]")


def read_inputs(rule: Rule, query: Query, asked: str = "", before: Collection[str] = ()) -> dict[str, Any]:
    """The inputs of a rule that a message gives; `asked` is the input that was just asked for.

    `before` are inputs given earlier: a bare number in a follow-up (那六十一呢) is a new value of the first amount among them.
    With their values, as a mapping, a change (再加20平) is one to the value given earlier; without them it gives nothing.
    """
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
    given.update(_amounts(rule, query, asked))
    bare = [one for one in query.of_unit("") if not (query.span and one.overlaps(query.span.start, query.span.end))]
    if (
        not asked
        and len(bare) == 1
        and len(query.quantities) == 1
        and not any(isinstance(_ask(rule, name), Amount) for name in given)
    ):
        first = next((ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.name in before), "")
        if first:
            given[first] = bare[0].value
    return {**_changed(rule, query, given, before), **_picked(rule, query, given, before)}


def _changed(rule: Rule, query: Query, given: dict[str, Any], before: Collection[str]) -> dict[str, Any]:
    """The inputs, where a number that is only a change has become the earlier value so changed, or is left out."""
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


def _picked(rule: Rule, query: Query, given: dict[str, Any], before: Collection[str]) -> dict[str, Any]:
    """One household, where several were given and one home is now picked out by its area."""
    homes = next((ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.unit == "户"), "")
    one = any(isinstance(ask, Amount) and ask.many and isinstance(given.get(ask.name), Decimal) for ask in rule.inputs)
    picked = homes in before and homes not in given and one and _PICKED.search(query.text)
    return {homes: Decimal(1)} if picked else {}


def _ask(rule: Rule, name: str) -> Ask:
    return rule.input(name)


def _choice(ask: Choice, query: Query, asked: bool) -> str | None:
    found = [
        (mention.start, name)
        for name, option in ask.options.items()
        for mention in query.mentions
        if mention.concept in option.concepts and not mention.negated
    ]
    if found:
        return max(found)[1]
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


def _amounts(rule: Rule, query: Query, asked: str) -> dict[str, Any]:
    amounts = [ask for ask in rule.inputs if isinstance(ask, Amount)]
    given: dict[str, Any] = {}
    if query.span and any(ask.unit == "个月" for ask in amounts):
        given["months"] = Decimal(query.span.count)
    free = [one for one in query.quantities if not (query.span and one.overlaps(query.span.start, query.span.end))]
    pairs = sorted(
        (
            (_fit(ask, one, query, asked, len(amounts)), -place, ask.name, one)
            for ask in amounts
            for place, one in enumerate(free)
        ),
        key=lambda pair: (-pair[0], -pair[1], pair[2]),
    )
    used: set[Quantity] = set()
    for fit, _, name, one in pairs:
        if fit > 0 and name not in given and one not in used:
            given[name] = _value(_named(amounts, name), one, free, query, used)
            used.add(one)
    return given


def _named(amounts: list[Amount], name: str) -> Amount:
    return next(ask for ask in amounts if ask.name == name)


def _value(ask: Amount, one: Quantity, free: list[Quantity], query: Query, used: set[Quantity]) -> Any:
    """The number, or several where one is given for each household."""
    if not ask.many:
        return one.value
    same = [other for other in free if other.unit == one.unit and other.unit in ask.units]
    meant = [other for other in same if re.search(r"建筑面积(?:是|为|有)?$|建面$", query.text[: other.start])]
    if len(meant) == 1:
        used.update(same)
        return meant[0].value
    exact = [other for other in same if not re.search(r"[来多]", query.text[other.start : other.end])]
    same = exact if exact and one in exact else same
    same = [
        other
        for other in same
        if not re.search(
            r"(?:套内|使用面积|营业面积|实用|公摊|院子|阳台|花园|车库|得房)[^,，。]{0,5}$", query.text[: other.start]
        )
    ] or same
    several = re.search(r"分别|[户家套间]|各|和|还有", query.text) and len(same) > 1
    if not several:
        return one.value
    used.update(same)
    return tuple(other.value for other in same)


def _fit(ask: Amount, one: Quantity, query: Query, asked: str, rivals: int) -> float:
    """How well a quantity fits an input: 0 where its unit forbids it, more where a cue word stands beside it."""
    by_unit = one.unit in ask.units and one.unit != ""
    money = ask.unit == "元" and one.unit == ""
    bare = one.unit == "" and (ask.bare or ask.name == asked)
    if not (by_unit or money or bare):
        return 0
    if one.unit == "月" and ask.unit == "个月" and one.value == 1 and _per_month(one, query):
        return 0
    near = _nearness(ask, one, query)
    if by_unit:
        restated = re.search(
            r"(?:也就是|就是|即|等于|总共|一共|共|改成|变成|延长到|拖到|到)$", query.text[: one.start].rstrip()
        )
        return 4 + near + (1 if restated else 0)
    if ask.name == asked:
        return 3 + near
    if near:
        return 1 + near
    if ask.unit == "㎡" and ask.bare and one.value >= 10 and _alone(one, query) and not query.of_unit("㎡"):
        return 0.9
    only = rivals == 1 and len(query.of_unit("")) == 1
    return 1 if only and ask.unit not in {"㎡"} else 0


def _alone(one: Quantity, query: Query) -> bool:
    """Whether a number stands by itself between commas: 三环里面的，一百一，期房."""
    before, after = query.text[: one.start].rstrip()[-1:], query.text[one.end :].lstrip()[:1]
    return before in ",，。、;；" and after in ",，。、;；" and bool(before) and bool(after)


def _per_month(one: Quantity, query: Query) -> bool:
    """一个月 means each month unless one is said to wait or rent for it."""
    return not re.search(r"(?:过渡|(?<!房)租|等|住|借|for)[了个上]?$", query.text[: one.start])


def _nearness(ask: Amount, one: Quantity, query: Query) -> float:
    best = 0.0
    for cue in ask.cues:
        reach = _NEAR + len(cue)
        for found in re.compile(re.escape(cue.lower())).finditer(
            query.text, max(0, one.start - reach), one.end + reach
        ):
            gap = one.start - found.end() if found.end() <= one.start else (found.start() - one.end) + 2
            between = query.text[min(found.end(), one.end) : max(found.start(), one.start)]
            if 0 <= gap <= _NEAR and not re.search(r"[,，。;；]", between):
                best = max(best, 2 - gap / _NEAR + len(cue) / 20)
    return best


def problems(rule: Rule, given: dict[str, Any]) -> dict[str, str]:
    """What is wrong with the amounts given, by input: out of their range, or broken where only whole numbers are."""
    found: dict[str, str] = {}
    for ask in rule.inputs:
        if isinstance(ask, Amount) and ask.name in given:
            values = given[ask.name] if isinstance(given[ask.name], tuple) else (given[ask.name],)
            said = next((problem for value in values if (problem := _problem(ask, value))), None)
            if said:
                found[ask.name] = said
    return {**beyond_the_whole(rule.inputs, given), **found}


def _problem(ask: Amount, value: Decimal) -> str | None:
    broken = ask.whole and value != value.to_integral_value()
    return ask.problem(value) or (f"{ask.label}应是整数" if broken else None)
