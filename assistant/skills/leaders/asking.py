"""What a question asks of the division of work: whether it asks at all, whether of other matters, for more, for all."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from assistant.skills.leaders.choice import people_said
from assistant.skills.meaning.beside import said_beside

ASKING = ("谁", "领导")
_OTHER_MATTERS = (
    "牵头",
    "责任部门",
    "领导小组",
    "组长",
    "签发",
    "办公室设在",
    "印发日期",
    "文号",
    "施行日期",
    "有效期",
    "主送机关",
    "发文机关",
    "审议会议",
    "目标",
    "预警",
    "市指挥部",
)
_VERBS = re.compile(r"管|归|联系|负责|协助|领导|怎么分|如何分|[这哪][条根]线|沾边|对口")
_HELPS = re.compile(r"协助|协管|帮着|辅助|打配合")
PRONOUN = re.compile(r"他|她|这位|这个领导|该领导|这人|此人|\b(?:he|she|his|her)\b")
ASKS_UNIT = re.compile(r"哪个局|哪个部门|哪家单位|哪个单位|什么部门|哪些单位|哪些部门|哪些局")


def of_other_matters(situation: Situation) -> bool:
    """Whether something else than the division of work is spoken of; 谁协助 beside 分管 or 联系 belongs to it."""
    query = situation.query
    said = {one.concept for one in query.mentions if not one.negated} & set(_OTHER_MATTERS)
    if said == {"责任部门"} and _HELPS.search(query.text) and re.search(r"分管|联系|主管", query.text):
        return False
    return bool(said)


def asks_at_all(situation: Situation) -> bool:
    """Whether who, or a verb of overseeing, is in the question."""
    return situation.query.has(*ASKING) or bool(_VERBS.search(situation.query.text))


def people_meant(situation: Situation) -> list[str]:
    """The office-holders named, each once."""
    return list(dict.fromkeys(one.concept for one in people_said(situation)))


def of_money(situation: Situation) -> bool:
    """Whether an amount of another matter is asked for, to which a field is a circumstance: 财政补多少."""
    concepts = situation.known.lexicon.concepts
    groups = {concepts[one].group for one in situation.query.concepts if one in concepts}
    return situation.query.has("多少") and bool(groups & {"building", "relocation", "finance"})


def asks_for_more(situation: Situation) -> bool:
    """Whether more is asked of the person spoken of, by a pronoun or by nothing but the question for his work."""
    query = situation.query
    if not (query.has("领导", "什么", "职责", "谁") or _VERBS.search(query.text)):
        return False
    return bool(PRONOUN.search(query.text)) or (
        query.has("什么", "职责") and not _VERBS.sub("", said_beside((), situation)).strip("还分")
    )


def asks_for_all(text: str) -> bool:
    """Whether all who stand in the division of work are asked for."""
    return any(
        word in text
        for word in (
            "有哪些",
            "几位",
            "几名",
            "几个",
            "分工",
            "名单",
            "都有谁",
            "哪几位",
            "全部",
            "所有",
            "全报",
            "报一遍",
            "列一下",
            "列一遍",
            "名字",
            "点名",
            "点了",
        )
    )
