"""目标: what is answered of the targets that a question means: listed, held against a figure, or compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.targets.checks import confirmed, in_what_year, one_by_one
from assistant.skills.targets.choice import denominator, distinct, in_any_scope, remembered, years
from assistant.skills.targets.scopes import scopes_missed, unsaid
from assistant.skills.targets.sums import apart, compared, figure_given, figures, growth, said_as_target, times
from assistant.skills.targets.wording import in_english, in_year, number_of, quotes, suggestions
from corpus.register.paces import Pace
from corpus.register.targets import Target

_MANY = 4
_EACH = re.compile(r"分别|各年|每年|各是|不同年")
_MORE = re.compile(r"比[^,，。]{0,16}(?:多|高|少|低|大)[^,，。]{0,2}[几多少]")
_TIMES = re.compile(r"几倍|多少倍|how many times")


def answer(found: Sequence[Target], situation: Situation) -> Draft:
    """The answer to a question that means these targets, of whatever years."""
    said = years(situation)
    if _TIMES.search(situation.query.text) and (ratio := times(in_any_scope(situation), said, situation)):
        return ratio
    more = _MORE.search(situation.query.text) and len(said) < 2 and not figures(situation)
    if more and (difference := apart(in_any_scope(situation), said, situation)):
        return difference
    if dated := in_what_year(found, situation):
        return dated
    if _asks_growth(found, situation) and (grown := growth(found, said, situation)):
        return grown
    chosen = [target for target in found if not said or target.year in said]
    if not chosen:
        return _no_such_year(found, said, situation)
    if _holds_against(situation):
        if checked := one_by_one(chosen, situation) or confirmed(chosen, situation):
            return checked
        figure = figure_given(situation, chosen)
        if figure is not None:
            return compared(chosen[0], figure, situation)
    return _listed(chosen, found, situation)


def _no_such_year(found: Sequence[Target], said: Sequence[int], situation: Situation) -> Draft:
    """That no target is set for a year, and which are set for the years nearest to it."""
    near = sorted(distinct(found), key=lambda target: min(abs(target.year - year) for year in said))
    shown = [target for target in near if target.indicator == near[0].indicator or len(distinct(found)) <= _MANY][
        :_MANY
    ]
    indicators = "、".join(dict.fromkeys(target.indicator for target in shown))
    said_years = "、".join(f"{year}年" for year in said)
    return Draft(
        Kind.NO_ANSWER,
        f"通知没有规定{said_years}{indicators}的目标。规定了的是：{_sentence(shown, situation)}。",
        f"The notices set no target for {', '.join(map(str, said))}. {'; '.join(map(in_english, shown))}.",
        quotes=quotes(shown),
        suggestions=suggestions(found, ()),
        focus={"indicators": list(dict.fromkeys(one.indicator for one in found)), "matters": remembered(situation)},
    )


def listed_all(every: Sequence[Target], situation: Situation) -> Draft:
    """All the targets of a notice, one after another."""
    shown = distinct(every)
    return Draft(
        Kind.LOOKUP,
        f"通知里带数字的目标一共{len(shown)}项：{'；'.join(map(in_year, shown))}。",
        "; ".join(map(in_english, shown)) + ".",
        quotes=quotes(every),
        suggestions=("原文",),
        focus={"indicators": list(dict.fromkeys(one.indicator for one in shown)), "matters": remembered(situation)},
    )


def paced(found: Sequence[Pace], situation: Situation) -> Draft:
    """What is to grow no slower than what."""
    said = "；".join(f"{pace.indicator}要不低于{pace.other}" for pace in found)
    return Draft(
        Kind.LOOKUP,
        f"目标是：{said}。",
        f"{said} (growth no lower than that of the whole).",
        quotes=tuple(Quote(pace.clause, pace.quote if pace.quote in pace.clause.text else "") for pace in found),
        suggestions=("原文",),
        focus={"indicators": [pace.indicator for pace in found], "matters": remembered(situation)},
    )


def _asks_growth(found: Sequence[Target], situation: Situation) -> bool:
    """Whether the difference between two years of one indicator is asked for."""
    query, said = situation.query, years(situation)
    if _EACH.search(query.text) or len({target.clause.notice_id for target in found}) > 1:
        return False
    grows = query.mention("增长")
    if grows:
        return len(said) > 1 or grows.surface.rstrip("多少几") not in f"{found[0].indicator}{found[0].bound}"
    return query.has("相差") and len(said) != 1 and (figure_given(situation, found) is None or len(said) > 1)


def _holds_against(situation: Situation) -> bool:
    """Whether a figure is given to be held against the target: 保险深度3.5%达标吗, 如果是4.2%呢."""
    query = situation.query
    follows = situation.conversation.topic == "targets" and query.elliptic and not years(situation)
    asks = query.has("达标", "对吗", "相差", "能否") or query.text.rstrip("?？。").endswith(("吗", "吧", "没", "么"))
    supposes = query.text.endswith("?") and any(said_as_target(one, situation) for one in figures(situation))
    return follows or asks or supposes


def _listed(chosen: Sequence[Target], found: Sequence[Target], situation: Situation) -> Draft:
    """The targets chosen, each with its year; `found` are those of all years."""
    shown = _shown(chosen)
    lead = f"{_missed(chosen, found, situation)}{_unlike(shown, situation)}目标是：{_sentence(shown, situation)}。"
    return Draft(
        Kind.LOOKUP,
        lead,
        "; ".join(map(in_english, shown)) + ".",
        quotes=quotes([target for target in chosen if len(distinct([*shown, target])) == len(shown)]),
        suggestions=suggestions(found, shown),
        focus={
            "indicators": list(dict.fromkeys(target.indicator for target in found)),
            "matters": remembered(situation),
        },
    )


def _shown(chosen: Sequence[Target]) -> list[Target]:
    """Each fact once, an indicator's years in their order; only the last year of each where there are too many."""
    places = {name: place for place, name in reversed(list(enumerate(target.indicator for target in chosen)))}
    ordered = distinct(sorted(chosen, key=lambda target: (places[target.indicator], target.year)))
    last = {target.indicator: target for target in ordered}
    return (ordered if len(ordered) <= _MANY else list(last.values()))[:_MANY]


def _sentence(shown: Sequence[Target], situation: Situation) -> str:
    """The targets in a row, with the number of its notice after each where there are several notices."""
    several = len({target.clause.notice_id for target in shown}) > 1
    return "；".join(in_year(target) + (f"（{number_of(target, situation)}）" if several else "") for target in shown)


def _missed(chosen: Sequence[Target], found: Sequence[Target], situation: Situation) -> str:
    """What was asked for and is not set: a year, a target for everyone, or one for only some (科技型企业, 县)."""
    if not unsaid(found[0], situation) and all(unsaid(target, situation) for target in chosen):
        return f"通知没有规定{'、'.join(f'{year}年' for year in years(situation))}{found[0].indicator}的目标。"
    stated = {target.year for target in found}
    missed = [f"{year}年" for year in years(situation) if year not in stated] + scopes_missed(found, situation)
    return f"通知没有单独规定{'、'.join(missed)}的这项目标。" if missed else ""


def _unlike(shown: Sequence[Target], situation: Situation) -> str:
    """That notices set targets for different things, where they are compared."""
    unlike = len({target.clause.notice_id for target in shown}) > 1 and len({one.indicator for one in shown}) > 1
    return "不一样，各通知说的不是同一项指标。" if unlike and situation.query.has("相差") else ""


def no_such_target(shares: Sequence[Target], situation: Situation) -> Draft:
    """That there is no target for what is named, only for a part of it."""
    shown = distinct(shares)
    name = denominator(shown[0])
    return Draft(
        Kind.NO_ANSWER,
        f"通知没有规定{name}本身的目标，只规定了占{name}的比重：{_sentence(shown, situation)}。",
        f"The notices set no target for {name} itself, only for a share of it. {'; '.join(map(in_english, shown))}.",
        quotes=quotes(shares),
        keeps_topic=True,
    )
