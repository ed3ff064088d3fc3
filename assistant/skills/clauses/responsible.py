"""Who leads the task that a clause found by words sets, and who shares it."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from corpus.model import Clause

_ASKS_WHO = re.compile(r"谁|哪[些几个家两]*(?:单位|部门|局|办|机构|家|委)|什么(?:单位|部门|局)|牵头|归口|找哪")


def departments_unsaid(clause: Clause, said: str, situation: Situation) -> tuple[str, ...]:
    """Who leads the task that a clause sets and who shares it, where it is asked who does it and the words shown do not say."""
    if not _ASKS_WHO.search(situation.query.text):
        return ()
    return tuple(
        task.quote for task in situation.known.register.tasks if task.clause is clause and task.quote not in said
    )
