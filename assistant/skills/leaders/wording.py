"""How the division of work reads: who oversees units and fields, and what an office-holder oversees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.leaders.division import current_holdings, relations_to
from corpus.register.division import Holding


def not_in_office(held: Sequence[Holding], situation: Situation) -> Draft:
    """That the division of work of the day does not have a person, and what that of another day says of him."""
    known, person = situation.known, held[0].person
    notice = known.notice_of(held[0].clause)
    begun = notice.effective_from or notice.date
    day = situation.day
    said = (
        f"在{day.year}年{day.month}月{day.day}日施行的分工通知里没有{person}。"
        + (f"{begun.year}年{begun.month}月{begun.day}日起施行的分工里，" if begun else "")
        + f"{person}{held[0].post}{''.join(_sentences(held, _only(situation)))}"
    )
    return Draft(
        Kind.LOOKUP,
        said,
        f"The division of work of {day} does not have {person}; see the clause of another day.",
        quotes=(Quote(held[0].clause),),
        focus={"people": []},
    )


def unknown(name: str) -> Draft:
    """That the division of work does not have a name."""
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知里没有写{name}，我不能回答。",
        f"The division of work does not name {name}.",
        keeps_topic=True,
    )


def unwritten(people: Sequence[str]) -> Draft:
    """That the division of work does not state this of people."""
    names = "、".join(people)
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知只写了{names}的职务和分工，没有写这个，我不能回答。",
        f"The division of work only states the post and the work of {names}, not this.",
        suggestions=(f"{people[0]}分管什么？",),
        focus={"people": list(people)},
    )


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
        helpers = _helping(matter, found, situation)
        besides = "；".join(f"{one.person}{one.post}{_relation(one)}" for one in helpers)
        said.append(_said(matter, found) + (f"；另外，{besides}" if besides else ""))
        english.append(_english(matter, (*found, *helpers)))
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
        quotes=tuple(dict.fromkeys(_quotes(holders))),
        suggestions=(f"{people[0]}还管什么？", "原文"),
        focus={"people": people, "units": list(matters)},
    )


def _helping(matter: str, found: Sequence[Holding], situation: Situation) -> list[Holding]:
    """Those who assist in the field that a unit is named after (市财政局, 协助负责财政), or contact it by another name."""
    if not found[0].unit:
        return []
    words = _called(matter, situation)
    return [
        one
        for one in current_holdings(situation)
        if one.relation.startswith("协助")
        and one.person not in {each.person for each in found}
        and _akin(one, matter, words)
    ]


def _called(unit: str, situation: Situation) -> tuple[str, ...]:
    """How people call a unit."""
    concept = situation.known.lexicon.concepts.get(unit)
    return concept.says if concept else ()


def _akin(one: Holding, unit: str, words: Sequence[str]) -> bool:
    """Whether a field or a unit is the one that a unit is named after or called by: 机构编制 and 市编委办 (编制办)."""
    if one.relation.endswith("联系"):
        return one.object.removeprefix("各") in words
    named = one.object in unit or (len(_stem(unit)) > 1 and _stem(unit) in one.object)
    return len(one.object) >= 2 and (named or any(_stem(word) in one.object for word in words if len(_stem(word)) > 1))


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
    said = "；".join(_said(unit, by) for unit, by in found.items())
    return Draft(
        Kind.LOOKUP,
        f"由不止一位市领导分管的是{'、'.join(found)}。{said}。",
        "; ".join(_english(unit, by) for unit, by in found.items()) + ".",
        quotes=tuple(dict.fromkeys(quote for by in found.values() for quote in _quotes(by))),
        suggestions=("原文",),
        focus={"people": [one.person for by in found.values() for one in by], "units": list(found)},
    )


def _stem(unit: str) -> str:
    """What a unit is named after: 市合作交流办 after 合作交流."""
    return re.sub(r"^市|[局委办]$", "", unit)


def _said(matter: str, held: Sequence[Holding]) -> str:
    parts = []
    for person in dict.fromkeys(one.person for one in held):
        mine = [one for one in held if one.person == person]
        relations = "、".join(dict.fromkeys(_relation(one) for one in mine))
        parts.append(f"{person}{mine[0].post}{relations}")
    whole = (
        held[0].object if held[0].object == matter or matter not in held[0].names else f"{matter}（{held[0].object}）"
    )
    return f"{whole}：" + "；".join(parts)


def _relation(one: Holding) -> str:
    what = one.object if one.unit else f"{one.object}方面工作"
    return f"{one.relation}{what}{'工作' if one.unit and one.relation == '领导' else ''}"


def _english(matter: str, held: Sequence[Holding]) -> str:
    names = [f"{one.person} ({one.post}, {one.relation})" for one in held]
    return f"{matter}: " + ", ".join(dict.fromkeys(names))


def _quotes(held: Sequence[Holding]) -> list[Quote]:
    return [Quote(one.clause, one.sentence if len(one.sentence) < 400 else "") for one in held]


def _premise(situation: Situation, people: Sequence[str], matters: Sequence[str]) -> str:
    """Corrects or confirms a name that the question supposes: 环保局是张仁贵管的吧."""
    people_said = {one.concept for one in situation.query.mentions}
    supposed = [one for one in situation.known.register.people if one in people_said]
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
    only = _only(situation)
    for person in people:
        mine = [one for one in holdings if one.person == person]
        said.append(
            f"{person}{mine[0].post}" + "".join(_sentences(mine, only)) if mine else f"分工通知没有写{person}。"
        )
        quotes.extend(Quote(one.clause) for one in mine)
    posts = {one.person: one.post for one in holdings}
    english = "; ".join(
        f"{person} ({posts.get(person, '')}), in Chinese: "
        + "".join(_sentences([one for one in holdings if one.person == person], only))
        for person in people
    )
    return Draft(
        Kind.LOOKUP,
        "\n".join(said),
        english,
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=("原文",),
        focus={"people": list(people)},
    )


def _only(situation: Situation) -> str:
    text = situation.query.text
    asked = [one for one in ("分管", "联系", "负责", "领导") if one in text]
    return asked[0] if len(asked) == 1 and asked[0] in {"分管", "联系"} else ""


def _sentences(mine: Sequence[Holding], only: str) -> list[str]:
    found = dict.fromkeys(one.sentence for one in mine if not only or one.relation.endswith(only))
    return list(found) or [f"没有{only}的单位。", *dict.fromkeys(one.sentence for one in mine)]


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
