"""What is said where no target is set for what is asked: for the year, for everyone, for the whole of a share."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.sameness import denominator, distinct
from assistant.skills.targets.scopes import scopes_missed, unsaid
from assistant.skills.targets.wording import in_english, in_year, number_of, quotes, suggestions
from assistant.skills.targets.years import years
from corpus.register.targets import Target

MOST_SHOWN = 4


def no_such_year(found: Sequence[Target], said: Sequence[int], situation: Situation) -> Draft:
    """That no target is set for a year, and which are set for the years nearest to it."""
    near = sorted(distinct(found), key=lambda target: min(abs(target.year - year) for year in said))
    shown = [target for target in near if target.indicator == near[0].indicator or len(distinct(found)) <= MOST_SHOWN][
        :MOST_SHOWN
    ]
    indicators = "、".join(dict.fromkeys(target.indicator for target in shown))
    said_years = "、".join(f"{year}年" for year in said)
    return Draft(
        Kind.NO_ANSWER,
        f"通知没有规定{said_years}{indicators}的目标。规定了的是：{in_a_row(shown, situation)}。",
        f"The notices set no target for {', '.join(map(str, said))}. {'; '.join(map(in_english, shown))}.",
        quotes=quotes(shown),
        suggestions=suggestions(found, ()),
        focus={"indicators": list(dict.fromkeys(one.indicator for one in found)), "matters": remembered(situation)},
    )


def in_a_row(shown: Sequence[Target], situation: Situation) -> str:
    """The targets in a row, with the number of its notice after each where there are several notices."""
    several = len({target.clause.notice_id for target in shown}) > 1
    return "；".join(in_year(target) + (f"（{number_of(target, situation)}）" if several else "") for target in shown)


def unlike(shown: Sequence[Target], situation: Situation) -> str:
    """That notices set targets for different things, where they are compared."""
    different = len({target.clause.notice_id for target in shown}) > 1 and len({one.indicator for one in shown}) > 1
    return "不一样，各通知说的不是同一项指标。" if different and situation.query.has("相差") else ""


def missed(chosen: Sequence[Target], found: Sequence[Target], situation: Situation) -> str:
    """What was asked for and is not set: a year, a target for everyone, or one for only some (科技型企业, 县)."""
    if not unsaid(found[0], situation) and all(unsaid(target, situation) for target in chosen):
        return f"通知没有规定{'、'.join(f'{year}年' for year in years(situation))}{found[0].indicator}的目标。"
    stated = {year for target in found for year in target.years}
    missed = [f"{year}年" for year in years(situation) if year not in stated] + scopes_missed(found, situation)
    return f"通知没有单独规定{'、'.join(missed)}的这项目标。" if missed else ""


def no_such_target(shares: Sequence[Target], situation: Situation) -> Draft:
    """That there is no target for what is named, only for a part of it."""
    shown = distinct(shares)
    name = denominator(shown[0])
    return Draft(
        Kind.NO_ANSWER,
        f"通知没有规定{name}本身的目标，只规定了占{name}的比重：{in_a_row(shown, situation)}。",
        f"The notices set no target for {name} itself, only for a share of it. {'; '.join(map(in_english, shown))}.",
        quotes=quotes(shares),
        keeps_topic=True,
    )
