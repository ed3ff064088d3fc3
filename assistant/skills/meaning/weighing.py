"""What of a question the index is asked for, and how much of its meaning a clause covers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge import Knowledge
from assistant.understanding.matching import Mention
from assistant.understanding.normal import normal
from assistant.understanding.query import Query
from corpus.model import Clause
from indexes.segmenter import bigrams

_EXPANDED = 0.7
_ASKED = 0.7
_STRANGE = 4.0  # what an unknown word weighs at most against the terms that the lexicon knows
_UNUSED = 1.0  # what a known term weighs that no notice uses
_ASKING = re.compile(
    r"^(?:(?:是|由|要|该|让|报|向|归)?(?:谁|哪个|哪些|哪几|几个|什么|啥|怎么|怎样|如何|多少|何时)来?)|(?:是?谁|什么|啥|吗|哪些|多少)$"
)
_WORD_KEPT = re.compile(r"[\u3400-\u9fff]|[a-z]{2,}|\d")


#: What words that also ask (多大, 缺口) may name beside.
_TOLD = frozenset({"facts", "units", "fields"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a question speaks of: how it was said, what words of a notice would answer to it, how telling it is."""

    said: str
    words: tuple[str, ...]
    weight: float
    known: bool


@lru_cache(maxsize=64)
def meanings(query: Query, known: Knowledge, without: frozenset[str] = frozenset({"asking"})) -> tuple[Meaning, ...]:
    """What the question speaks of: concepts with their terms, and the other words that carry meaning."""
    found: dict[str, Meaning] = {}
    covered = [False] * len(query.text)
    ways = {one.start for one in query.mentions if _is_way(one.concept, known)} if "asking" in without else ()
    for mention in query.mentions:
        concept = known.lexicon.concepts.get(mention.concept)
        for place in range(mention.start, mention.end):
            covered[place] = True
        if concept and (concept.group in without or (mention.start in ways and concept.group not in _TOLD)):
            continue
        words = (mention.concept, *(concept.terms if concept else ()), mention.surface, *_core(mention.surface))
        found[mention.concept] = Meaning(
            mention.surface,
            tuple(dict.fromkeys(map(normal, words))),
            _rarity(words, _phrase(mention, known), known),
            True,
        )
    for quantity in query.quantities:
        for place in range(quantity.start, min(quantity.end, len(covered))):
            covered[place] = True
    for start, word in _words(query.text, known):
        if any(covered[start : start + len(word)]) or word in known.lexicon.fillers or not _WORD_KEPT.search(word):
            continue
        found.setdefault(word, Meaning(word, (word,), min(known.index.rarity(word), _STRANGE), False))
    return tuple(found.values())


def _is_way(name: str, known: Knowledge) -> bool:
    concept = known.lexicon.concepts.get(name)
    return concept is not None and concept.group == "asking"


def _core(surface: str) -> tuple[str, ...]:
    """What is left of people's words without those that only ask: 批准 of 谁批准."""
    core = _ASKING.sub("", surface)
    return (core,) if 2 <= len(core) < len(surface) else ()


def _words(text: str, known: Knowledge) -> list[tuple[int, str]]:
    at, placed = 0, []
    for word in known.index.segmenter.cut(text):
        at = text.find(word, at)
        placed.append((at, word))
        at += len(word)
    return placed


def _phrase(mention: Mention, known: Knowledge) -> str:
    """What was said of a matter; "" for the name of a unit, which may stand where nothing is told of it."""
    concept = known.lexicon.concepts.get(mention.concept)
    return mention.surface if concept and concept.group != "units" else ""


def _rarity(words: tuple[str, ...], said: str, known: Knowledge) -> float:
    """How telling the rarest of the terms is that a notice uses, or what was said as a phrase of one; little where none does."""
    used = [rarity for term in words if (rarity := known.index.rarity_of_term(normal(term)))]
    return max((*used, known.index.rarity_of_phrase(said)), default=_UNUSED) or _UNUSED


@lru_cache(maxsize=64)
def weights(query: Query, known: Knowledge) -> dict[str, float]:
    """Weighted words for the index: those of the question, and those of the terms of its concepts."""
    weighted: dict[str, float] = {}
    for meaning in meanings(query, known):
        if meaning.known:
            for place, term in enumerate(meaning.words):
                for word in known.index.segmenter.words(term):
                    if word not in known.lexicon.fillers:
                        weighted[word] = max(weighted.get(word, 0.0), _EXPANDED if place else 1.0)
        else:
            for word in known.index.segmenter.words(meaning.said):
                weighted[word] = max(weighted.get(word, 0.0), 0.9)
    for word in known.index.segmenter.words(query.text):
        if word not in known.lexicon.fillers:
            weighted.setdefault(word, 0.3)
    return weighted


@lru_cache(maxsize=64)
def pairs(query: Query, known: Knowledge) -> dict[str, float]:
    """Character pairs of the question and of its concepts' terms, for recall."""
    said = [meaning.said if not meaning.known else " ".join(meaning.words) for meaning in meanings(query, known)]
    return {pair: 1.0 for text in said for pair in bigrams(text)}


def coverage(found: tuple[Meaning, ...], clause: Clause, known: Knowledge) -> float:
    """The share of the question's meaning, by weight, that a clause (with its headings and title) speaks of."""
    total = sum(meaning.weight for meaning in found)
    if not total:
        return 0.0
    text, asked = known.context(clause.id), known.asked(clause.id)
    return sum(_covered(meaning, text, asked) for meaning in found) / total


def _covered(meaning: Meaning, text: str, asked: str) -> float:
    """The weight of a meaning that a clause speaks of; less where only questions asked of the clause do."""
    if any(word in text for word in meaning.words):
        return meaning.weight
    return meaning.weight * _ASKED if any(word in asked for word in meaning.words) else 0.0
