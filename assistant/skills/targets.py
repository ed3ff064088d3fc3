"""目标: what an indicator is to reach by a year, how much it grows, and whether a figure meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Situation
from assistant.skills.target_choice import (
    Scored,
    as_share_only,
    denominator,
    distinct,
    fitting,
    named,
    other_scope,
    remembered,
    scopes_missed,
    share,
    unsaid,
    whole,
    years,
)
from assistant.skills.target_sums import compared, figure_given, figures, growth
from assistant.skills.target_wording import in_english, in_year, number_of, quotes, suggestions
from corpus.register.targets import Target

_LEAST_SHARE = 0.4
_MOST_OF_IT = 0.6
_MANY = 4
_CITED = 3
_VALIDITY = re.compile(r"[效废期]|算数|valid|expir|laps|force")
_STILL = re.compile(r"(?:还|仍)(?:能|可以|有效|管用|算数|执行).*(?:吗|么|不)[?？]?$")
_EACH = re.compile(r"分别|各年|每年|各是|不同年")
_OTHER_MATTERS = ("谁", "何时", "何处", "牵头", "责任部门", "职责", "领导", "组长", "领导小组", "文号")


class Targets:
    """Answers from the targets that the notices state."""

    name = "targets"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where an indicator is named and a year, 目标, 多少, 达标 or 增长 is, or the talk is of one."""
        if _of_validity(situation):
            return None
        if _asks_target(situation) and (shares := as_share_only(situation)):
            return Bid(self.name, 5.0, lambda: _no_such_target(shares, situation))
        found = fitting(situation)
        targets = [target for _, target in found]
        points = max(_asked(found, situation), _named_alone(targets, situation), _named_again(targets, situation))
        if points:
            return Bid(self.name, points, lambda: _answer(targets, situation))
        return self._spoken_of(situation, bool(found))

    def _spoken_of(self, situation: Situation, names_one: bool) -> Bid | None:
        """The bid for a question that names no indicator: what the talk was of is meant."""
        query, talk = situation.query, situation.conversation
        sums = query.has("增长", "达标", "相差")
        if talk.topic == self.name:
            if query.elliptic and not names_one and (others := other_scope(situation)):
                return Bid(self.name, 4.7, lambda: _answer(others, situation))
            goes_on = query.elliptic or sums or query.has("目标")
            if goes_on and (years(situation) or sums or figures(situation)) and (kept := _kept(situation)):
                return Bid(self.name, 4.5, lambda: _answer(kept, situation))
        elif not names_one and _asks_target(situation) and (cited := _just_cited(situation)):
            return Bid(self.name, 5.8, lambda: _answer(cited, situation))
        return None


def _of_validity(situation: Situation) -> bool:
    """Whether it is asked if a notice still holds: 2019年还有效吗."""
    mention = situation.query.mention("有效期")
    return bool((mention and _VALIDITY.search(mention.surface)) or _STILL.search(situation.query.text))


def _asks_target(situation: Situation) -> bool:
    return situation.query.has("目标", "达标")


def _asked(found: Sequence[Scored], situation: Situation) -> float:
    """The points of a question that names an indicator and asks for its figure."""
    query, said = situation.query, bool(years(situation))
    asks = query.has("目标", "多少", "增长", "达标", "相差", "对吗", "能否", "什么") or said
    if not found or not asks:
        return 0.0
    score, first = found[0]
    covered = share([first], situation)
    strong = said or _asks_target(situation) or _finance(situation) or whole(first, situation)
    if not strong or covered < _LEAST_SHARE:
        return 0.0
    more = (1.0 if said else 0.0) + (0.7 if query.has("目标", "增长", "达标") else 0.0)
    return 1.5 + min(2.5, score) + 2.0 * covered + more


def _named_alone(found: Sequence[Target], situation: Situation) -> float:
    """The points of a message that names an indicator and asks nothing else: 保险深度和保险密度, 新三板呢."""
    query = situation.query
    if not found or query.has(*_OTHER_MATTERS) or share(found, situation) < _MOST_OF_IT:
        return 0.0
    short = query.text.rstrip("?？。").endswith("呢") and named(found[0], situation) > 0
    return 3.6 if short or whole(found[0], situation) else 0.0


def _named_again(found: Sequence[Target], situation: Situation) -> float:
    """The points of a follow-up on targets that names another indicator: 新三板呢."""
    here = situation.conversation.topic == "targets" and situation.query.elliptic
    return 4.6 if here and found and share(found[:1], situation) >= _LEAST_SHARE else 0.0


def _finance(situation: Situation) -> bool:
    concepts = situation.known.lexicon.concepts
    return any(concepts[name].group == "finance" for name in situation.query.concepts if name in concepts)


def _kept(situation: Situation) -> list[Target]:
    """The targets spoken of before, in the order in which they were named."""
    names = list(situation.conversation.focus.get("indicators", ()))
    kept = [target for target in situation.known.register.targets if target.indicator in names]
    return sorted(kept, key=lambda target: names.index(target.indicator))


def _just_cited(situation: Situation) -> list[Target]:
    """The targets of the clauses that the answer before rests on, where they are few."""
    last = situation.conversation.last
    cited = last.citations if last and len(last.citations) <= _CITED else ()
    return [target for target in situation.known.register.targets if target.clause.id in cited]


def _answer(found: Sequence[Target], situation: Situation) -> Draft:
    said = years(situation)
    grown = growth(found, said, situation) if _asks_growth(found, situation) else None
    if grown:
        return grown
    chosen = [target for target in found if not said or target.year in said] or list(found)
    figure = figure_given(situation, chosen)
    if figure is not None and _holds_against(situation):
        return compared(chosen[0], figure, situation)
    return _listed(chosen, found, situation)


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
    return follows or asks


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


def _no_such_target(shares: Sequence[Target], situation: Situation) -> Draft:
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
