"""What stands beside each mark in official texts, as counted: 各 after ，, a numeral after （ at the start of an item."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

_COUNTED = Path(__file__).with_name("mark_contexts.yaml")
_OTHER, _DIGIT, _LETTER, MARK, EDGE = "▫", "0", "a", "M", "¶"

_STRAY = -3.0  # for a bracket of years where no year follows
MARKS = tuple("，、。：；（）《》“”〔〕·～—℃")


@lru_cache(maxsize=1 << 16)
def fit(mark: str, before: str, after: str) -> float:
    """How much likelier a mark is between two symbols on either side than any character is (a natural logarithm)."""
    lefts, rights = _counted()[mark]
    left = lefts.get(before, lefts.get(before[-1], 0.0))
    right = rights.get(after, rights.get(after[0], 0.0))
    return left + right + (_STRAY if mark == "〔" and after[0] != _DIGIT else 0.0)


@cache
def share_of(mark: str) -> float:
    """The natural logarithm of a mark's share of all characters."""
    share: float = _declared()["marks"][mark]["share"]
    return share


@cache
def symbol_of(char: str) -> str:
    """What a character counts as: itself where it is common or a mark, else the kind it is of."""
    if char in _common() or char in MARKS or char == EDGE:
        return char
    if "\u3400" <= char <= "\u9fff":
        return _OTHER
    if char.isdigit():
        return _DIGIT
    return _LETTER if char.isascii() and char.isalpha() else MARK


def is_common(char: str) -> bool:
    """Whether a character is one of the most common of official texts."""
    return char in _common()


@cache
def _declared() -> dict[str, Any]:
    declared: dict[str, Any] = yaml.load(_COUNTED.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return declared


@cache
def _common() -> frozenset[str]:
    return frozenset(_declared()["common"])


@cache
def _counted() -> dict[str, tuple[dict[str, float], dict[str, float]]]:
    return {mark: (_by_signs(said["before"]), _by_signs(said["after"])) for mark, said in _declared()["marks"].items()}


def _by_signs(scores: dict[str, str]) -> dict[str, float]:
    return {signs: float(score) for score, together in scores.items() for signs in together.split()}
