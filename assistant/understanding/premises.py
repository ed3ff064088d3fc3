"""A home and a shop in one question: which area belongs to which, so that each is asked about on its own."""

from __future__ import annotations

import re

from assistant.understanding.matching import Mention
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

_SHOP = "商业办公用房"
_HOME = ("住宅用房", "三环内", "三环外", "期房产权调换", "现房产权调换", "货币补偿")
#: A house that is both, told without areas: 楼下店楼上住.
_SHOP_AND_HOME = re.compile(
    r"楼下[^。？?]{0,10}楼上|楼上[^。？?]{0,10}楼下|[一1]楼[^。？?]{0,10}[二2]楼|前[^。？?]{0,4}后[^。？?]{0,4}住"
)
_DWELLING = re.compile(r"住宅|住房|民房|自住")
_RATES_OF_BOTH = ("住宅的搬迁补偿和临时安置补偿是怎么规定的", "商铺的搬迁补偿是怎么规定的")
_ACROSS_A_COMMA = 8
_LEVELS = ("红色预警", "橙色预警", "黄色预警", "蓝色预警")
_COMPARING = ("相差", "分别", "变化")
_LOWEST_INDEX, _HIGHEST_INDEX = 20, 1000


def home_and_shop(query: Query) -> tuple[str, ...]:
    """The question about the home and the one about the shop, or () where the message has not both with their areas."""
    shops = [one for one in query.mentions if one.concept == _SHOP and not one.negated]
    homes = [one for one in query.mentions if one.concept in _HOME and not one.negated]
    if not shops or not homes:
        return ()
    compared = query.has("相差") and _DWELLING.search(query.text)
    if not query.of_unit("㎡") and (compared or _SHOP_AND_HOME.search(query.text)):
        return _RATES_OF_BOTH
    of_shop = [area for area in query.of_unit("㎡") if _gap(area, shops, query) < _gap(area, homes, query)]
    of_home = [area for area in query.of_unit("㎡") if area not in of_shop]
    if not of_shop or not of_home:
        return ()
    apart = _in_sentences(query, shops, of_shop, of_home)
    shop = f"商铺{'和'.join(query.text[one.start : one.end] for one in of_shop)}搬迁补偿一共多少"
    if apart:
        return apart, shop
    places = [(one.start, one.end) for one in shops] + [(one.start, one.end) for one in of_shop]
    home = query.text
    for start, end in sorted(places, reverse=True):
        home = home[:start] + home[end:]
    return home, shop


def indices_apart(query: Query) -> tuple[str, ...]:
    """A question for each of two pollution indices that are held against each other (AQI 250和251差在哪), or ()."""
    bare = [one for one in query.of_unit("") if _LOWEST_INDEX <= one.value < _HIGHEST_INDEX]
    if (
        len(bare) != 2
        or len(query.quantities) != 2
        or not query.has("空气质量指数", "预警")
        or not query.has(*_COMPARING)
    ):
        return ()
    return tuple(f"空气质量指数{query.text[one.start : one.end].strip()}对应几级预警" for one in bare)


def levels_apart(query: Query) -> tuple[str, ...]:
    """A question for each of two alert levels where a temperature is given as well (二十度，黄色和橙色各洒几次), or ()."""
    degrees = query.of_unit("℃")
    levels = [one for one in query.mentions if one.concept in _LEVELS and not one.negated]
    if len(degrees) != 1 or len({one.concept for one in levels}) != 2 or not query.has("洒水"):
        return ()
    said = query.text[degrees[0].start : degrees[0].end].strip()
    return tuple(f"{one}气温{said}每天洒水几次" for one in dict.fromkeys(one.concept for one in levels))


def _in_sentences(query: Query, shops: list[Mention], of_shop: list[Quantity], of_home: list[Quantity]) -> str:
    """What is said of the home where it stands in sentences of its own; "" where home and shop share one."""
    parts = [(one.start(), one.end()) for one in re.finditer(r"[^;；。]+", query.text)]
    told = _holding(parts, [*(one.start for one in shops), *(one.start for one in of_shop)])
    homes = _holding(parts, [one.start for one in of_home])
    if told & homes or len(parts) < 2:
        return ""
    return "。".join(query.text[start:end] for place, (start, end) in enumerate(parts) if place not in told)


def _holding(parts: list[tuple[int, int]], places: list[int]) -> set[int]:
    """Which of the parts hold one of the places."""
    return {number for number, (start, end) in enumerate(parts) if any(start <= place < end for place in places)}


def _gap(area: Quantity, mentions: list[Mention], query: Query) -> int:
    """How far an area stands from the nearest of the mentions; a comma between sets them further apart."""
    gaps = []
    for one in mentions:
        first, last = (one.end, area.start) if one.end <= area.start else (area.end, one.start)
        commas = len(re.findall(r"[,，。;；]", query.text[first:last]))
        gaps.append(max(0, last - first) + _ACROSS_A_COMMA * commas)
    return min(gaps)
