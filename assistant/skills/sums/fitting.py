"""Which quantity of a message is which amount of a rule: by its unit, and by the words that stand beside it."""

from __future__ import annotations

import re

from assistant.asks import Amount
from assistant.rules import Rule
from assistant.skills.sums.waits import RESTATED, months_meant, per_month
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

_NEAR = 8
_LEAST_AREA = 10  # smaller numbers without a unit count homes or years
#: Rooms that are no part of the floor area reckoned by, and flats that are not the one taken.
_OTHER_AREA = re.compile(
    r"(?:(?:套内|使用面积|营业面积|实用|公摊|院子|阳台|花园|车库|阁楼|得房)[^,，。]{0,5}"
    r"|(?:其中|(?<!环)里面有|(?<!环)里头有|包括|包含)[^,，。\d]{0,3}"
    r"|(?:新房|新家|安置房|回迁房|周转房|分到|分了|分得|租(?:了|个|的|到|套|住|在)?)[^,，。]{0,6})$"
)
_PART = re.compile(r"(?:的|是|为|做|当|算)*(?:阁楼|阳台|院子|花园|车库|地下室|储藏室|公摊|违建|搭建|新房|安置房)")
#: A house that was parted into the homes told of: 120平分给两个儿子各60平.
_PARTED = re.compile(r"(?:的房子|的)?[,，]?(?:要|准备|打算|现在)?(?:分给|拆成|分成|分为|拆分|分出)")
_FLOOR_AREA = re.compile(r"建筑面积(?:是|为|有)?$|建面$")
#: What puts a number right that was said just before: 七十来平，准确说是七十二平.
_PUT_RIGHT = re.compile(
    r"(?:准确|确切|精确|严格|其实|实际|不对|更正|说错|纠正|哦不|应该是|应为)[^,，。\d]{0,4}[,，]?[^,，。\d]{0,3}$"
)
_ONE_BY_ONE = re.compile(r"分别|[户家套间]|各|和|还有|一[个处栋幢][^,，。]*[,，]?[^,，。]*一[个处栋幢]")
#: What a number without a unit stands after where it is an area: 三环内75, 一套40.
_SIZED = re.compile(
    r"(?:一[套间户个家处栋]|三环[内外]|面积|产证|房子|住宅|店面?|商铺|铺子)(?:是|有|的|约|大概|大约|就)?$"
)
_FLOOR_SAID = re.compile(r"的?(?:底|保底|最低|托底|元|块|标准)")
_BECOME = re.compile(r"(?:变成?|改成|做成|凑成|凑到|加到|增加到|达到)了?$")


def fitted(rule: Rule, query: Query, asked: str) -> dict[str, tuple[Quantity, ...]]:
    """The quantities that are amounts of the rule; several of one only where it is given home by home."""
    amounts = [ask for ask in rule.inputs if isinstance(ask, Amount)]
    free = [one for one in query.quantities if not (query.span and one.overlaps(query.span.start, query.span.end))]
    pairs = sorted(
        (
            (_fit(ask, one, query, asked, len(amounts)), -place, ask.name, one)
            for ask in amounts
            for place, one in enumerate(free)
        ),
        key=lambda pair: (-pair[0], -pair[1], pair[2]),
    )
    found: dict[str, tuple[Quantity, ...]] = {}
    used: set[Quantity] = set()
    by_name = {ask.name: ask for ask in amounts}
    for fit, _, name, one in pairs:
        if fit > 0 and name not in found and one not in used:
            found[name] = _meant(by_name[name], one, free, query)
            used.update((one, *found[name]))
    return found


def _meant(ask: Amount, one: Quantity, free: list[Quantity], query: Query) -> tuple[Quantity, ...]:
    """The quantity, or several where one is given for each household, or the months that add up."""
    same = [
        other for other in free if other.unit == one.unit and (other.unit in ask.units or _sized(ask, other, query))
    ]
    if ask.unit == "个月":
        return months_meant(one, same, query)
    if not ask.many or one not in same:
        return (one,)
    floor_areas = [other for other in same if _FLOOR_AREA.search(query.text[: other.start])]
    if len(floor_areas) == 1:
        return (floor_areas[0],)
    corrected = [other for other in same[1:] if _PUT_RIGHT.search(query.text[: other.start])]
    if corrected:
        return (corrected[-1],)
    exact = [other for other in same if not re.search(r"[来多]", query.text[other.start : other.end])]
    same = exact or same
    same = [other for other in same if not other_area(other, query)] or same
    if len(same) > 1 and (_ONE_BY_ONE.search(query.text) or _told_apart(same, query)):
        return tuple(same)
    return (one,) if one in same else (same[0],)


def other_area(one: Quantity, query: Query) -> bool:
    """Whether an area is not the floor area of the house taken: of a yard, of the new flat, of a rented one."""
    after = query.text[one.end :]
    return bool(_OTHER_AREA.search(query.text[: one.start]) or _PART.match(after) or _PARTED.match(after))


def _told_apart(areas: list[Quantity], query: Query) -> bool:
    """Whether the areas are of homes in different places: 三环内70平，三环外110平."""
    places = {one.concept for one in query.mentions if one.concept in {"三环内", "三环外"} and not one.negated}
    return len(places) > 1 and len(areas) > 1


def _fit(ask: Amount, one: Quantity, query: Query, asked: str, rivals: int) -> float:
    """How well a quantity fits an input: 0 where its unit forbids it, more where a cue word stands beside it."""
    by_unit = one.unit in ask.units and one.unit != ""
    money = ask.unit == "元" and one.unit == ""
    bare = one.unit == "" and (ask.bare or ask.name == asked)
    if not (by_unit or money or bare):
        return 0
    if one.unit == "月" and ask.unit == "个月" and one.value == 1 and per_month(one, query):
        return 0
    near = _nearness(ask, one, query)
    if bare and not by_unit and ask.units and _BECOME.search(query.text[: one.start].rstrip()):
        return 8
    if by_unit and ask.unit == "㎡" and other_area(one, query):
        return 0.5
    if by_unit:
        return 4 + near + (1 if RESTATED.search(query.text[: one.start].rstrip()) else 0)
    if ask.name == asked:
        return 3 + near
    if near:
        return 1 + near
    if _sized(ask, one, query):
        return 2
    if ask.unit == "㎡" and ask.bare and one.value >= 10 and _alone(one, query) and not query.of_unit("㎡"):
        return 0.9
    only = rivals == 1 and len(query.of_unit("")) == 1
    return 1 if only and ask.unit not in {"㎡"} else 0


def _sized(ask: Amount, one: Quantity, query: Query) -> bool:
    """Whether a number without a unit is an area by what it stands after, in a message that names no area."""
    if ask.unit != "㎡" or not ask.many or one.unit or one.value < _LEAST_AREA or query.of_unit("㎡"):
        return False
    return bool(_SIZED.search(query.text[: one.start].rstrip())) and not _FLOOR_SAID.match(query.text[one.end :])


def _alone(one: Quantity, query: Query) -> bool:
    """Whether a number stands by itself between commas: 三环里面的，一百一，期房."""
    before, after = query.text[: one.start].rstrip()[-1:], query.text[one.end :].lstrip()[:1]
    return before in ",，。、;；" and after in ",，。、;；" and bool(before) and bool(after)


def _nearness(ask: Amount, one: Quantity, query: Query) -> float:
    best = 0.0
    for cue in ask.cues:
        reach = _NEAR + len(cue)
        beside = max(0, one.start - reach), one.end + reach
        for found in re.compile(re.escape(cue.lower())).finditer(query.text, *beside):
            gap = one.start - found.end() if found.end() <= one.start else (found.start() - one.end) + 2
            between = query.text[min(found.end(), one.end) : max(found.start(), one.start)]
            if 0 <= gap <= _NEAR and not re.search(r"[,，。;；]", between):
                best = max(best, 2 - gap / _NEAR + len(cue) / 20)
    return best
