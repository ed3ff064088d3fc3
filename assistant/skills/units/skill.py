"""单位一览: everything the notices say of one unit: who oversees it, what it leads and shares, its duties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.leaders.division import current_holdings, who_oversees

_ASKS_ALL = re.compile(
    r"(?:都|全部|所有|一共|总共|各项|统统)[^,，。?？]{0,6}(?:负责|管|承担|职责|任务|事|干|做|参与|涉及)|(?:哪些|所有|全部)(?:职责|任务|工作|事)|哪[个些几]?(?:份|个)?(?:文件|通知)[^,，。]{0,12}(?:任务|活儿?|名字|提到|出现|点名)|everything|all (?:the )?(?:duties|tasks)"
)
_HAS_TASKS = re.compile(r"(?:有|派了?|安排了?)(?:什么|啥)?任务")


class Units:
    """Gathers what concerns a unit, grouped."""

    name = "units"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a single unit is named and all of its work is asked for."""
        query = situation.query
        units = list(
            dict.fromkeys(one.concept for one in query.mentions if one.concept in situation.known.register.units)
        )
        all_asked = _ASKS_ALL.search(query.text) or (
            _HAS_TASKS.search(query.text) and situation.conversation.topic != "tasks"
        )
        if len(units) != 1 or not all_asked or query.has("牵头", "责任部门", "谁", "领导"):
            return None
        if situation.known.notices_meant(query) and re.search(r"\d\s*号", query.text):
            return None
        groups = list(_groups(units[0], situation))
        return Bid(self.name, 5.8, lambda: _answer(units[0], groups, situation)) if len(groups) > 1 else None


def _groups(unit: str, situation: Situation) -> Iterator[tuple[str, str, list[Quote]]]:
    """Groups of what is said of a unit: a heading, the words, the clauses."""
    register, known = situation.known.register, situation.known
    held = [one for one in current_holdings(situation) if unit in one.names]
    if held:
        said = "；".join(dict.fromkeys(f"{one.person}{one.post}{one.relation}" for one in held))
        yield "市领导分工", said, [Quote(one.clause) for one in held]
    duties = [one for one in register.duties if unit in one.names]
    for duty in duties:
        body = duty.clause.text.removeprefix(duty.clause.label).removeprefix(duty.clause.heading).lstrip("：:")
        yield f"{known.notice_of(duty.clause).document_number}{duty.under}", body, [Quote(duty.clause)]
    for group in register.bodies:
        if having := [part for part in group.parts if unit in part.who]:
            said = "、".join(dict.fromkeys(part.post or "成员" for part in having))
            yield group.name, said, [Quote(part.clause) for part in having]
    for label, found in (
        ("牵头的任务", [task for task in register.tasks if task.leads(unit)]),
        ("参与的任务", [task for task in register.tasks if task.shares(unit)]),
    ):
        if found:
            listed = "、".join(f"{task.title}（{known.notice_of(task.clause).document_number}）" for task in found)
            yield label, f"{len(found)}项：{listed}", [Quote(task.clause) for task in found]


def _answer(unit: str, groups: list[tuple[str, str, list[Quote]]], situation: Situation) -> Draft:
    said = "\n".join(f"【{label}】{words.rstrip('。')}。" for label, words, _ in groups)
    quotes = [
        quote
        for place in range(max(len(found) for *_, found in groups))
        for *_, found in groups
        for quote in found[place : place + 1]
    ]
    return Draft(
        Kind.LOOKUP,
        f"通知里关于{unit}的内容：\n{said}",
        f"What the notices say of {unit} (in Chinese):\n{said}",
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=(*who_oversees(unit, situation), "原文"),
        focus={"units": [unit]},
    )
