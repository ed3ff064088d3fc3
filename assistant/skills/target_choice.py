"""Which targets a question means: the indicators it names, in the scope, the notices and the years it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.skills.base import Situation
from assistant.skills.matching import expanded, overlap
from assistant.skills.weighing import meanings
from assistant.understanding.normal import normal
from corpus.register.targets import Target
from indexes.segmenter import bigrams

_MINIMUM = 0.5
#: Ways of asking for a target, which no indicator has to have.
_WAYS = frozenset({"目标", "增长", "达标", "怎么规定", "科技金融", "金融生态", "金融"})
_GROUPS = frozenset({"finance", "building"})
#: Words of an indicator that say whose figure it is, with how they are called in an answer.
SCOPES = {"科技": "科技型企业", "市本级": "市本级", "各县（市）": "各县（市）"}
#: Concepts of the lexicon that say whose figure is meant and nothing more.
_SCOPE_CONCEPTS = frozenset({"科技型企业", "市本级中心城区", "各县（市）"})
#: Said of everyone as well: 全市保费收入和科技保险的分别多少.
_OF_ALL = re.compile(r"全市.*(?:和|与|跟|、|还有)|(?:和|与|跟|、|还有).*全市|不限|不分|所有企业|全部企业")
_DENIAL = "(?:不是|不限于?|不含|不算|不只|不光|非|除了?|不要)"
_SCOPE_WORDS = re.compile(r"^全市|科技型企业|科技|^市本级|^各县（市）|业务规模$|交易规模$|总数$|[“”]")
_DENOMINATOR = re.compile(r"(?P<part>.+?)占(?:全市)?(?P<whole>.+?)比重")
_A_SHARE = re.compile(r"占|比重|比例|份额|百分|%|share|percent|proportion|ratio")

Scored = tuple[float, Target]


def years(situation: Situation) -> list[int]:
    """The years that the question says."""
    return [int(one.value) for one in situation.query.of_unit("年份")]


def fitting(situation: Situation) -> list[Scored]:
    """The targets whose indicator fits the question in the scope it says, those for everyone and the best first."""
    meant = _notices_named(situation)
    asked = expanded(situation.query, situation.known, frozenset({"fields", "relocation", "alerts"}))
    scored = [
        (score, target)
        for target in situation.known.register.targets
        if (not meant or target.clause.notice_id in meant)
        and (score := overlap(asked, _core(target)) + named(target, situation)) >= _MINIMUM
    ]
    groups = [[one for one in scored if one[1].clause.notice_id == name] for name in meant] if meant else [scored]
    found = [one for group in groups for one in _in_scope(_near(group, situation, bool(meant)), situation)]
    return sorted(found, key=lambda pair: (unsaid(pair[1], situation), -pair[0]))


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
        target.indicator == name or any(term in target.indicator for term in concepts[name].terms if len(term) > 3)
        for name in names
    )


def _in_scope(near: Sequence[Scored], situation: Situation) -> list[Scored]:
    """Of the targets in one unit, those whose scope is the one that is said; all where none is."""
    denied = _scopes_denied(situation)
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


def unsaid(target: Target, situation: Situation) -> int:
    """How many scopes a target has that were not said."""
    said = scopes_said(situation)
    return sum(1 for scope in SCOPES if scope in target.indicator and scope not in said)


def _in_title(scope: str, target: Target, situation: Situation) -> bool:
    return scope in situation.known.notice_of(target.clause).title


def scopes_said(situation: Situation) -> list[str]:
    """The scopes that stand in the question or in the name of a concept it speaks of."""
    spoken = [situation.query.text, *situation.query.concepts]
    denied = _scopes_denied(situation)
    return [scope for scope in SCOPES if scope not in denied and any(normal(scope) in normal(one) for one in spoken)]


def _scopes_denied(situation: Situation) -> list[str]:
    """The scopes that are said not to be meant: 不限科技型, 不是市本级的."""
    return [scope for scope in SCOPES if re.search(f"{_DENIAL}{re.escape(normal(scope))}", situation.query.text)]


def other_scope(situation: Situation) -> list[Target]:
    """What was spoken of before, in the scope that a follow-up says: 县里呢, 不限科技型的呢."""
    before = situation.conversation.focus.get("matters", ())
    if not before or not (scopes_said(situation) or _scopes_denied(situation)):
        return []
    query = situation.known.reader.read(f"{situation.query.text} {' '.join(before)}")
    return [target for _, target in fitting(replace(situation, query=query))]


def matters(situation: Situation) -> list[str]:
    """The concepts of targets that the question speaks of; a scope alone is none."""
    return list(situation.once("matters of targets", lambda: _matters(situation)))


def _matters(situation: Situation) -> list[str]:
    concepts = situation.known.lexicon.concepts
    said = situation.query.concepts - _SCOPE_CONCEPTS
    return sorted(name for name in said if name in concepts and concepts[name].group in _GROUPS)


def remembered(situation: Situation) -> list[str]:
    """What a follow-up may speak of: the concepts of this question, or else those spoken of before."""
    return matters(situation) or list(situation.conversation.focus.get("matters", ()))


def scopes_missed(found: Sequence[Target], situation: Situation) -> list[str]:
    """What the scopes that are said but that no target has are called."""
    return [
        SCOPES[scope]
        for scope in scopes_said(situation)
        if not any(scope in target.indicator or _in_title(scope, target, situation) for target in found)
    ]


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
