"""How common a Chinese word is, from a reading of jieba's dictionary that is private to decoding."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from pathlib import Path

LONGEST = 8
_UNKNOWN = 0.5
_COMMON = 20_000  # the count a word of official language is given that the dictionary lacks
_OFFICIAL = Path(__file__).with_name("official_words.txt")


@cache
def _frequencies() -> tuple[dict[str, int], float]:
    lines = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, count, _ in (line.split(" ") for line in lines)}
    counts |= dict.fromkeys(_OFFICIAL.read_text(encoding="utf-8").split(), _COMMON)
    return counts, math.log(sum(counts.values()))


def log_probability(word: str) -> float | None:
    """The natural logarithm of the word's share of all words; None for an unknown word of two characters or more."""
    counts, log_total = _frequencies()
    count = counts.get(word, 0)
    if not count and len(word) > 1:
        return None
    return math.log(count or _UNKNOWN) - log_total
