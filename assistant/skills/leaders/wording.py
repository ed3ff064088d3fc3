"""How the division of work reads: who oversees units and fields, and what an office-holder oversees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.leaders.choice import people_said
from assistant.skills.leaders.division import current_holdings, relations_to
from assistant.skills.leaders.helpers import helping
from assistant.skills.leaders.relations import english_line, line, quoted, relation, relation_asked, sentences
from corpus.register.division import Holding


def of_matters(matters: Sequence[str], situation: Situation, unit: str = "") -> Draft:
    """Who oversees units and fields, and who assists; `unit` is one that the division of work does not have."""
    holdings = current_holdings(situation)
    said: list[str] = []
    english: list[str] = []
    holders: list[Holding] = []
    for matter in matters:
        found = relations_to(matter, holdings)
        if not found:
            said.append(f"分工通知没有写明{matter}由哪位市领导分管或联系")
            english.append(f"the division of work does not name who oversees {matter}")
            continue
        helpers = helping(matter, found, situation)
        besides = "；".join(f"{one.person}{one.post}{relation(one)}" for one in helpers)
        said.append(line(matter, found) + (f"；另外，{besides}" if besides else ""))
        english.append(english_line(matter, (*found, *helpers)))
        holders += (*found, *helpers)
    if not holders:
        return Draft(Kind.NO_ANSWER, "。".join(said) + "。", "; ".join(english) + ".", focus={"units": list(matters)})
    people = list(dict.fromkeys(one.person for one in holders))
    missing = f"分工通知里没有写{unit}，只写有相近的工作。" if unit else ""
    premise = _premise(situation, people, matters)
    compared = _compared(matters, holdings, situation)
    return Draft(
        Kind.LOOKUP,
        missing + premise + compared + "；".join(said) + "。",
        "; ".join(english) + ".",
        quotes=tuple(dict.fromkeys(quoted(holders))),
        suggestions=(f"{people[0]}还管什么？", "原文"),
        focus={"people": people, "units": list(matters), "people_before": _told_before(people, situation)},
    )


def shared(people: Sequence[str], situation: Situation) -> Draft:
    """The units that several office-holders oversee, or those of the people named."""
    holdings = current_holdings(situation)
    held: dict[str, list[Holding]] = {}
    for one in holdings:
        if one.unit and one.relation.endswith("分管"):
            held.setdefault(one.object, []).append(one)
    found = {
        unit: by
        for unit, by in held.items()
        if len({one.person for one in by}) > 1 and (not people or {one.person for one in by} & set(people))
    }
    if not found:
        return Draft(Kind.LOOKUP, "没有由几位市领导共同分管的单位。", "None is overseen by several.", keeps_topic=True)
    said = "；".join(line(unit, by) for unit, by in found.items())
    return Draft(
        Kind.LOOKUP,
        f"由不止一位市领导分管的是{'、'.join(found)}。{said}。",
        "; ".join(english_line(unit, by) for unit, by in found.items()) + ".",
        quotes=tuple(dict.fromkeys(quote for by in found.values() for quote in quoted(by))),
        suggestions=("原文",),
        focus={"people": [one.person for by in found.values() for one in by], "units": list(found)},
    )


def _premise(situation: Situation, people: Sequence[str], matters: Sequence[str]) -> str:
    """Corrects or confirms a name that the question supposes: 环保局是张仁贵管的吧."""
    said = {one.concept for one in people_said(situation)}
    supposed = [one for one in situation.known.register.people if one in said]
    if not supposed:
        return ""
    wrong = [one for one in supposed if one not in people]
    if wrong:
        return f"不是{'、'.join(wrong)}。"
    return ""


def _compared(matters: Sequence[str], holdings: Sequence[Holding], situation: Situation) -> str:
    """Whether two units have the same overseer, where that is asked."""
    if len(matters) != 2 or not any(
        word in situation.query.text for word in ("同一", "一样", "都是", "一个领导", "一个人", "相同", "一起")
    ):
        return ""
    first, second = ({one.person for one in relations_to(matter, holdings)} for matter in matters)
    if not first or not second:
        return ""
    if first == second and len(first) > 1:
        names = "、".join(dict.fromkeys(one.person for one in holdings if one.person in first))
        return f"不止一个人：两边都是{names}这{len(first)}位领导。"
    both = "、".join(sorted(first & second))
    return "是同一位领导。" if first == second else f"不完全相同，两边都有{both}。" if both else "不是同一位领导。"


def of_people(people: Sequence[str], matters: Sequence[str], situation: Situation) -> Draft:
    """What people oversee, contact and are responsible for."""
    holdings = current_holdings(situation)
    if matters:
        held = [one for matter in matters for one in relations_to(matter, holdings)]
        if held:
            holders = {one.person for one in held}
            if not holders & set(people) and situation.query.has("什么") and not situation.query.has("对吗", "谁"):
                return of_people(people, [], situation)
            answer = of_matters(matters, situation)
            yes = "是的。" if set(people) <= holders and len(people) == 1 else ""
            spoken_of = list(dict.fromkeys((*people, *answer.focus.get("people", ()))))
            return replace(answer, lead=yes + answer.lead, focus={**answer.focus, "people": spoken_of})
    said: list[str] = []
    quotes: list[Quote] = []
    only = relation_asked(situation)
    for person in people:
        mine = [one for one in holdings if one.person == person]
        said.append(f"{person}{mine[0].post}" + "".join(sentences(mine, only)) if mine else f"分工通知没有写{person}。")
        quotes.extend(Quote(one.clause) for one in mine)
    posts = {one.person: one.post for one in holdings}
    english = "; ".join(
        f"{person} ({posts.get(person, '')}), in Chinese: "
        + "".join(sentences([one for one in holdings if one.person == person], only))
        for person in people
    )
    return Draft(
        Kind.LOOKUP,
        "\n".join(said),
        english,
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=("原文",),
        focus={"people": list(people), "people_before": _told_before(people, situation)},
    )


def _told_before(people: Sequence[str], situation: Situation) -> list[str]:
    """The one told of just before, where one is told of now."""
    before = situation.conversation.focus.get("people", ()) if situation.conversation.topic == "leaders" else ()
    return list(before) if len(people) == 1 and len(before) == 1 and list(before) != list(people) else []


def everyone(situation: Situation) -> Draft:
    """All who stand in the division of work."""
    holdings = current_holdings(situation)
    people: dict[str, Any] = {one.person: one for one in holdings}
    said = "、".join(f"{name}{one.post}" for name, one in people.items())
    clause = situation.known.library.notice(holdings[0].clause.notice_id).clauses[0]
    return Draft(
        Kind.LOOKUP,
        f"分工通知列有{len(people)}位：{said}。",
        f"The division of work lists: {said}.",
        quotes=(Quote(clause),),
        focus={"people": []},
    )
