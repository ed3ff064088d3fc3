"""Whose figure a target is: of technology firms, of the city proper, of the counties, or of everyone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.understanding.normal import normal
from corpus.register.targets import Target

Scored = tuple[float, Target]

#: Words of an indicator that say whose figure it is, with how they are called in an answer.
SCOPES = {"科技": "科技型企业", "市本级": "市本级", "各县（市）": "各县（市）"}
#: Concepts of the lexicon that say whose figure is meant and nothing more.
SCOPE_CONCEPTS = frozenset({"科技型企业", "市本级中心城区", "各县（市）"})
#: Said of everyone as well: 全市保费收入和科技保险的分别多少.
_OF_ALL = re.compile(
    r"全市.*(?:和|与|跟|、|还有)|(?:和|与|跟|、|还有).*全市|全市[^科]*[,，;；?？].*科技|科技.*[,，;；?？].*全市|不限|不分|所有企业|全部企业"
)
_DENIAL = "(?:不是|不限于?|不含|不算|不只|不光|不仅|不单|非|除了?|不要)[是限指]?"
#: Everyone's figure is meant and no part of it: 全市口径呢.
EVERYONE = re.compile(
    r"全市(?:的?(?:口径|范围|层面|总数|总的|总共|合计|整体)|的?呢|的$|也)|全口径|所有企业|不限科技|不分科技|整个市"
)


def unsaid(target: Target, situation: Situation) -> int:
    """How many scopes a target has that were not said."""
    said = scopes_said(situation)
    return sum(1 for scope in SCOPES if scope in target.indicator and scope not in said)


def _in_title(scope: str, target: Target, situation: Situation) -> bool:
    return scope in situation.known.notice_of(target.clause).title


def scopes_said(situation: Situation) -> list[str]:
    """The scopes that stand in the question or in the name of a concept it speaks of."""
    return list(situation.once("scopes said", lambda: _said(situation)))


def _said(situation: Situation) -> list[str]:
    spoken = [situation.query.text, *situation.query.concepts]
    denied = scopes_denied(situation)
    return [scope for scope in SCOPES if scope not in denied and any(normal(scope) in normal(one) for one in spoken)]


def scopes_denied(situation: Situation) -> list[str]:
    """The scopes that are said not to be meant: 不限科技型, 不是市本级的."""
    return list(situation.once("scopes denied", lambda: _denied(situation)))


def _denied(situation: Situation) -> list[str]:
    if EVERYONE.search(situation.query.text):
        return list(SCOPES)
    return [scope for scope in SCOPES if re.search(f"{_DENIAL}{re.escape(normal(scope))}", situation.query.text)]


def scopes_missed(found: Sequence[Target], situation: Situation) -> list[str]:
    """What the scopes that are said but that no target has are called."""
    return [
        SCOPES[scope]
        for scope in scopes_said(situation)
        if not any(scope in target.indicator or _in_title(scope, target, situation) for target in found)
    ]


def in_scope(near: Sequence[Scored], situation: Situation) -> list[Scored]:
    """Of the targets in one unit, those whose scope is the one that is said; all where none is."""
    denied = scopes_denied(situation)
    if _OF_ALL.search(situation.query.text) and not denied:
        return list(near)
    best: dict[str, int] = {}
    for _, target in near:
        level = _level(target, denied, situation)
        best[target.unit] = max(best.get(target.unit, level), level)
    return [(score, target) for score, target in near if _level(target, denied, situation) == best[target.unit]]


def _level(target: Target, denied: Sequence[str], situation: Situation) -> int:
    """How well a target has the scopes that are said, in its own words or its notice's title, and not those denied."""
    said = scopes_said(situation)
    kept = sum(2 if scope in target.indicator else _in_title(scope, target, situation) for scope in said)
    return kept - sum(2 for scope in denied if scope in target.indicator)
