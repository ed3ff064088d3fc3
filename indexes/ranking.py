"""Ranks texts by weighted words: one small interface, and the engine for small corpora, rank-bm25."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

Scores = NDArray[np.float64]


class Engine(Protocol):
    """Scores every text of a collection for weighted words; a text without any of them scores 0."""

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """One score a text, in the order in which the texts were given."""

    def has(self, word: str) -> bool:
        """Whether any text has the word."""

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word, above 0; the highest for a word that no text has."""


class _PositiveOkapi(BM25Okapi):  # type: ignore[misc]
    """Okapi BM25 whose weights stay above 0 also for words that stand in half of the texts or more."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf: dict[str, float] = {
            word: math.log(1 + (self.corpus_size - count + 0.5) / (count + 0.5)) for word, count in nd.items()
        }


class Bm25Engine:
    """rank-bm25 behind the `Engine` interface; an empty collection is no error."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._count = len(texts)
        filled = [list(text) or [""] for text in texts]
        self._okapi: Any = _PositiveOkapi(filled) if filled else None
        self._having: dict[str, list[int]] = {}
        for place, text in enumerate(filled):
            for word in set(text):
                self._having.setdefault(word, []).append(place)
        self._of_word = lru_cache(maxsize=8192)(self._scores_of_word)

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """See `Engine.scores`."""
        total: Scores = np.zeros(self._count)
        for word, weight in weights.items():
            if self._okapi and word in self._okapi.idf:
                total += self._of_word(word) * weight
        return total

    def _scores_of_word(self, word: str) -> Scores:
        """Only the texts that have the word are asked for: the others score 0."""
        scored: Scores = np.zeros(self._count)
        having = self._having[word]
        scored[having] = self._okapi.get_batch_scores([word], having)
        return scored

    def has(self, word: str) -> bool:
        """See `Engine.has`."""
        return word in self._having

    def rarity(self, word: str) -> float:
        """See `Engine.rarity`."""
        unknown = math.log(1 + (self._count + 0.5) / 0.5)
        return float(self._okapi.idf.get(word, unknown)) if self._okapi else unknown
