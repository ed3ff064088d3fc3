"""A follow-up on a leading group: whether a unit is among its members, and the sentences on its head, members, office or work."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from corpus.model import Clause

#: What is asked of a group, and what its sentence has to speak of.
OF_A_GROUP = {
    "组长": re.compile("组长"),
    "成员": re.compile("成员|组成"),
    "办公室设在": re.compile("办公室"),
    "职责": re.compile("负责|承担"),
}
_GROUP = "领导小组"
_MEMBER = re.compile(r"在里面|在内|在不在|里有|包括|算不算|是不是成员|是成员|有没有|也在|参加")


def group_told(situation: Situation) -> Clause | None:
    """The clause that sets up the group of the last answer."""
    last = situation.conversation.last
    clause = situation.known.library.clause(last.citations[0]) if last else None
    return clause if clause and _GROUP in clause.text else None


def names_a_body(situation: Situation) -> bool:
    """Whether the message speaks of a matter or a body of its own."""
    concepts = situation.known.lexicon.concepts
    return any(
        one.concept not in concepts or concepts[one.concept].group not in {"asking", "facts"}
        for one in situation.query.mentions
        if not one.surface.endswith(("单位", "成员", "办公室"))
    )


def unit_in_question(situation: Situation) -> str:
    """The one unit whose membership is asked for: 市环保局在里面吗; "" for none."""
    units = situation.known.register.units
    said = {one.concept for one in situation.query.mentions if one.concept in units}
    return next(iter(said)) if len(said) == 1 and _MEMBER.search(situation.query.text) else ""


def whether_member(unit: str, group: Clause, situation: Situation) -> Draft:
    """Whether the sentence that names a group's members names the unit."""
    told = told_of(group, OF_A_GROUP["成员"]) or [group.text]
    names = (unit, *situation.known.register.units[unit])
    listed = any(name in sentence for name in names for sentence in told)
    said = f"是的，领导小组的组成里写有{unit}" if listed else f"领导小组的组成里没有写明{unit}"
    return Draft(
        Kind.LOOKUP,
        f"{said}：{''.join(told)}",
        f"The clause {'names' if listed else 'does not name'} {unit}: {''.join(told)}",
        quotes=(Quote(group, "".join(told)),),
        suggestions=("原文",),
        keeps_topic=True,
    )


def part_of_a_group(situation: Situation) -> str:
    """What of a group the message asks for, and nothing else: its head, members, office or work; "" for none."""
    query = situation.query
    if "成员" in query.text:
        return "成员"
    if query.elliptic and query.text.startswith(("办公室", "那办公室")):
        return "办公室设在"
    return next((part for part in OF_A_GROUP if query.has(part)), "")


def told_of(group: Clause, asked: re.Pattern[str]) -> list[str]:
    """The sentences that tell it of the group itself and not of others (各县也要成立…)."""
    return [one for one in re.findall(r"[^。\n]+。", group.text) if asked.search(one) and not one.startswith("各")]
