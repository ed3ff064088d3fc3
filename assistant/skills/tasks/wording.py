"""How tasks read: their departments, what a unit has to do with them, and what a unit leads and shares."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.leaders.division import who_oversees
from assistant.skills.meaning.telling import telling_parts
from corpus.register.departments import LEAD
from corpus.register.tasks import Task

_YES_OR_NO = re.compile(
    r"[吗吧么][?？。]?$|有没有|是不是|在不在|是否|有份|管不管|出不出|参不参|算不算|^是|not$|不[?？]?$"
)
_ASKS_WHO = re.compile(r"哪[些几个家两]*(?:单位|部门|局|办|机构|家|委)|哪[几两]?家|什么(?:单位|部门|局)|由谁|谁")
_ASKS_WHAT = re.compile(r"哪|什么|多少|几个|怎么|如何|何时")
_LONG = 300
_ALONE = re.compile(r"一家|独家|单独|独自|自己牵头|一个(?:部门|单位|局)")
_SHARES = re.compile(r"参[不加与]|配合|有份|在列|在不在")
_SAME = re.compile(
    r"一样|相同|同一|同一?[家个]|一致|是一家|一家(?:吗|么|不|的|牵|管)|一个(?:部门|单位|局|办|委)|都是|都由|都归"
)
_SEVERAL = 3  # units that are not counted for the reader
_FEW = 2  # tasks whose departments are told with what a unit has to do with them


def of_tasks(titled: Sequence[Task], units: Sequence[str], situation: Situation) -> Draft:
    """Who leads tasks and who shares them, and what the units named have to do with them."""
    same = _sameness(titled, units, situation) if len(titled) == 2 and all(one.lead for one in titled) else ""
    premise = _premise(titled[0], units, situation) if len(titled) == 1 else ""
    content = _content(titled[0], situation) if len(titled) == 1 else ""
    said = [f"“{task.title}”：{content}{departments(task)}" for task in titled]
    english = "; ".join(f"{task.title}: {_in_english(task)}" for task in titled)
    return Draft(
        Kind.LOOKUP,
        premise + same + "；".join(said) + "。",
        english + ".",
        quotes=tuple(Quote(task.clause, task.quote) for task in titled),
        suggestions=(_next_question(titled[0]), "原文"),
        focus={
            "notices": list(dict.fromkeys(task.clause.notice_id for task in titled)),
            "units": list(units),
            "tasks": [task.clause.id for task in titled],
            "told_before": list(situation.conversation.focus.get("tasks", ()))
            if situation.conversation.topic == "tasks"
            else [],
        },
    )


def _sameness(titled: Sequence[Task], units: Sequence[str], situation: Situation) -> str:
    """Whether both of two tasks are led by the unit named, or by the same ones; "" where that is not asked."""
    if not _SAME.search(situation.query.text):
        return ""
    if len(units) == 1 and "都" in situation.query.text:
        return f"{'两项都是' if all(one.leads(units[0]) for one in titled) else '不都是'}{units[0]}牵头。"
    first, second = ({one[0] for one in task.lead} for task in titled)
    return "牵头单位一样。" if first == second else "牵头单位不一样。"


def _premise(task: Task, units: Sequence[str], situation: Situation) -> str:
    """What each unit that is named has to do with the task; begins with yes or no where that is asked."""
    said = []
    asked = situation.query.has("对吗", "能否") or _YES_OR_NO.search(situation.query.text)
    for unit in units:
        role = LEAD if task.leads(unit) else task.role_of(unit)
        if not role:
            said.append(f"{'不是，' if asked else ''}这项任务没有列{unit}")
        elif situation.query.has("牵头") and not task.leads(unit) and not _SHARES.search(situation.query.text):
            said.append(f"{'不是，' if asked else ''}{unit}是{role}，不是牵头部门")
        elif _ALONE.search(situation.query.text) and task.leads(unit) and len(task.lead) > 1:
            said.append(f"不止{unit}一家牵头")
        else:
            said.append(f"{'是，' if asked else ''}{unit}是{role}")
    return "；".join(said) + "。" if said else ""


def _content(task: Task, situation: Situation) -> str:
    """What the clause says of what is asked beside the departments: 是哪几个县, 建什么; "" where nothing is, and for a row."""
    if not task.quote:
        return ""
    text = _ASKS_WHO.sub("", situation.query.text)
    if not _ASKS_WHAT.search(text):
        return ""
    said = telling_parts(task.clause, situation.query, situation.known)
    said = said.removesuffix(task.quote).removeprefix(task.clause.label).removeprefix(task.clause.heading)
    return said.lstrip("。：") if len(said) < _LONG else ""


def departments(task: Task) -> str:
    """Who leads a task and who shares it; where no one is named as leading, that."""
    said = [f"{LEAD}是{_names(task.lead)}"] if task.lead else []
    for role, units in task.roles:
        said.append(f"{role}是{_names(units)}" + (f"（共{len(units)}家）" if len(units) > _SEVERAL else ""))
    return "，".join(said if task.lead else [*said, "没有写明由谁牵头"])


def _in_english(task: Task) -> str:
    if not task.lead:
        return f"done by {_names(task.others)}; who leads is not said"
    return f"led by {_names(task.lead)}" + (f", with {_names(task.others)}" if task.others else "")


def _next_question(task: Task) -> str:
    """What the first of its departments has to do with other tasks."""
    return f"{task.lead[0][0]}牵头哪些任务？" if task.lead else f"{task.others[0][0]}参与哪些任务？"


def _names(units: Sequence[Sequence[str]]) -> str:
    return "、".join(f"{one[0]}（{'、'.join(one[1:])}）" if len(one) > 1 else one[0] for one in units)


def of_units(units: Sequence[str], candidates: Sequence[Task], situation: Situation) -> Draft:
    """What units lead and share."""
    said: list[str] = []
    quotes: list[Quote] = []
    both = re.search(r"还是|责任|承担|参与|参加|配合|任务", situation.query.text)
    lead_only = situation.query.has("牵头") and not situation.query.has("责任部门") and not both
    share_only = situation.query.has("责任部门") and not situation.query.has("牵头")
    alone = bool(_ALONE.search(situation.query.text))
    for unit in units:
        leading = [task for task in candidates if task.leads(unit) and not (alone and len(task.lead) > 1)]
        sharing = [] if lead_only else [task for task in candidates if task.shares(unit)]
        if lead_only and not leading:
            sharing = [task for task in candidates if task.shares(unit)]
        leading = [] if share_only and sharing else leading
        parts = []
        asked = lead_only or situation.query.has("牵头")
        if leading or asked:
            parts.append(f"牵头{len(leading)}项：" + _titles(leading, situation) if leading else "没有牵头的任务")
        if sharing:
            roles = "、".join(dict.fromkeys(task.role_of(unit) for task in sharing))
            parts.append(f"作为{roles}参与{len(sharing)}项：" + _titles(sharing, situation))
        said.append(f"{unit}" + "；".join(parts))
        quotes.extend(Quote(task.clause, task.quote if len(leading) <= 5 else "") for task in leading)
        quotes.extend(Quote(task.clause) for task in sharing)
    named = list(dict.fromkeys(one.clause.id for one in quotes))
    if 0 < len(named) <= _FEW:
        told = [task for task in candidates if task.clause.id in named]
        said += [f"“{task.title}”{departments(task)}" for task in told]
    return Draft(
        Kind.LOOKUP if quotes else Kind.NO_ANSWER,
        "。".join(said) + "。",
        "; ".join(said) + ".",
        quotes=tuple(quotes),
        suggestions=(*who_oversees(units[0], situation), *(("原文",) if quotes else ())),
        focus={
            "units": list(units),
            "notices": list(dict.fromkeys(one.clause.notice_id for one in quotes)),
            "tasks": named if len(named) == 1 else [],
            "of_units": True,
        },
    )


def absent(units: Sequence[str], situation: Situation) -> Draft:
    """That a notice assigns no task to units."""
    known = situation.known
    with_tasks = dict.fromkeys(known.notice_of(task.clause) for task in known.register.tasks)
    numbers = "、".join(notice.document_number for notice in known.notices_meant(situation.query) or with_tasks)
    return Draft(
        Kind.NO_ANSWER,
        f"{numbers}的任务分工里没有列{'、'.join(units)}。",
        f"{numbers} assigns no task to {', '.join(units)}.",
    )


def _titles(found: Sequence[Task], situation: Situation) -> str:
    several = len({task.clause.notice_id for task in found}) > 1
    said = []
    for task in found:
        number = situation.known.notice_of(task.clause).document_number
        said.append(f"{task.clause.label}{task.title}" + (f"（{number}）" if several else ""))
    return "、".join(said)
