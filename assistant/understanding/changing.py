"""A quantity by which a follow-up changes what was said before: 再加20平, 那小一百呢."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.understanding.quantity import Quantity

_LEAD = (
    r"(?:开发商|房东|他们|听说|通知说|说|又|那么?|如果|要是|假如|假设|万一|若|我家?|家里|房子|房屋|建筑面积|面积|空气质量|指数|aqi|数值|浓度|预测值?"
    r"|过渡期?|时间|期限|在|基础上|比|这个?|那个?|刚才|之前|现在|原来|此|的|又|还|再|它|会|要|能|可以|是"
    r"|what if|what about|and|if|it|we|is|,|，|\s)*"
)
_MORE = (
    r"\+|晚|迟|拖|推后|延后|增加|增|加上|加|上涨|涨|上升|升高|升|提高|添|扩大|延长|推迟|多算|(?:多|再)(?:过渡|等|住|租)|多|高|大|长"
    r"|add|plus|another|(?:rises?|goes\s+up|increases?)\s+by"
)
_LESS = (
    r"减少|减去|减掉|减|缩小|缩短|降低|下降|降|跌|扣除|扣掉|扣|去掉|提前|少(?:算|过渡|等|住|租)|少|小|低|短"
    r"|minus|(?:falls?|drops?|goes\s+down|decreases?)\s+by"
)
#: All that stands before a number that changes an earlier one; 涨到350 and 最多20 name the number itself.
CHANGING = re.compile(
    rf"(?:{_LEAD}|[^,，。;；]{{0,14}}比[^,，。;；\d]{{0,8}}?)(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?:了|上|出|个)?\s*",
    re.IGNORECASE,
)
#: What stands between a change and what it comes to: 再拖三个月，满九个月.
_COMES_TO = re.compile(
    r"(?:满|一?共|总共|加起来|合起来|合计|凑[成到]|[达增涨拖延]到|变?成|就是|等于)[^,，。;；\d]{0,3}$"
)
_OTHER_ROOM = re.compile(r"\s*的?(?:院子|阳台|花园|车库|公摊)")


def change_of(text: str, found: tuple[Quantity, ...]) -> Quantity | None:
    """The quantity by which a follow-up changes what was said before, negative where it is less: 再加20平, 那小一百呢."""
    if not found or found[0].value < 0 or sum(1 for one in found if one.unit == found[0].unit) > 1:
        return None
    first = found[0]
    before = text[: first.start]
    changing = CHANGING.fullmatch(before) or CHANGING.fullmatch(re.split(r"[,，。;；]", before)[-1])
    if not changing or _OTHER_ROOM.match(text, first.end):
        return None
    return replace(first, value=-first.value) if changing["less"] else first


def what_it_comes_to(text: str, found: tuple[Quantity, ...]) -> Quantity | None:
    """The new amount, where a follow-up tells both the change and what it comes to: 再拖三个月，满九个月呢."""
    for first, second in pairwise(found):
        changing = CHANGING.fullmatch(re.split(r"[,，。;；]", text[: first.start])[-1])
        if changing and first.unit == second.unit and _COMES_TO.search(text[first.end : second.start]):
            return second
    return None
