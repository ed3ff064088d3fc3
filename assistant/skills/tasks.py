"""任务分工: who leads a task and who shares it, and what a unit leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.beside import said_beside
from assistant.skills.leaders import who_oversees
from assistant.skills.matching import expanded, overlap
from assistant.skills.weighing import Meaning, coverage, meanings
from assistant.understanding.normal import normal
from corpus.numerals import NUMBER, NumeralError, number, plain
from corpus.register.tasks import Task

_MINIMUM = 0.8
_TITLE_WORDS = 4  # fewer characters stand in titles by chance
#: Ways of asking for a task, which no title has to have.
_WAYS = frozenset({"牵头", "责任部门", "职责", "目标", "科技金融", "金融生态", "领导", "依据"})


class Tasks:
    """Answers from the brackets at the ends of the task clauses."""

    name = "tasks"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where 牵头, 责任部门, 配合 is asked, or where the talk is of tasks already."""
        query, talk = situation.query, situation.conversation
        here = talk.topic == self.name
        asks = query.has("牵头", "责任部门") or (
            query.has("谁", "职责", "什么") and bool(re.search(r"负责|承担|参与", query.text))
        )
        named_with_unit = (
            bool(_units(situation))
            and _notice_with_tasks(situation)
            and not query.has("领导小组", "组长", "办公室设在", "目标")
        )
        if not (
            query.has("牵头", "责任部门")
            or named_with_unit
            or _by_number(situation, situation.known.register.tasks)
            or (here and (query.elliptic or asks or len(query.text) <= 14))
            or (asks and _notice_with_tasks(situation) and not query.has("领导小组", "组长"))
        ):
            return None
        candidates = _in_notice(situation)
        if not candidates or (_in_the_plan(situation) and not _notice_with_tasks(situation)):
            return None
        numbered = _by_number(situation, candidates)
        if numbered and (here or query.has("牵头", "责任部门") or _notice_with_tasks(situation)):
            return Bid(self.name, 5.6, lambda: _of_tasks(numbered, (), situation))
        before = _spoken_of(situation)
        titled = _titled(candidates, situation)
        if (
            before
            and _units(situation)
            and len(query.text) <= 14
            and re.search(r"参与|参加|配合|有没有|在内|在里面|在不在|算不算|是不是|牵头吗|负责吗|名单里", query.text)
        ):
            return Bid(self.name, 5.5, lambda: _of_tasks(before, _units(situation), situation))
        if (
            before
            and not _units(situation)
            and len(query.text) <= 12
            and (not titled or not _named_task(titled, situation, 1.0))
        ):
            return Bid(self.name, 5.5, lambda: _of_tasks(before, (), situation))
        said = _units(situation) or _units_before(situation)
        units = [one for one in said if any(task.leads(one) or task.shares(one) for task in candidates)]
        points = 4.5 if query.has("牵头", "责任部门") else 3.0
        loose = _asks_which(situation) and not _named_task(titled, situation, 1.0)
        unnamed = _notice_with_tasks(situation) and not _named_task(titled, situation, 0.45)
        if titled and not (units and (loose or unnamed)):
            return Bid(self.name, points + 1, lambda: _of_tasks(titled, units, situation))
        if units:
            return Bid(self.name, points, lambda: _of_units(units, candidates, situation))
        absent = _units(situation)
        if absent and _notice_with_tasks(situation):
            return Bid(self.name, points, lambda: _absent(absent, situation))
        return None


def _in_the_plan(situation: Situation) -> bool:
    """Whether the question is in the matter of the alert plan, whose 牵头 are duties and no tasks."""
    concepts = situation.known.lexicon.concepts
    return any(one.concept in concepts and concepts[one.concept].group == "alerts" for one in situation.query.mentions)


def _spoken_of(situation: Situation) -> list[Task]:
    """The tasks whose clauses the last answer cited first."""
    last = situation.conversation.last
    cited = last.citations[:1] if last else ()
    return [task for task in situation.known.register.tasks if task.clause.id in cited]


def _asks_which(situation: Situation) -> bool:
    return bool(
        re.search(
            r"哪[几些一个]?[项条]|哪些|什么任务|哪几|几项|什么|多少项|有哪|几个任务|哪个任务|几条|which|what",
            situation.query.text,
        )
    )


def _named_task(titled: Sequence[Task], situation: Situation, least: float) -> bool:
    """Whether the question has enough of a task's title to mean just that task."""
    asked = _asked(situation)
    found = tuple(_matters(situation))
    return any(
        overlap(asked, task.title) + coverage(found, task.clause, situation.known) > least + 0.3 for task in titled
    )


def _asked(situation: Situation) -> str:
    """The question with its concepts' terms, without the units and the notice that it names."""
    asked = expanded(situation.query, situation.known, frozenset({"facts"}))
    for mention in situation.query.mentions:
        if mention.concept in situation.known.register.units or mention.concept in _WAYS:
            asked = asked.replace(mention.surface, " ")
    for name in _WAYS & situation.query.concepts:
        for term in (name, *situation.known.lexicon.concepts[name].terms):
            asked = asked.replace(normal(term), " ")
    return asked


def _matters(situation: Situation) -> list[Meaning]:
    """What the question speaks of beside ways of asking, units and the notice."""
    known = situation.known
    return [
        one
        for one in meanings(situation.query, known)
        if not set(one.words) & _WAYS and not set(one.words) & set(known.register.units)
    ]


def _notice_with_tasks(situation: Situation) -> bool:
    with_tasks = {task.clause.notice_id for task in situation.known.register.tasks}
    return any(notice.id in with_tasks for notice in situation.known.notices_meant(situation.query))


def _in_notice(situation: Situation) -> list[Task]:
    """The tasks of the notices named, or all."""
    tasks = situation.known.register.tasks
    meant = {notice.id for notice in situation.known.notices_meant(situation.query)}
    if not meant and situation.conversation.topic == "tasks" and situation.query.elliptic:
        meant = set(situation.conversation.focus.get("notices", ()))
    named = [task for task in tasks if task.clause.notice_id in meant]
    return named or list(tasks)


def _units(situation: Situation) -> list[str]:
    units = situation.known.register.units
    return list(dict.fromkeys(one.concept for one in situation.query.mentions if one.concept in units))


def _units_before(situation: Situation) -> list[str]:
    """The units spoken of before, where nothing but what they lead is asked: 它牵头哪些任务."""
    query = situation.query
    way = [one for one in query.mentions if one.concept in {"牵头", "责任部门"}]
    left = re.sub(r"它|该局|这个局|任务|[项条]|几", "", said_beside(way, situation)) if way else "-"
    return [] if left else list(situation.conversation.focus.get("units", ()))


def _by_number(situation: Situation, candidates: Sequence[Task]) -> list[Task]:
    """The task that the question names by its number: 第12项, 任务4."""
    match = re.search(rf"(?:第\s*(?P<n>{NUMBER})\s*[项条个]|任务\s*(?P<m>{NUMBER})(?!项|个|条))", situation.query.text)
    if not match:
        return []
    try:
        wanted = plain(number(match["n"] or match["m"]))
    except NumeralError:
        return []
    return [task for task in candidates if task.clause.label.rstrip(".．") == wanted]


def _titled(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The tasks whose titles (or words) fit the question best."""
    asked = _asked(situation)
    phrases = re.findall(r"[“\"「](.+?)[”\"」]", situation.query.text)
    if len(phrases) > 1:
        return list(
            dict.fromkeys(max(candidates, key=lambda task: overlap(normal(phrase), task.title)) for phrase in phrases)
        )
    asked += "".join(phrases)
    entitled = _entitled(candidates, situation)
    if len(entitled) == 1:
        return entitled
    candidates = entitled or candidates
    found = _matters(situation)
    if not found:
        return []
    scored = [
        (overlap(asked, task.title) + 3.0 * coverage(tuple(found), task.clause, situation.known), task)
        for task in candidates
    ]
    best = max((score for score, _ in scored), default=0.0)
    if best < _MINIMUM:
        return []
    wanted = 2 if re.search(r"两[条项个]|分别|一样|和.*[”\"].*", situation.query.text) else 1
    near = sorted(
        ((score, task) for score, task in scored if score >= max(_MINIMUM, best - (0.6 if wanted == 2 else 0.02))),
        key=lambda pair: -pair[0],
    )
    return [task for _, task in near[: max(wanted, 2)]] if wanted == 2 or len(near) <= 3 else [near[0][1]]


def _entitled(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The tasks whose titles contain the words said: 科技金融创新 and 推动科技金融创新."""
    named = situation.known.notices_meant(situation.query) and re.search(r"\d\s*号", situation.query.text)
    way = [one for one in situation.query.mentions if one.concept in {"牵头", "责任部门"}]
    said = re.sub(r"任务|这[项个条]|那[项个条]|由|归|负责|工作$", "", said_beside(way, situation))
    if len(said) < _TITLE_WORDS:
        return []
    tasks = candidates if named else situation.known.register.tasks
    return [task for task in tasks if said in normal(task.title)]


def _of_tasks(titled: Sequence[Task], units: Sequence[str], situation: Situation) -> Draft:
    same = ""
    if len(titled) == 2 and re.search(r"一样|相同|同一", situation.query.text):
        same = (
            "牵头单位一样。"
            if {one[0] for one in titled[0].lead} == {one[0] for one in titled[1].lead}
            else "牵头单位不一样。"
        )
    premise = _premise(titled, units, situation) if len(titled) == 1 else ""
    said = [f"“{task.title}”：{_departments(task)}" for task in titled]
    english = "; ".join(f"{task.title}: led by {_names(task.lead)}, with {_names(task.others)}" for task in titled)
    return Draft(
        Kind.LOOKUP,
        premise + same + "；".join(said) + "。",
        english + ".",
        quotes=tuple(Quote(task.clause, task.quote) for task in titled),
        suggestions=(f"{titled[0].lead[0][0]}牵头哪些任务？", "原文"),
        focus={"notices": list(dict.fromkeys(task.clause.notice_id for task in titled)), "units": list(units)},
    )


def _premise(titled: Sequence[Task], units: Sequence[str], situation: Situation) -> str:
    if not units or not (
        situation.query.has("对吗", "能否")
        or "有没有" in situation.query.text
        or situation.query.text.rstrip("?？").endswith(("吗", "吧"))
    ):
        return ""
    task, unit = titled[0], units[0]
    role = "牵头部门" if task.leads(unit) else task.other_role if task.shares(unit) else ""
    if not role:
        return f"不是，这项任务没有列{unit}。"
    if situation.query.has("牵头") and not task.leads(unit):
        return f"不是，{unit}是{role}，不是牵头部门。"
    return f"是，{unit}是{role}。"


def _departments(task: Task) -> str:
    count = f"（共{len(task.others)}家）" if len(task.others) > 3 else ""
    return f"牵头部门是{_names(task.lead)}，{task.other_role}是{_names(task.others)}{count}"


def _names(units: Sequence[Sequence[str]]) -> str:
    return "、".join(f"{one[0]}（{'、'.join(one[1:])}）" if len(one) > 1 else one[0] for one in units)


def _of_units(units: Sequence[str], candidates: Sequence[Task], situation: Situation) -> Draft:
    said: list[str] = []
    quotes: list[Quote] = []
    lead_only = situation.query.has("牵头") and not situation.query.has("责任部门")
    share_only = situation.query.has("责任部门") and not situation.query.has("牵头")
    alone = "单独" in situation.query.text
    for unit in units:
        leading = [task for task in candidates if task.leads(unit) and not (alone and len(task.lead) > 1)]
        sharing = [] if lead_only else [task for task in candidates if task.shares(unit)]
        parts = []
        if (leading or lead_only) and not (share_only and any(task.shares(unit) for task in candidates)):
            parts.append(f"牵头{len(leading)}项：" + _titles(leading, situation) if leading else "没有牵头的任务")
        if sharing:
            parts.append(f"作为{sharing[0].other_role}参与{len(sharing)}项：" + _titles(sharing, situation))
        said.append(f"{unit}" + "；".join(parts))
        quotes.extend(Quote(task.clause, task.quote if len(leading) <= 5 else "") for task in leading)
        quotes.extend(Quote(task.clause) for task in sharing)
    return Draft(
        Kind.LOOKUP if quotes else Kind.NO_ANSWER,
        "。".join(said) + "。",
        "; ".join(said) + ".",
        quotes=tuple(quotes),
        suggestions=(*who_oversees(units[0], situation), *(("原文",) if quotes else ())),
        focus={"units": list(units), "notices": list(dict.fromkeys(one.clause.notice_id for one in quotes))},
    )


def _absent(units: Sequence[str], situation: Situation) -> Draft:
    numbers = "、".join(notice.document_number for notice in situation.known.notices_meant(situation.query))
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
