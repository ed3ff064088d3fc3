"""任务分工: who leads a task and who shares it, and what a unit leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Bid, Situation
from assistant.skills.meaning.fields import mostly_of
from assistant.skills.tasks.before import ANOTHER_MATTER, NAME, SHORT, another_unit, of_the_matter, on_that_before
from assistant.skills.tasks.choice import (
    asks_which,
    fitting_tasks,
    in_notice,
    joint_tasks,
    named_task,
    notice_with_tasks,
    task_found,
)
from assistant.skills.tasks.comparing import tasks_compared
from assistant.skills.tasks.numbers import by_number
from assistant.skills.tasks.units import strange_leader, units_before, units_said
from assistant.skills.tasks.wording import absent, of_tasks, of_units
from corpus.register.tasks import Task

_ANEW = 5.5  # all that another unit does, after what one does
#: Who does a thing, in words that no more than ask it.
_WHO_DOES = re.compile(
    r"(?<![^分派交配][给对为向跟帮])谁|哪[些几个家两]*(?:单位|部门|局|办|机构|家|委)|什么(?:单位|部门|局)|which (?:bureau|department|unit)"
)
_OVERSEES = re.compile(r"分管|联系|市长|领导")
_BESIDE_THE_LEAD = re.compile(r"(?<!打)配合(?:部门|单位)?")
_PART = re.compile(
    r"角色|一家[^,，。]{0,3}(?:[弄搞牵做管]|负责)|身份|有份|管不管|参[不加与]|要不要|配合|有没有[^,，。]{0,4}事"
)


class Tasks:
    """Answers from the brackets at the ends of the task clauses."""

    name = NAME

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where 牵头, 责任部门, 配合 is asked, or where the talk is of tasks already."""
        if not _asks(situation):
            return None
        candidates = in_notice(situation)
        if not candidates or (_in_the_plan(situation) and not notice_with_tasks(situation)):
            return None
        if unknown := strange_leader(situation):
            return Bid(self.name, 5.6, lambda: absent((unknown,), situation))
        numbered = by_number(situation, candidates)
        named = notice_with_tasks(situation) or situation.query.has("牵头", "责任部门")
        if numbered and (named or situation.conversation.topic == self.name):
            return Bid(self.name, 5.6, lambda: of_tasks(numbered, units_said(situation), situation))
        if compared := tasks_compared(candidates, situation):
            return Bid(self.name, 5.8, lambda: of_tasks(compared, units_said(situation), situation))
        if joint := joint_tasks(candidates, situation):
            return Bid(self.name, 5.7, lambda: of_tasks(joint, (), situation))
        fitting = fitting_tasks(candidates, situation)
        return on_that_before(fitting, situation) or _on_what_is_named(fitting, candidates, situation)


def _asks(situation: Situation) -> bool:
    """Whether it may be a question of who does what of the tasks."""
    query, named = situation.query, notice_with_tasks(situation)
    if not named and _of_leaders(situation):
        return False
    if query.has("牵头", "责任部门") or by_number(situation, situation.known.register.tasks):
        return True
    asks = query.has("谁", "职责", "什么") and bool(re.search(r"负责|承担|参与", query.text))
    if situation.conversation.topic == Tasks.name and (query.elliptic or asks or len(query.text) <= SHORT):
        return True
    if (
        named
        and not query.has("领导小组", "组长")
        and (asks or (units_said(situation) and not query.has("办公室设在", "目标")))
    ):
        return True
    return _asks_who_does(situation)


def _of_leaders(situation: Situation) -> bool:
    """Whether it is asked which leader oversees and which assists: 谁分管、谁协助."""
    query = situation.query
    return not query.has("牵头") and bool(_OVERSEES.search(query.text)) and not _BESIDE_THE_LEAD.search(query.text)


def _asks_who_does(situation: Situation) -> bool:
    """Whether it is asked who does a thing that belongs to the matter of the tasks: 刷卡无障碍示范区是谁在搞."""
    query = situation.query
    asks = _WHO_DOES.search(query.text) or (units_said(situation) and _PART.search(query.text))
    if not asks or query.has(*ANOTHER_MATTER):
        return False
    return of_the_matter(situation)


def _on_what_is_named(fitting: Sequence[Task], candidates: Sequence[Task], situation: Situation) -> Bid | None:
    """The bid for a question that names a task, or a unit whose tasks are asked for."""
    query = situation.query
    said = units_said(situation) or units_before(situation)
    units = [one for one in said if any(task.leads(one) or task.shares(one) for task in candidates)]
    asked = query.has("牵头", "责任部门")
    points = 4.5 if asked else 3.8 if units_said(situation) and notice_with_tasks(situation) else 3.0
    if not (fitting or units) and _asks_who_does(situation) and (found := task_found(candidates, situation)):
        return Bid(Tasks.name, 4.6, lambda: of_tasks(found, said, situation))
    if not asked and situation.conversation.topic != Tasks.name and not named_task(fitting, situation, 0.45):
        fitting = ()
    loose = asks_which(situation) and not named_task(fitting, situation, 1.0)
    unnamed = notice_with_tasks(situation) and not named_task(fitting, situation, 0.45)
    faint = situation.conversation.topic != Tasks.name and not named_task(fitting, situation, 0.45)
    absent_here = said and not units and unnamed
    if fitting and not absent_here and not (units and (loose or unnamed or faint)):
        sure = not asked and _asks_who_does(situation) and named_task(fitting, situation, 0.45)
        return Bid(Tasks.name, 5.3 if sure else points + 1, lambda: of_tasks(fitting, said, situation))
    if units:
        points = _ANEW if another_unit(situation) else points
        return Bid(Tasks.name, points, lambda: of_units(units, candidates, situation))
    missing = units_said(situation)
    if missing and notice_with_tasks(situation):
        return Bid(Tasks.name, points, lambda: absent(missing, situation))
    return None


def _in_the_plan(situation: Situation) -> bool:
    """Whether the question is in the matter of the alert plan, whose 牵头 are duties and no tasks."""
    return mostly_of("alerts", situation.query, situation.known)
