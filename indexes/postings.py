"""The engine for large corpora: for each word the texts that have it, in arrays that can be stored as they are.

The scores are those of rank-bm25 (Okapi, with weights that stay above 0), computed from the counts when they are
asked for: a question touches only the texts that have its words.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from indexes.ranking import Scores

_K1, _B = 1.5, 0.75  # as rank-bm25 has them
_MOST = np.iinfo(np.uint16).max  # times that a word is counted in one text

Arrays = Mapping[str, NDArray[np.generic]]


class Counting:
    """Counts the words of texts, one text after the other, into the arrays of an engine."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._words, self._lengths = array("I"), array("I")

    def add(self, text: Sequence[str]) -> None:
        """Counts the words of the next text."""
        self._lengths.append(len(text))
        ids = self._ids
        self._words.extend([ids.setdefault(word, len(ids)) for word in text])

    def arrays(self) -> Arrays:
        """What `PostingsEngine.stored` takes: words in order of their digests, texts in their own order."""
        digests = np.fromiter(map(_digest, self._ids), dtype=np.uint64, count=len(self._ids))
        by_digest = np.argsort(digests)
        place = np.empty(len(digests), dtype=np.int64)
        place[by_digest] = np.arange(len(digests))
        lengths = np.asarray(self._lengths, dtype=np.int64)
        stride = max(1, len(lengths))
        pairs = place[np.asarray(self._words, dtype=np.int64)] * stride
        pairs += np.repeat(np.arange(len(lengths)), lengths)
        found, counts = np.unique(pairs, return_counts=True)
        return {
            "digests": digests[by_digest],
            "starts": np.searchsorted(found, np.arange(len(digests) + 1) * stride).astype(np.int64),
            "texts": (found % stride).astype(np.int32),
            "counts": np.minimum(counts, _MOST).astype(np.uint16),
            "lengths": lengths.astype(np.int32),
        }


class PostingsEngine:
    """BM25 over an inverted index, behind the `Engine` interface.

    A word is known by the first eight bytes of its digest: half a million words collide once in a hundred million
    corpora, and no word has to be kept.
    """

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        counting = Counting()
        for text in texts:
            counting.add(text)
        self._set(counting.arrays())

    @classmethod
    def stored(cls, arrays: Arrays) -> PostingsEngine:
        """The engine whose `arrays` these are; raises `KeyError` or `ValueError` where they are not."""
        made = cls.__new__(cls)
        made._set(arrays)
        if len(made._starts) != len(made._digests) + 1 or made._starts[-1] != len(made._texts) != len(made._counts):
            raise ValueError("these arrays are no index")
        return made

    def _set(self, arrays: Arrays) -> None:
        self.arrays = dict(arrays)
        self._digests, self._starts = arrays["digests"], arrays["starts"]
        self._texts, self._counts, lengths = arrays["texts"], arrays["counts"], arrays["lengths"]
        self._count = len(lengths)
        filled = np.maximum(lengths, 1).astype(np.float64)  # rank-bm25 is given one empty word for a text without words
        average = filled.sum() / self._count if self._count else 1.0
        self._norms: Scores = _K1 * (1 - _B + _B * filled / average)
        self._spans: dict[str, tuple[int, int]] = {}

    def _span(self, word: str) -> tuple[int, int]:
        """Where the texts of a word stand; an empty range for a word that no text has."""
        span = self._spans.get(word)
        if span is None:
            digest = np.uint64(_digest(word))
            at = int(np.searchsorted(self._digests, digest))
            known = at < len(self._digests) and self._digests[at] == digest
            span = (int(self._starts[at]), int(self._starts[at + 1])) if known else (0, 0)
            if len(self._spans) > _MOST:
                self._spans.clear()
            self._spans[word] = span
        return span

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """See `Engine.scores`."""
        total: Scores = np.zeros(self._count)
        for word, weight in weights.items():
            start, end = self._span(word)
            if start < end:
                texts = self._texts[start:end]
                counts = self._counts[start:end].astype(np.float64)
                scored = self.rarity(word) * (counts * (_K1 + 1) / (counts + self._norms[texts]))
                total[texts] += scored * weight
        return total

    def has(self, word: str) -> bool:
        """See `Engine.has`."""
        start, end = self._span(word)
        return start < end

    def has_in(self, word: str, place: int) -> bool:
        """Whether the text at a place has the word."""
        start, end = self._span(word)
        at = start + int(np.searchsorted(self._texts[start:end], place))
        return at < end and int(self._texts[at]) == place

    def rarity(self, word: str) -> float:
        """See `Engine.rarity`."""
        start, end = self._span(word)
        return math.log(1 + (self._count - (end - start) + 0.5) / (end - start + 0.5))


def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
