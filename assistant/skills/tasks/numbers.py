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


def by_number(situation: Situation, candidates: Sequence[Task]) -> list[Task]:
    """The tasks that the question names by their numbers: 第12项, 任务4, 第4项和第6项."""
    text = situation.query.text
    wanted = {
        found for match in _BY_NUMBER.finditer(text) if (found := _numbered(match["n"] or match["m"] or match["k"]))
    }
    return [task for task in candidates if task.clause.label.rstrip(".．") in wanted]


def _numbered(said: str) -> str:
    try:
        return plain(number(said))
    except NumeralError:
        return ""
