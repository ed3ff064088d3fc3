"""成员单位职责: what a unit has to do under a plan, which unit does a thing, and who the members are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Bid, Situation
from assistant.skills.meaning.fields import mostly_of
from assistant.skills.meaning.weighing import coverage, meanings
from assistant.skills.units.doing import doing, part_by_a_unit, stands_elsewhere
from assistant.skills.units.wording import done_by, duties_of, who_does, without_duty

_ASKS_UNIT = re.compile(
    r"谁|哪个局|哪个部门|哪家|哪个单位|什么部门|哪些单位|哪些部门|哪个机关|由哪|归哪|找哪|什么单位|哪几个部门|哪些局|which (?:bureau|department|unit)"
)
_ASKS_PLAN = re.compile(r"方案|哪个局|哪个部门|牵头|谁制订|谁制定|谁负责|哪家")
#: Matters of the plan that other clauses than the duties tell.
_SAID_ELSEWHERE = (
    "签发",
    "领导",
    "组长",
    "市指挥部",
    "发布渠道",
    "预警变更和解除",
    "响应终止",
    "启动应急响应",
    "办公室设在",
    "预案管理",
    "预警的发布",
    "监督检查",
    "应急演练",
)


class Duties:
    """Answers from the duties of member units."""

    name = "duties"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a member unit is named in the matter of the plan, or the plan's matter with a question for the unit."""
        if _of_another_notice(situation):
            return None
        units = _member_units(situation)
        plan = _speaks_of_plan(situation)
        return (
            _on_units(units, plan, situation)
            or (_on_other_units(plan, situation) if not units else None)
            or (_on_what_goes_on(plan, situation) if not units else None)
            or _on_what_is_done(plan, situation)
        )


def _member_units(situation: Situation) -> list[str]:
    """The units named that have duties."""
    duties = situation.known.register.duties
    return [one.concept for one in situation.query.mentions if any(one.concept in duty.names for duty in duties)]


def _on_units(units: Sequence[str], plan: bool, situation: Situation) -> Bid | None:
    """What member units have to do."""
    query = situation.query
    if not units:
        return None
    asked = (plan or query.has("职责")) and (plan or not query.has("牵头")) and not query.has("领导小组", "责任部门")
    if asked and not _asks_leader(situation):
        return Bid(Duties.name, 5.0 + (1.0 if plan else -1.5), lambda: duties_of(units, situation))
    if situation.conversation.topic == Duties.name and query.elliptic:
        return Bid(Duties.name, 4.8, lambda: duties_of(units, situation))
    return None


def _on_other_units(plan: bool, situation: Situation) -> Bid | None:
    """The duties of the units spoken of before, or that a unit named has none."""
    query, talk = situation.query, situation.conversation
    if not plan or not query.has("职责"):
        return None
    before = [] if talk.topic == Duties.name else _units_before(situation)
    if before and not _ASKS_UNIT.search(query.text):
        return Bid(Duties.name, 4.9, lambda: duties_of(before, situation))
    others = [one.concept for one in query.mentions if one.concept in situation.known.register.units]
    if others and not query.has("领导小组"):
        return Bid(Duties.name, 5.0, lambda: without_duty(others, situation))
    return None


def _on_what_goes_on(plan: bool, situation: Situation) -> Bid | None:
    """More of what was spoken of, or a clause that has one unit do just what is asked."""
    query = situation.query
    if situation.conversation.topic == Duties.name and query.elliptic and (found := doing(situation)):
        return Bid(Duties.name, 4.4, lambda: who_does(found, situation))
    by_a_unit = part_by_a_unit(situation) if _ASKS_UNIT.search(query.text) and plan else None
    if by_a_unit and not _asks_leader(situation):
        return Bid(Duties.name, 4.2, lambda: done_by(*by_a_unit))
    return None


def _on_what_is_done(plan: bool, situation: Situation) -> Bid | None:
    """Which unit does what is asked; the more of it a duty covers, the more points."""
    query, talk = situation.query, situation.conversation
    if not _ASKS_UNIT.search(query.text) or query.has(*_SAID_ELSEWHERE):
        return None
    found = doing(situation) if plan or talk.topic in {"measures", Duties.name} else []
    if not found or stands_elsewhere(found, situation):
        return None
    share = max(coverage(meanings(query, situation.known), duty.clause, situation.known) for duty in found)
    points = (
        2.3
        + (1.0 if _ASKS_PLAN.search(query.text) else 0.0)
        + (0.5 if re.search("指导|督促|检查|监督", query.text) else 0.0)
        + 2.8 * max(share, 0.5 if talk.topic == "measures" else 0.0)
    )
    return Bid(Duties.name, points, lambda: who_does(found, situation))


def _of_another_notice(situation: Situation) -> bool:
    """Whether the question names a notice, and none that states duties."""
    query = situation.query
    if not (re.search(r"\d\s*号", query.text) or query.concepts & situation.known.themes):
        return False
    meant = {notice.id for notice in situation.known.notices_meant(query)}
    return bool(meant) and meant.isdisjoint(duty.clause.notice_id for duty in situation.known.register.duties)


def _asks_leader(situation: Situation) -> bool:
    return bool(re.search(r"市长|领导|分管|谁管|哪位", situation.query.text))


def _units_before(situation: Situation) -> list[str]:
    """The units spoken of before that have duties, where the message names none: 在大气应急里干什么."""
    register = situation.known.register
    if any(one.concept in register.units for one in situation.query.mentions):
        return []
    before = situation.conversation.focus.get("units", ())
    return [unit for unit in before if any(unit in duty.names for duty in register.duties)]


def _speaks_of_plan(situation: Situation) -> bool:
    """Whether the question is in the matter of the plan whose members have duties."""
    if situation.conversation.topic == "leaders" and situation.query.elliptic:
        return False
    return mostly_of("alerts", situation.query, situation.known) or bool(
        re.search(r"2\.1\.4|应急|停课|预警", situation.query.text)
    )
