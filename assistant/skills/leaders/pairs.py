"""Two office-holders told one after the other and held beside each other: 他俩一样吗, 两个人谁管得多."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.skills.base import Draft, Situation
from assistant.skills.leaders.division import current_holdings
from assistant.skills.leaders.wording import of_people

_SAME = re.compile(r"一样|相同|同样|重[复合叠]|交叉|共同|都管|区别|不同")
_MORE = re.compile(r"谁[^,，。]{0,6}(?:多|少)|哪[个位][^,，。]{0,6}(?:多|少)|更[多少]")


def both_told(situation: Situation) -> list[str]:
    """The two people told of last, of whom the talk is; [] where it is not of two."""
    talk = situation.conversation
    people = [*talk.focus.get("people_before", ()), *talk.focus.get("people", ())]
    told = list(dict.fromkeys(people))
    return told if len(told) == 2 else []


def held_beside(people: Sequence[str], situation: Situation) -> Draft:
    """What two people oversee, and whether it is the same, or who oversees more, where that is asked."""
    answer, text = of_people(people, [], situation), situation.query.text
    holdings = current_holdings(situation)
    units = [
        {one.object for one in holdings if one.person == person and one.unit and one.relation.endswith("分管")}
        for person in people
    ]
    first, second = units
    lead = ""
    if _SAME.search(text):
        both = "、".join(sorted(first & second))
        lead = "分工一样。" if first == second else f"分工不一样，都分管的有{both}。" if both else "分工不一样。"
    elif _MORE.search(text):
        counted = "，".join(f"{person}分管{len(held)}家" for person, held in zip(people, units, strict=True))
        lead = f"按分管的单位数：{counted}。"
    return replace(answer, lead=lead + answer.lead)
