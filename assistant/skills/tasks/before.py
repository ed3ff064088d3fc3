"""Follow-ups on the task just spoken of: 配合的呢, 国资委在这条里是什么角色."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Bid, Situation
from assistant.skills.meaning.beside import said_beside
from assistant.skills.tasks.choice import asks_which, named_task
from assistant.skills.tasks.units import only_a_role, units_of_fields, units_said
from assistant.skills.tasks.wording import of_tasks
from corpus.register.tasks import Task

NAME = "tasks"
SHORT = 14
#: What is asked of other things than of tasks.
ANOTHER_MATTER = ("何时", "多少", "何处", "目标", "达标", "增长", "领导小组", "组长", "市指挥部", "文号", "领导")
_ROLE = re.compile(
    r"参与|参加|配合|有没有|在内|在里面|在不在|算不算|是不是|牵头|负责|名单|关系|有关|有份|管不管|管吗|也管|角色|也要|出面|出不出|在[^,，。]{0,6}里|责任|[吗么不][?？]?$|呢"
)
_AS_WHAT = re.compile(r"角色|身份|干什么的|算什么|管什么")


def on_that_before(fitting: Sequence[Task], situation: Situation) -> Bid | None:
    """The bid for a short follow-up on the task just spoken of."""
    query, before = situation.query, _spoken_of(situation)
    if not before or len(query.text) > SHORT or re.search(r"\d\s*号", query.text):
        return None
    here = situation.conversation.topic == NAME
    if not here and not query.has("牵头", "责任部门"):
        return None
    units = units_said(situation) or units_of_fields(situation)
    if another_unit(situation) or only_a_role(situation):
        return None
    if units and (_AS_WHAT.search(query.text) or (_ROLE.search(query.text) and not asks_which(situation))):
        return Bid(NAME, 5.5, lambda: of_tasks(before, units, situation))
    other = fitting and fitting[0] not in before and of_the_matter(situation)
    if other and _named_only_in(fitting[0], before, situation):
        return None
    if units or query.has(*ANOTHER_MATTER) or (fitting and named_task(fitting, situation, 0.45 if other else 1.0)):
        return None
    return Bid(NAME, 5.5, lambda: of_tasks(before, (), situation))


def another_unit(situation: Situation) -> bool:
    """Whether nothing but another unit is named, where all that a unit leads and shares was told: 人社局呢."""
    units = {one for one in situation.query.mentions if one.concept in situation.known.register.units}
    of_units = situation.conversation.topic == NAME and situation.conversation.focus.get("of_units")
    return bool(of_units and units and not said_beside(units, situation))


def of_the_matter(situation: Situation) -> bool:
    """Whether a matter of the tasks is spoken of, and not just the theme of their notice."""
    concepts = situation.known.lexicon.concepts
    return any(
        one in concepts and concepts[one].group == "finance" and one not in situation.known.themes
        for one in situation.query.concepts
    )


def _named_only_in(task: Task, before: Sequence[Task], situation: Situation) -> bool:
    """Whether a matter is named that a task speaks of and those before do not: 那招金融人才的呢."""
    concepts = situation.known.lexicon.concepts
    named = [concepts[one] for one in situation.query.concepts if one in concepts and concepts[one].group == "finance"]
    words = [word for concept in named for word in (concept.name, *concept.terms)]
    return any(word in task.clause.text for word in words) and not any(
        word in one.clause.text for one in before for word in words
    )


def _spoken_of(situation: Situation) -> list[Task]:
    """The tasks whose clauses the last answer cited first, where it was not of all that a unit leads."""
    last, focus = situation.conversation.last, situation.conversation.focus
    cited = last.citations[:1] if last else ()
    if situation.conversation.topic == NAME and not focus.get("tasks"):
        return []
    return [task for task in situation.known.register.tasks if task.clause.id in cited]
