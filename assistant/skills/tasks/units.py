"""The units that a question about tasks names, or that were spoken of before."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from assistant.skills.meaning.beside import said_beside

#: What may be said beside a role, with nothing but the role asked: 60号里我们只是配合的有哪些, 只当责任部门的呢.
_OF_A_ROLE = re.compile(r"它|该局|这个局|我局|任务|[项条]|几|\d+号文?|里|只|光|仅|[当作为做算]|事")
_STRANGE = re.compile(
    r"^(?:那|请问)?(?P<name>(?!哪|什么|这|那)[\u4e00-\u9fff]{2,9}?(?:政府|局|委|办|院|公司|集团|中心|协会|银行|大学|支队))(?:有没有|是否|是不是|有)?(?:牵头|配合|参与)过?(?:了|的)?(?:什么|哪些|几项)?(?:任务|工作)?[吗么没有?？]*$"
)
_ONLY = re.compile(r"(?:只|光|仅)(?:是|有|要)?(?:当|作为|做|算)?|当|作为|哪些|哪几|几[项条个]|多少[项条]")


def units_said(situation: Situation) -> list[str]:
    """The units that something is asked of, not those left out of account: 除了财政局还有谁."""
    units, text = situation.known.register.units, situation.query.text
    return list(
        dict.fromkeys(
            one.concept
            for one in situation.query.mentions
            if one.concept in units
            and not text[: one.start].endswith(("除", "除了", "除开", "除去"))
            and not text[one.end :].startswith(("之外", "以外", "外还", "外,"))
        )
    )


def strange_leader(situation: Situation) -> str:
    """A unit that no notice names and of which nothing but whether it leads or shares is asked: 南湖区政府牵头过吗."""
    match, units = _STRANGE.search(situation.query.text), situation.known.register.units
    if not match or any(one.concept in units and one.start < match.end("name") for one in situation.query.mentions):
        return ""
    return match["name"]


def units_of_fields(situation: Situation) -> list[str]:
    """The units that people call by a field, where no unit is named: 税务在配合名单里不 asks of 国税局 and 地税局."""
    register, concepts = situation.known.register, situation.known.lexicon.concepts
    if units_said(situation):
        return []
    fields = [one.surface for one in situation.query.mentions if one.concept in register.fields]
    return [
        unit
        for field in fields
        for unit in register.units
        if unit in concepts and any(word.endswith((f"{field}局", f"{field}部门")) for word in concepts[unit].says)
    ]


def units_before(situation: Situation) -> list[str]:
    """The units spoken of before, where nothing but what they lead is asked: 它牵头哪些任务."""
    query = situation.query
    way = [one for one in query.mentions if one.concept in {"牵头", "责任部门"}]
    left = _OF_A_ROLE.sub("", said_beside(way, situation)) if way else "-"
    return [] if left else list(situation.conversation.focus.get("units", ()))


def only_a_role(situation: Situation) -> bool:
    """Whether it is asked what a unit told of before has to do in one role: 只当责任部门的呢, 配合的有哪些."""
    told = situation.conversation.topic == "tasks" and situation.conversation.focus.get("of_units")
    return bool(told and _ONLY.search(situation.query.text) and not units_said(situation) and units_before(situation))
