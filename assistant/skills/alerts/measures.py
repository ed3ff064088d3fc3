"""分级响应措施: what is to be done at an alert level, for all or for one group, and how levels differ."""

from __future__ import annotations

import re

from assistant.rules import Law
from assistant.skills.alerts.acts import acts_asked, whether
from assistant.skills.alerts.answers import ALL_LEVELS, of_clauses, of_measures
from assistant.skills.alerts.asking import (
    asks_for_facts,
    asks_for_unit,
    asks_what_to_do,
    goes_on,
    only_tells,
    speaks_elsewhere,
)
from assistant.skills.alerts.found import speaking_of_it
from assistant.skills.alerts.matters import matters_said
from assistant.skills.alerts.no_alert import no_alert
from assistant.skills.alerts.whole_levels import facts, overview, side_by_side
from assistant.skills.base import Bid, Situation
from assistant.skills.meaning.fields import fields_of
from assistant.skills.meaning.levels import COLOURS, index_said, law_on, level_computed, levels_said

_ELSEWHERE = (
    "签发",
    "发布渠道",
    "预警变更和解除",
    "响应终止",
    "省级预警",
    "措施宽严",
    "更为严格",
    "通报约谈",
    "监督检查",
    "启动应急响应",
    "总结评估",
    "资金保障",
    "市指挥部",
    "专家咨询组",
    "文号",
    "印发日期",
    "施行日期",
    "联防联控",
    "企业的预案",
    "各地的预案",
    "预警信息内容",
    "大气重污染的含义",
    "预警的发布",
)
_WHEN = re.compile(r"什么情况|什么时候|哪种情况|什么条件|何时|多严重|严重到|\bwhen\b|\b(?:what|which) levels?\b")
_BOUNDS = re.compile(r"上限|下限|范围|区间|界限|门槛|最高到|最低到")
_GOING_ON = 3.9  # for a level alone, so that the question before is looked at as well: its grade, its vehicle


class Measures:
    """Answers from the response measures of each level."""

    name = "measures"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a level and a matter of its measures are named, or follow from the talk."""
        query, talk = situation.query, situation.conversation
        law = law_on(situation)
        if law is None:
            return None
        levels, matters = levels_said(situation), matters_said(situation)
        nothing = no_alert(situation, law, matters)
        of_a_unit = query.has("职责") and (
            not levels or any(one.concept in situation.known.register.units for one in query.mentions)
        )
        told = bool(levels) and talk.topic == self.name and only_tells(situation)  # 刚收到短信说是红色预警
        if nothing or (query.has(*_ELSEWHERE) and not told) or of_a_unit or asks_for_unit(query.text):
            return nothing
        before = [colour for colour in talk.focus.get("levels", ()) if colour in COLOURS] or level_computed(situation)
        if matters == ["洒水"] and query.of_unit("℃"):
            return None
        return _of_levels(levels, matters, situation, law) if levels else _of_matters(matters, before, situation, law)


def _of_levels(levels: list[str], matters: list[str], situation: Situation, law: Law) -> Bid | None:
    """The bid where levels are named: for their measures, for what they are, or for how two differ."""
    query, talk = situation.query, situation.conversation
    index = index_said(situation)
    if matters:
        points = 4.5 + min(2, len(matters)) + (1.0 if index is not None or whether(query.text) else 0.0)
        return Bid(Measures.name, points, lambda: of_measures(levels, situation, law, ()))
    coloured = [colour for colour, concept in COLOURS.items() if query.has(concept)]
    if coloured and not matters and _BOUNDS.search(query.text):
        return Bid(Measures.name, 7.0, lambda: facts(coloured, situation, law))
    if index is None and asks_for_facts(query.text):
        return Bid(Measures.name, 5.0, lambda: facts(levels, situation, law))
    if talk.topic == Measures.name and talk.focus.get("matters") and goes_on(levels, situation):
        return Bid(Measures.name, _GOING_ON, lambda: of_measures(levels, situation, law, tuple(talk.focus["matters"])))
    if len(levels) == 2 and query.has("相差"):
        return Bid(Measures.name, 5.5, lambda: side_by_side(levels, situation, law))
    if index is not None and asks_what_to_do(query.text):
        return Bid(Measures.name, 6.2, lambda: overview(levels, situation, law))
    if index is None and (told := speaking_of_it(levels, situation, law)):
        return Bid(Measures.name, 4.2, lambda: of_clauses(told, levels, situation, law))
    if (
        not query.of_unit("℃")
        and not speaks_elsewhere(situation)
        and (index is None or query.has("什么", "健康防护措施"))
    ):
        return Bid(Measures.name, 3.2, lambda: overview(levels, situation, law))
    return None


def _of_matters(matters: list[str], before: list[str], situation: Situation, law: Law) -> Bid | None:
    """The bid where a matter is named without a level: for the levels spoken of before, or for all."""
    query = situation.query
    if matters and before:
        return Bid(Measures.name, 4.0 + min(2, len(matters)), lambda: of_measures(before, situation, law, ()))
    elsewhere = bool(fields_of(query, situation.known) - {"alerts"})
    named = query.has("大气重污染", "预警", "应急响应", "空气质量指数")
    any_level = named or (bool(_WHEN.search(query.text)) and not elsewhere)
    if matters and any_level and index_said(situation) is None:
        points = 5.1 + min(1.5, 0.5 * len(matters))
        return Bid(Measures.name, points, lambda: of_measures(ALL_LEVELS, situation, law, ()))
    if (query.has("什么", "何处", "能否") or whether(query.text)) and acts_asked(situation, law):
        return Bid(Measures.name, 3.7, lambda: of_measures(ALL_LEVELS, situation, law, ()))
    return None
