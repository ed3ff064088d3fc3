"""What a question asks of an alert level: what it is, what to do, which unit, or the matter before at another level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.alerts.acts import whether
from assistant.skills.alerts.response_clauses import NAMES_OF_LEVELS
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS
from assistant.skills.meaning.weighing import meanings

_WHO_IS_RIGHT = re.compile(r"谁(?:说的?|讲的?)?得?(?:才)?(?:对|准|有理|算数)")
_INTERROGATIVE = re.compile(r"谁|什么|怎|哪|几|多少|何|为啥|[?？]|呢")
_TO_DO = re.compile(
    r"措施|怎么办|咋办|怎么做|做什么|干什么|做啥|该做|该怎么|注意什么|要求|行动|what (?:to do|should|measures)|measures"
)
_LIKEWISE = re.compile(r"也|这么|这样|同样|照样|还")
_FRAGMENT = 12


def speaks_elsewhere(situation: Situation) -> bool:
    """Whether a matter of the plan is spoken of that no measure has: 烟花爆竹 is a duty."""
    concepts = situation.known.lexicon.concepts
    return any(
        concepts[name].group == "alerts" and name not in NAMES_OF_LEVELS
        for name in situation.query.concepts
        if name in concepts
    )


def goes_on(levels: Sequence[str], situation: Situation) -> bool:
    """Whether a message that names a level goes on with the matter before: 黄色呢, 橙色也会这么限吗, 蓝色的时候要做哪些."""
    query = situation.query
    if query.elliptic or only_tells(situation) or (len(query.text) <= _FRAGMENT and _LIKEWISE.search(query.text)):
        return True
    names = {COLOURS[colour] for colour in levels}
    return all(set(one.words) & names for one in meanings(query, situation.known))


def only_tells(situation: Situation) -> bool:
    """Whether a message names a level without asking anything: 刚收到短信说是红色预警."""
    return not (whether(situation.query.text) or _INTERROGATIVE.search(situation.query.text))


def asks_what_to_do(text: str) -> bool:
    """Whether what is to be done at the level is asked."""
    return bool(_TO_DO.search(text))


def asks_for_unit(text: str) -> bool:
    """Whether it is asked which unit does something."""
    if _WHO_IS_RIGHT.search(text):
        return False
    return bool(
        re.search(r"谁|哪个局|哪个部门|哪家单位|哪个单位|什么部门|哪些单位|哪家部门|哪些部门|哪个机关|由哪", text)
    )


def asks_for_facts(text: str) -> bool:
    """Whether the level itself is asked about: 对应几级, 是不是二级, 什么颜色, aqi多少."""
    return bool(
        re.search(
            r"几级|什么级|哪级|哪一级|对应|什么颜色|哪个颜色|aqi|指数|是不是.级|是.级吗|多少|什么条件|怎么定|标准|启动条件|达到",
            text,
        )
    )
