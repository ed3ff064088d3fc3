"""The yardstick for our index: rank-bm25 over jieba's words of the same clauses, both as they come."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import jieba
from rank_bm25 import BM25Okapi


class PlainBm25:
    """Ranks texts with nothing of ours: no normalisation, lexicon, headings or weights."""

    def __init__(self, texts: Sequence[str]) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._cut = jieba.Tokenizer().lcut
        self._ranked = BM25Okapi([self._cut(text) or [""] for text in texts])

    def first(self, query: str, limit: int) -> list[int]:
        """The places of the best texts, best first; of equal ones the earlier."""
        scores = self._ranked.get_scores(self._cut(query))
        return sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:limit]
