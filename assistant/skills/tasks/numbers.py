"""Tasks by their numbers: 第3项任务."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from corpus.numerals import NUMBER, NumeralError, number, plain
from corpus.register.tasks import Task

_BY_NUMBER = re.compile(
    rf"(?:第\s*(?P<n>{NUMBER})\s*[项条个]|任务\s*(?P<m>{NUMBER})(?!项|个|条)|(?<=[和与跟、])\s*(?P<k>{NUMBER})\s*[项条])"
)


_SHORT = 12
_BESIDE = re.compile(r"[上下前后][一1]?[项条个](?!任务书)")


def by_number(situation: Situation, candidates: Sequence[Task]) -> list[Task]:
    """The tasks that the question names by their numbers: 第12项, 任务4, 第4项和第6项."""
    text = situation.query.text
    if len(text) <= _SHORT and (side := _BESIDE.search(text)) and (beside := _beside(side.group(0), situation)):
        return beside
    wanted = {
        found for match in _BY_NUMBER.finditer(text) if (found := _numbered(match["n"] or match["m"] or match["k"]))
    }
    return [task for task in candidates if task.clause.label.rstrip(".．") in wanted]


def _beside(side: str, situation: Situation) -> list[Task]:
    """The task before or after the one spoken of, in its notice: 上一项呢."""
    spoken_of = situation.conversation.focus.get("tasks", ())
    tasks = situation.known.register.tasks
    place = next((place for place, task in enumerate(tasks) if list(spoken_of) == [task.clause.id]), None)
    if place is None:
        return []
    other = place + (1 if side[0] in "下后" else -1)
    same = 0 <= other < len(tasks) and tasks[other].clause.notice_id == tasks[place].clause.notice_id
    return [tasks[other]] if same else []


def _numbered(said: str) -> str:
    try:
        return plain(number(said))
    except NumeralError:
        return ""
