"""Which targets a question means: the indicators it names, in the scope, the notices and the years it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.skills.meaning.matching import expanded
from assistant.skills.targets.fit import indicators_like, matters, named
from assistant.skills.targets.sameness import SHARE_OF
from assistant.skills.targets.scopes import (
    SCOPES,
    Scored,
    in_scope,
    scopes_denied,
    scopes_said,
    unsaid,
)
from assistant.skills.targets.years import years
from assistant.understanding.normal import normal
from corpus.register.targets import Target
from indexes.segmenter import bigrams

_MINIMUM = 0.5
_YEARLY = "年均"
_SHORT_TERM = 3  # characters of a term that stands in indicators by chance
_ALL = re.compile(
    r"(?:目标|指标|任务数)[^,，。]{0,8}(?:哪些|什么|都有|有几|列|清单|全部|一览|汇总|呢|单子)|(?:哪些|什么|所有|全部|各项|列[出下]?|总)[^,，。]{0,8}(?:目标|指标)|(?:所有|全部|哪些|几个)[^,，。]{0,8}(?:钱数|金额|数字)|(?:哪|那)?几个数"
)
_A_SHARE = re.compile(r"占|比重|比例|份额|百分|%|share|percent|proportion|ratio")


def fitting(situation: Situation) -> list[Scored]:
    """The targets whose indicator fits the question in the scope it says, those for everyone and the best first."""
    return list(situation.once("targets fitting", lambda: _fitting(situation)))


def all_of_a_notice(situation: Situation) -> list[Target]:
    """The targets of a notice, of the years said and in money where that is said, where no indicator is named."""
    query = situation.query
    themes = query.concepts & situation.known.themes
    numbered = re.search(r"\d\s*号", query.text)
    if not (themes or numbered) or not _ALL.search(query.text) or set(matters(situation)) - themes:
        return []
    meant = {notice.id for notice in situation.known.notices_meant(query)}
    said, money = years(situation), re.search(r"钱|金额|亿", query.text)
    every = [
        target
        for target in situation.known.register.targets
        if target.clause.notice_id in meant and (not money or target.unit == "亿元")
    ]
    return [target for target in every if target.year in said] or every


def in_any_scope(situation: Situation) -> list[Target]:
    """The targets whose indicator fits the question, whosever they are."""
    return [target for _, target in _near(_scored(situation, []), situation, False)]


def _fitting(situation: Situation) -> list[Scored]:
    meant = _notices_named(situation)
    scored = _scored(situation, meant)
    groups = [[one for one in scored if one[1].clause.notice_id == name] for name in meant] if meant else [scored]
    found = [one for group in groups for one in _chosen(_near(group, situation, bool(meant)), situation)]
    return sorted(found, key=lambda pair: (unsaid(pair[1], situation), -pair[0]))


def _chosen(near: Sequence[Scored], situation: Situation) -> list[Scored]:
    """Those in the scope that is said, and what alone is meant by another indicator that is named."""
    chosen = in_scope(near, situation)
    names = [
        name
        for name in matters(situation)
        if len({one.indicator for _, one in near if _names(name, one, situation)}) == 1
    ]
    return [one for one in near if one in chosen or any(_names(name, one[1], situation) for name in names)]


def _names(name: str, target: Target, situation: Situation) -> bool:
    """Whether an indicator has one of the terms of a concept."""
    about = situation.known.lexicon.concepts[name]
    return any(term in target.indicator for term in (name, *about.terms) if len(term) > _SHORT_TERM)


def _scored(situation: Situation, meant: Sequence[str]) -> list[Scored]:
    asked = expanded(situation.query, situation.known, frozenset({"fields", "relocation", "alerts"}))
    targets = situation.known.register.targets
    near = indicators_like(asked, targets, situation.known)
    return [
        (score, targets[place])
        for place in (range(len(targets)) if matters(situation) else sorted(near))
        if (not meant or targets[place].clause.notice_id in meant)
        and (score := near.get(place, 0.0) + named(targets[place], situation)) >= _MINIMUM
    ]


def _notices_named(situation: Situation) -> list[str]:
    """The ids of the notices that the question names by their numbers."""
    if not re.search(r"\d\s*号", situation.query.text):
        return []
    return [notice.id for notice in situation.known.notices_meant(situation.query)]


def _near(scored: Sequence[Scored], situation: Situation, numbered: bool) -> list[Scored]:
    """Those that fit nearly as well as the best, and those that fit best another indicator that is named."""
    best = max((score for score, _ in scored), default=0.0)
    least = best * (0.8 if numbered else 0.62)
    clauses = {target.clause.id for score, target in scored if score >= least}
    yearly = clauses if _YEARLY in situation.query.text else ()
    return [
        (score, target)
        for score, target in scored
        if score >= least or _second(target, situation) or (target.clause.id in yearly and _YEARLY in target.indicator)
    ]


def _second(target: Target, situation: Situation) -> bool:
    """Whether another indicator that the question names is best met by this target: 保险深度要多少，密度呢."""
    names = matters(situation)
    if len(names) < 2:
        return False
    return any(target.indicator == name or _names(name, target, situation) for name in names)


def other_scope(situation: Situation) -> list[Target]:
    """What was spoken of before, in the scope that a follow-up says: 县里呢, 不限科技型的呢, 全市口径呢."""
    before, denied = " ".join(situation.conversation.focus.get("matters", ())), scopes_denied(situation)
    if not before or not (scopes_said(situation) or denied):
        return []
    for scope in denied:
        before = before.replace(SCOPES[scope], "").replace(scope, "")
    query = situation.known.reader.read(f"{situation.query.text} {before}")
    return [target for _, target in fitting(Situation(query, situation.conversation, situation.day, situation.known))]


def as_share_only(situation: Situation) -> list[Target]:
    """The targets that hold a part against what is asked about, where nothing but that whole is named: GDP目标."""
    text = expanded(situation.query, situation.known)
    if _A_SHARE.search(situation.query.text):
        return []
    return [target for target in situation.known.register.targets if _only_whole(target, text)]


def _only_whole(target: Target, text: str) -> bool:
    ratio = SHARE_OF.fullmatch(target.indicator)
    if ratio is None or normal(ratio["whole"]) not in text:
        return False
    rest = text.replace(normal(ratio["whole"]), " ")
    return not set(bigrams(normal(ratio["part"]).removeprefix("全市"))) & set(bigrams(rest))
