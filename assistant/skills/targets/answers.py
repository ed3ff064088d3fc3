"""目标: what is answered of the targets that a question means: listed, held against a figure, or compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.checks import both_stated, confirmed, in_what_year, one_by_one
from assistant.skills.targets.choice import in_any_scope
from assistant.skills.targets.figures import figure_given, figures, in_unit, said_as_target
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.pairs import apart, times, times_since
from assistant.skills.targets.sameness import distinct
from assistant.skills.targets.spoken import both_told, figure_before, told, year_before
from assistant.skills.targets.sums import compared, growth
from assistant.skills.targets.unmet import MOST_SHOWN, in_a_row, missed, no_such_year, unlike
from assistant.skills.targets.wholes import wholes
from assistant.skills.targets.wording import in_english, in_year, quotes, suggestions
from assistant.skills.targets.years import years
from corpus.register.targets import Target

_EACH = re.compile(r"分别|各年|每年|各是|不同年")
_MORE = re.compile(r"比[^,，。]{0,16}(?:多|高|少|低|大)[^,，。]{0,2}[几多少]")
#: The rise between two years in other words than 增长: 从2018年到2020年要加多少.
_RISES = re.compile(
    r"(?:增加|增|添|加|多|涨|升|提高|扩大|上升|拉高|爬)[^,，。;；]{0,5}(?:多少|几[个家亿成]|百分之)|增量|涨幅|升幅|净增"
)
_BETWEEN = re.compile(r"中间|前后|两年|其间|期间|这两|那两|之间")
#: A figure is held against a target: 做到了550亿，跟2018年末的要求比怎么样.
_HELD = re.compile(
    r"(?:跟|和|与|同|比|离|距|对照|照|按)[^,，。]{0,18}(?:比|怎么样|如何|咋样|相比|够不够|算不算)|怎么样[?？。]?$|如何[?？。]?$"
)
_TIMES = re.compile(r"几倍|多少倍|how many times")


def answer(found: Sequence[Target], situation: Situation) -> Draft:
    """The answer to a question that means these targets, of whatever years."""
    said = years(situation) or [year for year in year_before(situation) if any(one.year == year for one in found)]
    if _TIMES.search(situation.query.text) and (
        ratio := times_since(found, said, situation) or times(in_any_scope(situation), said, situation)
    ):
        return ratio
    more = _MORE.search(situation.query.text) and len(said) < 2 and not figures(situation)
    if more and (difference := apart(in_any_scope(situation), said, situation)):
        return difference
    if situation.query.has("相差") and (two := both_told(situation)) and (difference := apart(two, (), situation)):
        return difference
    if dated := in_what_year(found, situation) or both_stated(situation):
        return dated
    if _asks_growth(found, situation) and (grown := growth(found, said, situation)):
        return replace(grown, lead=_supposed_otherwise(found, situation) + grown.lead)
    chosen = [target for target in found if not said or target.year in said]
    if not chosen:
        return no_such_year(found, said, situation)
    if _holds_against(situation):
        if checked := one_by_one(chosen, situation) or confirmed(chosen, situation):
            return checked
        figure = figure_given(situation, chosen)
        if figure is not None:
            return compared(chosen[0], figure, situation)
    before = figure_before(chosen, situation)
    return compared(chosen[0], before, situation) if before is not None else _listed(chosen, found, situation)


def listed_all(every: Sequence[Target], situation: Situation) -> Draft:
    """All the targets of a notice, one after another."""
    said = years(situation)
    if said and not any(one.year in said for one in every):
        return no_such_year(every, said, situation)
    shown = distinct(every)
    whole = "；".join(wholes(every, situation, all_of_them=True))
    beside = f"不带数字的还有：{whole}。" if whole else ""
    return Draft(
        Kind.LOOKUP,
        f"通知里带数字的目标一共{len(shown)}项：{'；'.join(map(in_year, shown))}。{beside}",
        "; ".join(map(in_english, shown)) + ".",
        quotes=quotes(every),
        suggestions=("原文",),
        focus={"indicators": list(dict.fromkeys(one.indicator for one in shown)), "matters": remembered(situation)},
    )


def _asks_growth(found: Sequence[Target], situation: Situation) -> bool:
    """Whether the difference between two years of one indicator is asked for."""
    query, said = situation.query, years(situation)
    if _EACH.search(query.text) or len({target.clause.notice_id for target in found}) > 1:
        return False
    if (len(said) > 1 or _BETWEEN.search(query.text)) and _RISES.search(query.text) and not query.has("达标"):
        return True
    grows = query.mention("增长")
    if grows:
        return len(said) > 1 or grows.surface.rstrip("多少几") not in f"{found[0].indicator}{found[0].bound}"
    return query.has("相差") and len(said) != 1 and (figure_given(situation, found) is None or len(said) > 1)


def _supposed_otherwise(found: Sequence[Target], situation: Situation) -> str:
    """That a figure supposed to be the target is none of the indicator's: 2020年该翻倍到6亿吧."""
    if not re.search(r"[吧吗么][?？。]*$|对不对|是不是", situation.query.text):
        return ""
    stated = {target.value for target in found if target.indicator == found[0].indicator}
    given = [one for one in figures(situation) if (value := in_unit(one, found[0], situation)) and value not in stated]
    return f"不是{situation.query.text[given[-1].start : given[-1].end].strip()}。" if given else ""


def _holds_against(situation: Situation) -> bool:
    """Whether a figure is given to be held against the target: 保险深度3.5%达标吗, 如果是4.2%呢."""
    query = situation.query
    follows = situation.conversation.topic == "targets" and query.elliptic and not query.of_unit("年份")
    asks = query.has("达标", "对吗", "相差", "能否") or query.text.rstrip("?？。").endswith(("吗", "吧", "没", "么"))
    asks = asks or bool(figures(situation) and _HELD.search(query.text))
    supposes = query.text.endswith("?") and any(said_as_target(one, situation) for one in figures(situation))
    return follows or asks or supposes


def _listed(chosen: Sequence[Target], found: Sequence[Target], situation: Situation) -> Draft:
    """The targets chosen, each with its year; `found` are those of all years."""
    shown = _shown(chosen)
    lead = f"{missed(chosen, found, situation)}{unlike(shown, situation)}目标是：{'；'.join((*wholes(shown, situation), in_a_row(shown, situation)))}。"
    return Draft(
        Kind.LOOKUP,
        lead,
        "; ".join(map(in_english, shown)) + ".",
        quotes=quotes([target for target in chosen if len(distinct([*shown, target])) == len(shown)]),
        suggestions=suggestions(found, shown),
        focus={
            "indicators": list(dict.fromkeys(target.indicator for target in found)),
            "matters": remembered(situation),
            **told(shown, situation),
        },
    )


def _shown(chosen: Sequence[Target]) -> list[Target]:
    """Each fact once, an indicator's years in their order; only the last year of each where there are too many."""
    places = {name: place for place, name in reversed(list(enumerate(target.indicator for target in chosen)))}
    ordered = distinct(sorted(chosen, key=lambda target: (places[target.indicator], target.year)))
    last = {target.indicator: target for target in ordered}
    return (ordered if len(ordered) <= MOST_SHOWN else list(last.values()))[:MOST_SHOWN]
