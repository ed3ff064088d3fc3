"""Which characters stand for ①②③: those that begin items in the same order, list after list."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from corpus.decoding.mark_contexts import EDGE
from corpus.decoding.marks import CIRCLED
from corpus.decoding.row import Row

_BEFORE_ITEMS = f"{EDGE}：；。，、"
_FEWEST_LISTS, _FEWEST_ITEMS = 2, 3
_HARDLY_A_WORD = -10.0


def circled_numbers(row: Row, marks: Mapping[str, str]) -> dict[str, str]:
    """Character to circled number, where at least two lists count by the same characters; nothing else is certain."""
    begins = [(at, char) for char, ats in row.places.items() if _begins_items(row, char, marks) for at in ats]
    order = list(dict.fromkeys(char for _, char in sorted(begins)))
    followed = [(one, other) for (_, one), (_, other) in pairwise(sorted(begins))]
    chain = order[:1]
    for one, other in pairwise(order):
        if followed.count((one, other)) + (len(chain) > 1) < _FEWEST_LISTS:
            break
        chain.append(other)
    return dict(zip(chain, CIRCLED, strict=False)) if len(chain) >= _FEWEST_ITEMS else {}


def _begins_items(row: Row, char: str, marks: Mapping[str, str]) -> bool:
    ats = row.places[char]
    return (
        char not in marks
        and len(ats) >= _FEWEST_LISTS
        and all(row.words[at] < _HARDLY_A_WORD for at in ats)
        and all(marks.get(row.chars[at - 1], row.chars[at - 1]) in _BEFORE_ITEMS for at in ats)
    )
