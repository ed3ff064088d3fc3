"""The months that make one wait: several stretches added, what is left of it, what is paid more for a longer one."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query

RESTATED = re.compile(
    r"(?:(?:也就是|就是|即|等于|改成|变成|延长?[到至]|延期到|推迟?到|拖到|到)|(?:总共|一共|共|全部)(?:要|得|需|能)?(?:等|租|住|过渡|是|有)?)$"
)
#: What asks for the months to come, and what tells of those paid already: 拿了8个月，还剩多少.
_REMAINING = re.compile(
    r"还剩|剩下|剩多少|没[拿领发给]|还[能可该要有](?:再|以)?[拿领得发]?多少|还[能可该](?:再|以)?[拿领得]"
)
#: What asks only for what a longer wait adds: 原定9个月，延到15个月，要追加多少.
_MORE_PAID, _FORMER_WAIT = (
    re.compile(r"追加|增加多少|补发|多发多少|增发|再补多少"),
    re.compile(r"(?:原[定来先]|本来|说好)[^,，。\d]{0,4}$"),
)
_TAKEN = re.compile(r"(?:[拿领发给付]了|[拿领发给付]过|已经?[拿领发给付租住等]了?)$")
_TO_COME = re.compile(r"(?:还要|还得|还需|还有|还差|剩下|再)[^,，。\d]{0,4}$")
#: One stretch of a wait and the next: 前8个月住女儿家，后10个月租房.
_FIRST, _NEXT = (
    re.compile(r"(?:前|头|先|开始|起先)[^,，。\d]{0,4}$"),
    re.compile(r"(?:后|再|接着|然后|余下|剩下)[^,，。\d]{0,4}$"),
)
#: What makes a span one that comes on top of one named before: 又延长6个月, 还要等9个月.
_ON_TOP = re.compile(r"(?:又|再|还|另外?|接着)[^,，。\d]{0,6}$|(?:延长|加上?|外加|多)了?$")
_ALTOGETHER = re.compile(r"一共|总共|合计|前后|加起来|拢共|共|全部|总数|总计|统统")
#: A wait behind one that is no payment: what is asked is the whole.
_WAITED = re.compile(r"(?:等|租|住|过渡)了$")
#: A wait made longer, told before what it was: 延长了半年，原来18个月.
_LONGER, _FORMER = re.compile(r"(?:延长|推迟|拖|多等|多租|晚)了?$"), re.compile(r"原[来定先]|本来|说好|之前")
_GROWN = re.compile(r"又|延长|外加|加上?$")


def months_meant(one: Quantity, same: list[Quantity], query: Query) -> tuple[Quantity, ...]:
    """The months that make one wait: 等了12个月又拖了6个月; with 一共 also those to come: 领了6个月，还要等9个月."""
    if len(same) == 2 and _REMAINING.search(query.text):
        return _left(same, query) or (one,)
    if len(same) == 2 and _MORE_PAID.search(query.text) and _FORMER_WAIT.search(query.text[: same[0].start]):
        gap = same[1].value - same[0].value
        return (same[1], replace(same[0], value=-same[0].value)) if gap > 0 else (one,)
    if len(same) < 2 or RESTATED.search(query.text[: one.start].rstrip()):
        return (one,)
    if _LONGER.search(query.text[: same[0].start]) and _FORMER.search(query.text[same[0].end : same[1].start]):
        return tuple(same[:2])
    if len(same) == 2 and _FIRST.search(query.text[: same[0].start]) and _NEXT.search(query.text[: same[1].start]):
        return tuple(same)
    parts = [same[0]]
    for other in same[1:]:
        between = query.text[parts[-1].end : other.start]
        top = _ON_TOP.search(between)
        if (
            top
            and not (other.value == 1 and per_month(other, query))
            and (
                _GROWN.search(top.group(0))
                or _ALTOGETHER.search(query.text)
                or _WAITED.search(query.text[: parts[0].start])
            )
        ):
            parts.append(other)
    return tuple(parts) if len(parts) == len(same) else (one,)


def _left(same: list[Quantity], query: Query) -> tuple[Quantity, ...]:
    """The months that are left: those said to come, or all less those paid already."""
    coming = [one for one in same if _TO_COME.search(query.text[: one.start])]
    if len(coming) == 1:
        return (coming[0],)
    taken = [one for one in same if _TAKEN.search(query.text[: one.start])]
    if len(taken) != 1:
        return ()
    whole = next(one for one in same if one is not taken[0])
    return (whole, replace(taken[0], value=-taken[0].value)) if whole.value > taken[0].value else ()


def per_month(one: Quantity, query: Query) -> bool:
    """一个月 means each month unless one is said to wait or rent for it."""
    return not re.search(r"(?:过渡|(?<!房)租|等|住|借|for)[了个上]?$", query.text[: one.start])
