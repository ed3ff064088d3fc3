"""Which tasks a question means: by number, by title, by what their clauses speak of, by the notice they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.skills.clauses.ranking import ranked
from assistant.skills.meaning.beside import said_beside
from assistant.skills.meaning.matching import expanded, overlap
from assistant.skills.meaning.weighing import Meaning, coverage, meanings
from assistant.skills.tasks.units import units_said
from assistant.understanding.normal import normal
from corpus.register.tasks import Task

_MINIMUM = 0.8
_COVERED = 0.3
_EASILY, _AS_EASILY = 0.6, 0.65  # points of the tasks whose clauses are found so easily beside the first
_TITLE_WORDS = 4  # fewer characters stand in titles by chance
#: Ways of asking for a task, which no title has to have.
_JOINT = re.compile(
    r"(?<!含)(?<!包括)(?<!和)(?:共同|联合|一起|一块儿?|一道|合伙|合着|并列|两家|[两几多]个(?:部门|单位))[^,，。]{0,3}(?:牵头|的呢)"
)
_WITH = re.compile(r"^那?(?:再)?(?:跟|和|与|同)")
_WAYS = frozenset({"牵头", "责任部门", "职责", "目标", "科技金融", "金融生态", "领导", "依据"})


def asks_which(situation: Situation) -> bool:
    """Whether it is asked which tasks they are."""
    return bool(
        re.search(
            r"哪[几些一个]?[项条]|哪些|什么任务|哪几|几项|什么|多少项|有哪|几个任务|哪个任务|几条|which|what",
            situation.query.text,
        )
    )


def named_task(titled: Sequence[Task], situation: Situation, least: float) -> bool:
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
        if not set(one.words) & _WAYS and not set(one.words) & (set(known.register.units) | set(known.register.fields))
    ]


def notice_with_tasks(situation: Situation) -> bool:
    """Whether a notice with tasks is named."""
    with_tasks = {task.clause.notice_id for task in situation.known.register.tasks}
    return any(notice.id in with_tasks for notice in situation.known.notices_meant(situation.query))


def in_notice(situation: Situation) -> list[Task]:
    """The tasks of the notices named, or all."""
    tasks = situation.known.register.tasks
    meant = {notice.id for notice in situation.known.notices_meant(situation.query)}
    if not meant and situation.conversation.topic == "tasks" and situation.query.elliptic:
        meant = set(situation.conversation.focus.get("notices", ()))
    named = [task for task in tasks if task.clause.notice_id in meant]
    return named or list(tasks)


def joint_tasks(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The tasks that several departments lead together, those named among them: 金融办和科技局共同牵头的是哪项."""
    match = _JOINT.search(situation.query.text)
    goes_on = situation.conversation.topic == "tasks" and situation.query.text.rstrip("?？。").endswith("呢")
    if not match or not (asks_which(situation) or goes_on) or len(_entitled(candidates, situation)) == 1:
        return []
    units = units_said(situation)
    if _WITH.match(situation.query.text):
        spoken_of = situation.conversation.focus
        units = [*dict.fromkeys([*spoken_of.get("units", ()), *units])]
        notices = spoken_of.get("notices") or [task.clause.notice_id for task in candidates]
        candidates = [task for task in candidates if task.clause.notice_id in notices]
    wanted = max(2, len(units))
    return [task for task in candidates if len(task.lead) >= wanted and all(task.leads(unit) for unit in units)]


def task_found(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The task whose clause the search finds first for a question, where it covers enough of it."""
    best = ranked(situation)[:1]
    return [task for share, hit in best for task in candidates if task.clause.id == hit.clause.id and share >= _COVERED]


def fitting_tasks(candidates: Sequence[Task], situation: Situation) -> list[Task]:
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
    scored = _scored(asked, candidates, situation)
    best = max((score for score, _ in scored), default=0.0)
    if best < _MINIMUM:
        return []
    wanted = 2 if re.search(r"两[条项个]|分别|一样|和.*[”\"].*", situation.query.text) else 1
    near = sorted(
        ((score, task) for score, task in scored if score >= max(_MINIMUM, best - (0.6 if wanted == 2 else 0.02))),
        key=lambda pair: -pair[0],
    )
    return [task for _, task in near[: max(wanted, 2)]] if wanted == 2 or len(near) <= 3 else [near[0][1]]


def best_task(candidates: Sequence[Task], situation: Situation) -> Task | None:
    """The one task that fits a question best, where one fits well enough."""
    score, task = max(_scored(_asked(situation), candidates, situation), key=lambda pair: pair[0], default=(0.0, None))
    return task if score >= _MINIMUM else None


def _scored(asked: str, candidates: Sequence[Task], situation: Situation) -> list[tuple[float, Task]]:
    """Tasks by how their titles and their clauses fit, and a little by how easily their clauses are found."""
    found = tuple(_matters(situation))
    if not found:
        return []
    hits = [hit for _, hit in ranked(situation)]
    best = max((hit.score for hit in hits), default=1.0)
    easily = {hit.clause.id for hit in hits if hit.score >= _AS_EASILY * best}
    return [
        (
            overlap(asked, task.title)
            + 3.0 * coverage(found, task.clause, situation.known)
            + (_EASILY if task.clause.id in easily else 0.0),
            task,
        )
        for task in candidates
    ]


def _entitled(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The tasks whose titles contain the words said: 科技金融创新 and 推动科技金融创新."""
    named = situation.known.notices_meant(situation.query) and re.search(r"\d\s*号", situation.query.text)
    way = [one for one in situation.query.mentions if one.concept in {"牵头", "责任部门"}]
    said = re.sub(
        r"任务|这[项个条]|那[项个条]|由|归|负责|哪?[几两2][家个]?|部门|单位|工作$", "", said_beside(way, situation)
    )
    if len(said) < _TITLE_WORDS:
        return []
    tasks = candidates if named else situation.known.register.tasks
    return [task for task in tasks if said in normal(task.title)]
