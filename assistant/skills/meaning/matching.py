"""How near a title or an indicator is to what a question says."""

from __future__ import annotations

from functools import lru_cache

from assistant.knowledge import Knowledge
from assistant.understanding.normal import normal
from assistant.understanding.query import Query
from indexes.segmenter import bigrams


def expanded(query: Query, known: Knowledge, without: frozenset[str] = frozenset()) -> str:
    """The question's text with the notices' own terms for its concepts added; `without` are groups left out."""
    terms: list[str] = []
    for name in sorted(query.concepts):
        concept = known.lexicon.concepts.get(name)
        if concept and concept.group not in {"asking", "units", *without}:
            terms.extend((concept.name, *concept.terms))
    return normal(f"{query.text} {' '.join(terms)}")


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(bigrams(text))


@lru_cache(maxsize=4096)
def _normal_pairs(text: str) -> frozenset[str]:
    return frozenset(bigrams(normal(text)))


def overlap(asked: str, said: str) -> float:
    """The weight of the character pairs of `said` that `asked` has as well, as a share of all of them, times their rarity."""
    pairs = _normal_pairs(said)
    if not pairs:
        return 0.0
    return nearness(len(pairs & _pairs(asked)), said)


def nearness(common: int, said: str) -> float:
    """What that many character pairs in common make: see `overlap`."""
    return common / len(_normal_pairs(said)) + common * 0.15
