"""How well a target fits a question: by the concepts that its indicator names, by its words, by all that is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.skills.meaning.matching import expanded, nearness
from assistant.skills.meaning.weighing import meanings
from assistant.skills.targets.scopes import SCOPE_CONCEPTS
from assistant.understanding.normal import normal
from corpus.register.targets import Target
from indexes.segmenter import bigrams

#: Ways of asking for a target, which no indicator has to have.
_WAYS = frozenset({"目标", "增长", "达标", "怎么规定", "科技金融", "金融生态", "金融"})
#: Words of a bound, which a figure is said with: 超过350亿.
_BOUNDS = re.compile(r"超过?|达到|做到|以[上内下]|不(?:超过|低于|高于|少于)")
_GROUPS = frozenset({"finance", "building"})
_SCOPE_WORDS = re.compile(r"^全市|科技型企业|科技|^市本级|^各县（市）|业务规模$|交易规模$|总数$|[“”]")


def core(target: Target) -> str:
    """The indicator without the words that say whose figure it is: 全市科技型企业贷款 is 贷款."""
    return _without_scope(target.indicator)


@lru_cache(maxsize=1024)
def _without_scope(indicator: str) -> str:
    """The indicator without the words that say whose figure it is."""
    return _SCOPE_WORDS.sub("", indicator) or indicator


def indicators_like(asked: str, targets: Sequence[Target], known: Knowledge) -> dict[int, float]:
    """How near each target's indicator is to what is asked, by its place; those without a pair in common are left out."""
    having = known.once("targets by pairs of characters", lambda: _by_pair(targets))
    common = Counter(place for pair in set(bigrams(asked)) for place in having.get(pair, ()))
    return {place: nearness(count, core(targets[place])) for place, count in common.items()}


def _by_pair(targets: Sequence[Target]) -> dict[str, list[int]]:
    having: dict[str, list[int]] = {}
    for place, target in enumerate(targets):
        for pair in set(bigrams(normal(core(target)))):
            having.setdefault(pair, []).append(place)
    return having


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
    for terms in situation.once("terms of matters", lambda: _terms_of_matters(situation)):
        hit = max((len(term) for term in terms if term in said), default=0)
        points += 0.25 + hit / 8 if hit else 0.0
    return points


def of_another(targets: Sequence[Target], situation: Situation) -> bool:
    """Whether a matter is named that none of the targets is of, and that was not spoken of before: 保障房要求一样吗."""
    new = set(matters(situation)) - set(situation.conversation.focus.get("matters", ()))
    return bool(new) and not any(named(target, situation) for target in targets)


def _terms_of_matters(situation: Situation) -> list[list[str]]:
    """The terms of each concept spoken of."""
    concepts = situation.known.lexicon.concepts
    return [[term for term in (name, *concepts[name].terms) if len(term) > 1] for name in matters(situation)]


def whole(target: Target, situation: Situation) -> bool:
    """Whether the question names the indicator from end to end, in words people use for it."""
    asked = frozenset(bigrams(expanded(situation.query, situation.known)))
    pairs = frozenset(bigrams(normal(core(target))))
    return named(target, situation) > 0 and len(pairs & asked) >= 0.75 * len(pairs)


def share(targets: Sequence[Target], situation: Situation, everything: bool = False) -> float:
    """The share of the question's meaning that the targets' own words cover; of known terms alone unless `everything`."""
    found = [
        one
        for one in meanings(situation.query, situation.known)
        if not set(one.words) & _WAYS and not _BOUNDS.fullmatch(one.said)
    ]
    found = found if everything else [one for one in found if one.known] or found
    total = sum(one.weight for one in found)
    text = normal(" ".join(f"{one.indicator} {one.quote} {one.clause.heading} {one.clause.path}" for one in targets))
    asked = set(bigrams(text))
    hit = sum(
        one.weight
        for one in found
        if any(word in text or (not one.known and set(bigrams(word)) & asked) for word in one.words)
    )
    return hit / total if total else 0.0
