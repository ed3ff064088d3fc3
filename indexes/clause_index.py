"""Given words and a set of clauses, the clauses that fit, best first, with the words that matched."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.model import Clause
from indexes.ranking import Bm25Engine, Engine, Scores
from indexes.segmenter import Segmenter, bigrams

#: How much a match in each part counts beside a match in the clause's own words.
FIELD_WEIGHTS: Mapping[str, float] = {"text": 1.0, "headings": 0.8, "title": 0.35, "bigrams": 0.25, "asked": 0.6}

_SORTED_AT_ONCE = 256
_PHRASE = 5  # characters of several words that together tell more than each


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause as it is indexed: with the headings above it, its notice's title and questions asked of it, all normalised."""

    clause: Clause
    text: str
    headings: str
    title: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was found, how well it fits, and why."""

    clause: Clause
    score: float
    matched: tuple[str, ...]


class ClauseIndex:
    """BM25 over clauses in five fields: own words, headings above, title of the notice, character pairs, questions asked."""

    def __init__(
        self,
        entries: Sequence[Entry],
        segmenter: Segmenter,
        engine: Callable[[Sequence[Sequence[str]]], Engine] = Bm25Engine,
    ) -> None:
        words, headings, titles = (
            (
                [segmenter.words(text) for text in texts]
                for texts in zip(*((entry.text, entry.headings, entry.title) for entry in entries), strict=True)
            )
            if entries
            else ([], [], [])
        )
        self._set(
            [entry.clause for entry in entries],
            segmenter,
            {
                "text": engine(words),
                "headings": engine(headings),
                "title": engine(titles),
                "asked": engine([segmenter.words(entry.asked) for entry in entries]),
                "bigrams": engine([bigrams(entry.headings + " " + entry.text) for entry in entries]),
            },
        )
        self._words = [
            set(own) | set(above) | set(title) for own, above, title in zip(words, headings, titles, strict=True)
        ]

    def _set(self, clauses: Sequence[Clause], segmenter: Segmenter, engines: Mapping[str, Engine]) -> None:
        self._clauses, self.segmenter, self._engines = tuple(clauses), segmenter, dict(engines)
        ids = np.array([clause.id for clause in clauses], dtype=np.str_)
        self._ranks = np.argsort(np.argsort(ids, kind="stable"), kind="stable")  # the place of each in order of ids
        self._without: frozenset[str] = frozenset()
        self.rarity_of_term = lru_cache(maxsize=8192)(self._rarity_of_term)
        self.rarity_of_phrase = lru_cache(maxsize=8192)(self._rarity_of_phrase)

    def without(self, notice_ids: frozenset[str]) -> ClauseIndex:
        """The same index, in which the clauses of these notices are not found."""
        other = copy(self)
        other._without = notice_ids
        return other

    def rarity(self, word: str) -> float:
        """How telling a word is in these clauses; the highest value for one that none has."""
        return self._engines["text"].rarity(word)

    def _rarity_of_term(self, term: str) -> float:
        """How telling a term is, by the commonest of its words, not of what joins them (和); 0 where no clause has one of them."""
        words = self.segmenter.words(term)
        if not words or not all(map(self.has, words)):
            return 0.0
        return min(map(self.rarity, [word for word in words if len(word) > 1] or words))

    def _rarity_of_phrase(self, phrase: str) -> float:
        """How telling a phrase of several words is, by the clauses that have all of them; 0 for a word, or where none has."""
        words = self.segmenter.words(phrase)
        if len(phrase) < _PHRASE or len(words) < 2 or not all(map(self.has, words)):
            return 0.0
        having = [self._engines["text"].scores({word: 1.0}) > 0 for word in words]
        together = int(np.count_nonzero(np.logical_and.reduce(having)))
        return math.log(1 + (len(self._clauses) - together + 0.5) / (together + 0.5)) if together else 0.0

    def has(self, word: str) -> bool:
        """Whether any clause has the word."""
        return self._engines["text"].has(word)

    def search(
        self,
        weights: Mapping[str, float],
        pairs: Mapping[str, float] | None = None,
        among: Callable[[Clause], bool] | None = None,
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """Clauses for weighted words (and character pairs), best first, ties by clause id; none without a matched word."""
        if not self._clauses:
            return ()
        total = np.zeros(len(self._clauses))
        for field, weight in FIELD_WEIGHTS.items():
            asked = (pairs or {}) if field == "bigrams" else weights
            total += self._engines[field].scores(asked) * weight
        found: list[Hit] = []
        for place in best_first(total, self._ranks):
            clause = self._clauses[place]
            if clause.notice_id in self._without or (among and not among(clause)):
                continue
            matched = self._matched(weights, place)
            if matched:
                found.append(Hit(clause, float(total[place]), matched))
            if len(found) == limit:
                break
        return tuple(found)

    def _matched(self, weights: Mapping[str, float], place: int) -> tuple[str, ...]:
        """The words that stand in a clause, in the headings above it or in its notice's title."""
        return tuple(word for word in weights if word in self._words[place])


def best_first(total: Scores, ranks: NDArray[np.intp], size: int = _SORTED_AT_ONCE) -> Iterator[int]:
    """The places with a score, best first, ties in order of `ranks`; `size` of them are sorted before more are."""
    places = np.flatnonzero(total > 0)
    while len(places):
        scores = total[places]
        floor = np.partition(scores, -size)[-size] if len(places) > size else 0.0
        best = places[scores >= floor]
        yield from best[np.lexsort((ranks[best], -total[best]))].tolist()
        places, size = places[scores < floor], size * 8
