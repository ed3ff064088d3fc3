"""目标: what an indicator is to reach by a year, how much it grows, and whether a figure meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Bid, Situation
from assistant.skills.meaning.fields import fields_of
from assistant.skills.targets.actual import asks_actual, unstated
from assistant.skills.targets.answers import answer, listed_all
from assistant.skills.targets.choice import all_of_a_notice, as_share_only, fitting, other_scope
from assistant.skills.targets.figures import figures
from assistant.skills.targets.fit import named, of_another, share, whole
from assistant.skills.targets.measures import BESIDE, asks_what_is_done
from assistant.skills.targets.paces import paced, paces_asked
from assistant.skills.targets.scopes import Scored
from assistant.skills.targets.unmet import no_such_target
from assistant.skills.targets.years import years
from corpus.register.targets import Target

_LEAST_SHARE = 0.4
_ALMOST = 0.75
_FIGURE_ASKED = ("目标", "多少", "增长", "达标", "相差", "对吗")
_MOST_OF_IT = 0.6
_CITED = 3
_OF_NOW = 6.0
_SHARE = re.compile(r"占比|比例|比重|百分比")
_SHORT = 14
_VALIDITY = re.compile(r"[效废期]|算数|valid|expir|laps|force")
_STILL = re.compile(r"(?:还|仍)(?:能|可以|有效|管用|算数|执行).*(?:吗|么|不)[?？]?$")
_OTHER_MATTERS = ("谁", "何时", "何处", "牵头", "责任部门", "职责", "领导", "组长", "领导小组", "文号")


class Targets:
    """Answers from the targets that the notices state."""

    name = "targets"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where an indicator is named and a year, 目标, 多少, 达标 or 增长 is, or the talk is of one."""
        if _of_validity(situation) or _of_departments(situation):
            return None
        if situation.query.has("目标", "达标") and (shares := as_share_only(situation)):
            return Bid(self.name, 5.0, lambda: no_such_target(shares, situation))
        if paces := paces_asked(situation):
            return Bid(self.name, 7.8, lambda: paced(paces, situation))
        if every := all_of_a_notice(situation):
            return Bid(self.name, 6.0, lambda: listed_all(every, situation))
        found = fitting(situation)
        targets = [target for _, target in found]
        points = max(_asked(found, situation), _named_alone(targets, situation), _named_again(targets, situation))
        if targets and asks_actual(situation) and share(targets, situation) >= _LEAST_SHARE:
            return Bid(self.name, max(points, _OF_NOW), lambda: unstated(targets, situation))
        if points:
            points = min(points, BESIDE) if asks_what_is_done(situation) else points
            return Bid(self.name, points, lambda: answer(targets, situation))
        return self._spoken_of(situation, bool(found))

    def _spoken_of(self, situation: Situation, names_one: bool) -> Bid | None:
        """The bid for a question that names no indicator: what the talk was of is meant."""
        query, talk = situation.query, situation.conversation
        sums = query.has("增长", "达标", "相差")
        if talk.topic == self.name:
            if not names_one and len(query.text) <= _SHORT and (others := other_scope(situation)):
                return Bid(self.name, 4.7, lambda: answer(others, situation))
            goes_on = query.elliptic or sums or query.has("目标")
            if (
                goes_on
                and (years(situation) or sums or figures(situation))
                and (kept := _kept(situation))
                and not of_another(kept, situation)
            ):
                return Bid(self.name, 4.5, lambda: answer(kept, situation))
        elif not names_one and situation.query.has("目标", "达标") and (cited := _just_cited(situation)):
            return Bid(self.name, 5.8, lambda: answer(cited, situation))
        return None


def _of_departments(situation: Situation) -> bool:
    """Whether it is asked who does it, and not how much it is to be: 金融业增加值那个目标是哪家牵头."""
    way = situation.query.mention("牵头") or situation.query.mention("责任部门")
    asking = (
        re.split(r"[,，;；。]", situation.query.text[: way.start])[-1] + situation.query.text[way.start :]
        if way
        else ""
    )
    return bool(way) and not re.search(r"多少|几[家个成]|百分之|目标(?:是|值|数)", asking)


def _of_validity(situation: Situation) -> bool:
    """Whether it is asked if a notice still holds: 2019年还有效吗."""
    mention = situation.query.mention("有效期")
    return bool((mention and _VALIDITY.search(mention.surface)) or _STILL.search(situation.query.text))


def _asked(found: Sequence[Scored], situation: Situation) -> float:
    """The points of a question that names an indicator and asks for its figure."""
    query, said = situation.query, bool(years(situation))
    asks = query.has("目标", "多少", "增长", "达标", "相差", "对吗", "能否", "什么") or said
    of_share = bool(found) and found[0][1].unit == "%" and bool(_SHARE.search(query.text))
    if not found or not (asks or of_share):
        return 0.0
    score, first = found[0]
    covered = share([first], situation)
    if (
        not (said or of_share)
        and not query.has(*_FIGURE_ASKED)
        and share([first], situation, everything=True) < _ALMOST
    ):
        return 0.0  # 制造业贷款围绕哪些领域
    strong = (
        said
        or situation.query.has("目标", "达标")
        or (of_share and named(found[0][1], situation) > 0)
        or "finance" in fields_of(situation.query, situation.known)
        or whole(first, situation)
    )
    if not strong or covered < _LEAST_SHARE:
        return 0.0
    more = (1.0 if said else 0.0) + (0.7 if query.has("目标", "增长", "达标") else 0.0)
    return 1.5 + min(2.5, score) + 2.0 * covered + more


def _named_alone(found: Sequence[Target], situation: Situation) -> float:
    """The points of a message that names an indicator and asks nothing else: 保险深度和保险密度, 新三板呢."""
    query = situation.query
    if not found or query.has(*_OTHER_MATTERS) or share(found, situation, everything=True) < _MOST_OF_IT:
        return 0.0
    short = query.text.rstrip("?？。").endswith("呢") and named(found[0], situation) > 0
    return 3.6 if short or whole(found[0], situation) else 0.0


def _named_again(found: Sequence[Target], situation: Situation) -> float:
    """The points of a follow-up on targets that names another indicator: 新三板呢."""
    here = situation.conversation.topic == "targets" and situation.query.elliptic
    return 4.6 if here and found and share(found[:1], situation) >= _LEAST_SHARE else 0.0


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
