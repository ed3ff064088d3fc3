"""Which targets a question means: the indicators it names, in the scope, the notices and the years it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.skills.base import Situation
from assistant.skills.meaning.matching import expanded, overlap
from assistant.skills.meaning.weighing import meanings
from assistant.skills.targets.scopes import (
    SCOPE_CONCEPTS,
    SCOPES,
    Scored,
    in_scope,
    scopes_denied,
    scopes_said,
    unsaid,
)
from assistant.understanding.normal import normal
from corpus.register.targets import Target
from indexes.segmenter import bigrams

_MINIMUM = 0.5
#: Ways of asking for a target, which no indicator has to have.
_WAYS = frozenset({"目标", "增长", "达标", "怎么规定", "科技金融", "金融生态", "金融"})
_OF_A_NOTICE = re.compile(r"(?:印发|发布|出台|发|下发)?的?[^,，。]{0,4}(?:号|文件|意见|方案|通知)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(1[5-9]|2\d)年(?!末|底|[前内来期])")
_RELATIVE = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_RELATIVE_YEAR = re.compile(r"(?<!以)(?<!之)([前去今明后])年(?![后前])")
_FIRST, _LAST = 1900, 2100
_ALL = re.compile(
    r"(?:目标|指标|任务数)[^,，。]{0,8}(?:哪些|什么|都有|有几|列|清单|全部|一览|汇总|呢|单子)|(?:哪些|什么|所有|全部|各项|列[出下]?|总)[^,，。]{0,8}(?:目标|指标)|(?:所有|全部)[^,，。]{0,8}(?:钱数|金额|数字)"
)
_GROUPS = frozenset({"finance", "building"})
_SCOPE_WORDS = re.compile(r"^全市|科技型企业|科技|^市本级|^各县（市）|业务规模$|交易规模$|总数$|[“”]")
_DENOMINATOR = re.compile(r"(?P<part>.+?)占(?:全市)?(?P<whole>.+?)比重")
_A_SHARE = re.compile(r"占|比重|比例|份额|百分|%|share|percent|proportion|ratio")


def years(situation: Situation) -> list[int]:
    """The years that the question says of a target, not that of a notice (2017年的意见); 18年 is 2018."""
    return list(situation.once("years of targets", lambda: _years(situation)))


def _years(situation: Situation) -> list[int]:
    query = situation.query
    said = [
        int(one.value)
        for one in query.of_unit("年份")
        if _FIRST <= one.value <= _LAST and not _OF_A_NOTICE.match(query.text[one.end :].removeprefix("年"))
    ]
    short = [2000 + int(match.group(1)) for match in _SHORT_YEAR.finditer(query.text)]
    relative = (
        []
        if not situation.known.register.targets
        else [situation.day.year + _RELATIVE[match.group(1)] for match in _RELATIVE_YEAR.finditer(query.text)]
    )
    stated = {target.year for target in situation.known.register.targets}
    return list(dict.fromkeys([*said, *short] or [year for year in relative if min(stated) <= year <= max(stated)]))


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
    return [
        target
        for target in situation.known.register.targets
        if target.clause.notice_id in meant
        and (not said or target.year in said)
        and (not money or target.unit == "亿元")
    ]


def in_any_scope(situation: Situation) -> list[Target]:
    """The targets whose indicator fits the question, whosever they are."""
    return [target for _, target in _near(_scored(situation, []), situation, False)]


def _fitting(situation: Situation) -> list[Scored]:
    meant = _notices_named(situation)
    scored = _scored(situation, meant)
    groups = [[one for one in scored if one[1].clause.notice_id == name] for name in meant] if meant else [scored]
    found = [one for group in groups for one in in_scope(_near(group, situation, bool(meant)), situation)]
    return sorted(found, key=lambda pair: (unsaid(pair[1], situation), -pair[0]))


def _scored(situation: Situation, meant: Sequence[str]) -> list[Scored]:
    asked = expanded(situation.query, situation.known, frozenset({"fields", "relocation", "alerts"}))
    return [
        (score, target)
        for target in situation.known.register.targets
        if (not meant or target.clause.notice_id in meant)
        and (score := overlap(asked, _core(target)) + named(target, situation)) >= _MINIMUM
    ]


def _notices_named(situation: Situation) -> list[str]:
    """The ids of the notices that the question names by their numbers."""
    if not re.search(r"\d\s*号", situation.query.text):
        return []
    return [notice.id for notice in situation.known.notices_meant(situation.query)]


def _core(target: Target) -> str:
    return _without_scope(target.indicator)


@lru_cache(maxsize=1024)
def _without_scope(indicator: str) -> str:
    """The indicator without the words that say whose figure it is."""
    return _SCOPE_WORDS.sub("", indicator) or indicator


def _near(scored: Sequence[Scored], situation: Situation, numbered: bool) -> list[Scored]:
    """Those that fit nearly as well as the best, and those that fit best another indicator that is named."""
    best = max((score for score, _ in scored), default=0.0)
    least = best * (0.8 if numbered else 0.62)
    return [(score, target) for score, target in scored if score >= least or _second(target, situation)]


def _second(target: Target, situation: Situation) -> bool:
    """Whether another indicator that the question names is best met by this target: 保险深度要多少，密度呢."""
    concepts = situation.known.lexicon.concepts
    names = [name for name in matters(situation) if concepts[name].group == "finance"]
    if len(names) < 2:
        return False
    return any(
        target.indicator == name
        or any(term in target.indicator for term in (name, *concepts[name].terms) if len(term) > 3)
        for name in names
    )


def other_scope(situation: Situation) -> list[Target]:
    """What was spoken of before, in the scope that a follow-up says: 县里呢, 不限科技型的呢, 全市口径呢."""
    before, denied = " ".join(situation.conversation.focus.get("matters", ())), scopes_denied(situation)
    if not before or not (scopes_said(situation) or denied):
        return []
    for scope in denied:
        before = before.replace(SCOPES[scope], "").replace(scope, "")
    query = situation.known.reader.read(f"{situation.query.text} {before}")
    return [target for _, target in fitting(Situation(query, situation.conversation, situation.day, situation.known))]


def matters(situation: Situation) -> list[str]:
    """The concepts of targets that the question speaks of; a scope alone is none."""
    return list(situation.once("matters of targets", lambda: _matters(situation)))


def _matters(situation: Situation) -> list[str]:
    concepts = situation.known.lexicon.concepts
    said = situation.query.concepts - SCOPE_CONCEPTS
    return sorted(name for name in said if name in concepts and concepts[name].group in _GROUPS)


def remembered(situation: Situation) -> list[str]:
    """What a follow-up may speak of: the concepts of this question, or else those spoken of before."""
    return matters(situation) or list(situation.conversation.focus.get("matters", ()))


def named(target: Target, situation: Situation) -> float:
    """Points for each concept whose term stands in the indicator."""
    points, said = 0.0, f"{target.indicator}{target.bound}"
    for name in matters(situation):
        concept = situation.known.lexicon.concepts[name]
        terms = [term for term in (concept.name, *concept.terms) if len(term) > 1]
        hit = max((len(term) for term in terms if term in said), default=0)
        points += 0.25 + hit / 8 if hit else 0.0
    return points


def whole(target: Target, situation: Situation) -> bool:
    """Whether the question names the indicator from end to end, in words people use for it."""
    asked = frozenset(bigrams(expanded(situation.query, situation.known)))
    pairs = frozenset(bigrams(normal(_core(target))))
    return named(target, situation) > 0 and len(pairs & asked) >= 0.75 * len(pairs)


def share(targets: Sequence[Target], situation: Situation) -> float:
    """The share of the question's meaning that the targets' own words cover."""
    found = [one for one in meanings(situation.query, situation.known) if not set(one.words) & _WAYS]
    found = [one for one in found if one.known] or found
    total = sum(one.weight for one in found)
    text = normal(" ".join(f"{one.indicator} {one.quote} {one.clause.heading} {one.clause.path}" for one in targets))
    asked = set(bigrams(text))
    hit = sum(
        one.weight
        for one in found
        if any(word in text or (not one.known and set(bigrams(word)) & asked) for word in one.words)
    )
    return hit / total if total else 0.0


def as_share_only(situation: Situation) -> list[Target]:
    """The targets that hold a part against what is asked about, where nothing but that whole is named: GDP目标."""
    text = expanded(situation.query, situation.known)
    if _A_SHARE.search(situation.query.text):
        return []
    return [target for target in situation.known.register.targets if _only_whole(target, text)]


def _only_whole(target: Target, text: str) -> bool:
    ratio = _DENOMINATOR.fullmatch(target.indicator)
    if ratio is None or normal(ratio["whole"]) not in text:
        return False
    rest = text.replace(normal(ratio["whole"]), " ")
    return not set(bigrams(normal(ratio["part"]).removeprefix("全市"))) & set(bigrams(rest))


def denominator(target: Target) -> str:
    """What a share is a share of: 占全市GDP比重 → GDP."""
    ratio = _DENOMINATOR.fullmatch(target.indicator)
    return ratio["whole"] if ratio else target.indicator


def distinct(found: Sequence[Target]) -> list[Target]:
    """The targets without those that state in other words what one before them states."""
    kept: list[Target] = []
    for target in found:
        if not any(_same(target, other) for other in kept):
            kept.append(target)
    return kept


def _same(one: Target, other: Target) -> bool:
    """Whether two targets of a notice set the same figure to the same indicator, perhaps worded differently."""
    figures = [(each.clause.notice_id, each.year, each.value, each.high, each.unit) for each in (one, other)]
    begins = [each.indicator.removeprefix("全市")[:4] for each in (one, other)]
    return figures[0] == figures[1] and begins[0] == begins[1]
