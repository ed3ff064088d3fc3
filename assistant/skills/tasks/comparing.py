"""Two tasks held beside each other: whether one unit leads both, of two matters or of one matter in two notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.skills.base import Situation
from assistant.skills.meaning.beside import said_beside
from assistant.skills.tasks.before import of_the_matter
from assistant.skills.tasks.choice import best_task, named_task
from corpus.register.tasks import Task

#: That two things are held beside each other.
COMPARES = re.compile(
    r"同一?[家个]|同一|一样|相同|一致|是一家|一家(?:吗|么|不|的)|一个(?:部门|单位|局|办|委)|都是|都由|都归|分别|各(?:自|是|由|归)|又是|不同|区别"
)
_JOINS = re.compile(r"跟|和|与|同(?!一)|以及|还有"), re.compile(r"、|[,，;；]")
_BOTH = re.compile(r"[两俩2]个?[份个]?(?:文件|通知|方案|意见|文|边)|都(?:提|讲|写|有|说|涉及)")
_OF_TITLE = 0.9
_NOTHING_ELSE = re.compile(r"(?:[这那两项条同一家个牵头的单位部门跟与前面刚才])*")


def tasks_compared(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The two tasks that a question compares; [] where it compares none."""
    if not COMPARES.search(situation.query.text):
        return []
    if told := _told_one_after_the_other(situation):
        return told
    return _of_two_matters(candidates, situation) or _of_two_notices(candidates, situation)


def _told_one_after_the_other(situation: Situation) -> list[Task]:
    """The two tasks told last, where nothing but their sameness is asked: 一样吗."""
    talk = situation.conversation
    if talk.topic != "tasks" or not _NOTHING_ELSE.fullmatch(said_beside([], situation)):
        return []
    wanted = [*talk.focus.get("told_before", ()), *talk.focus.get("tasks", ())]
    tasks = [
        task for name in dict.fromkeys(wanted) for task in situation.known.register.tasks if task.clause.id == name
    ]
    return tasks if len(tasks) == 2 else []


def _of_two_matters(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The tasks of the matters on both sides of a word that joins: 科技小贷跟科技担保."""
    text = situation.query.text
    for join in (one for pattern in _JOINS for one in pattern.finditer(text)):
        sides = [
            replace(situation, query=situation.known.reader.read(part))
            for part in (text[: join.start()], text[join.end() :])
        ]
        found = [task for side in sides if (task := _meant(candidates, side))]
        if len(found) == len(sides) and found[0] is not found[1]:
            return found
    return []


def _meant(candidates: Sequence[Task], side: Situation) -> Task | None:
    """The task of the matter that a side speaks of, or whose title it has words of."""
    task = best_task(_in_its_notice(candidates, side), side)
    return task if task and (of_the_matter(side) or named_task([task], side, _OF_TITLE)) else None


def _in_its_notice(candidates: Sequence[Task], side: Situation) -> Sequence[Task]:
    """The tasks of the notice that a side names; all where it names none."""
    meant = {notice.id for notice in side.known.notices_meant(side.query)} if "号" in side.query.text else ()
    return [task for task in candidates if task.clause.notice_id in meant] or candidates


def _of_two_notices(candidates: Sequence[Task], situation: Situation) -> list[Task]:
    """The task of the one matter in each of the two notices that the candidates are of: 31号跟60号都写了人才."""
    notices = dict.fromkeys(task.clause.notice_id for task in candidates)
    named = {notice.id for notice in situation.known.notices_meant(situation.query)}
    both = named.issuperset(notices) or _BOTH.search(situation.query.text)
    if len(notices) != 2 or not both or not of_the_matter(situation):
        return []
    found = [best_task([task for task in candidates if task.clause.notice_id == one], situation) for one in notices]
    return [one for one in found if one] if all(found) else []
