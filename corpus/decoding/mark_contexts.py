"""What stands beside each mark in official texts, as counted: 各 after ，, a numeral after （ at the start of an item."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_COUNTED = Path(__file__).with_name("mark_contexts.yaml")
_OTHER, _DIGIT, _LETTER, MARK = "▫", "0", "a", "M"

_STRAY = -3.0  # for a bracket of years where no year follows
MARKS = tuple("，、。：；（）《》“”〔〕·～")


def fit(mark: str, before: str, after: str) -> float:
    """How much likelier a mark is between two symbols than any character is (a natural logarithm)."""
    sides = _counted()[mark]
    stray = _STRAY if mark == "〔" and after != _DIGIT else 0.0
    score: float = sides["before"].get(before, 0.0) + sides["after"].get(after, 0.0) + stray
    return score


def share_of(mark: str) -> float:
    """The natural logarithm of a mark's share of all characters."""
    share: float = _counted()[mark]["share"]
    return share


def symbol_of(char: str) -> str:
    """What a character counts as: itself where it is common, else the kind it is of."""
    if char in _common():
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
def _counted() -> dict[str, dict[str, Any]]:
    return {
        mark: {
            "share": said["share"],
            **{
                side: {char: float(score) for score, chars in said[side].items() for char in chars}
                for side in ("before", "after")
            },
        }
        for mark, said in _declared()["marks"].items()
    }
