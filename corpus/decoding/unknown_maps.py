"""The map of a font that nobody has seen before, found in the text itself: which character stands where a mark must stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.decoding.assigning import Gains, best_assignment
from corpus.decoding.counted_items import circled_numbers
from corpus.decoding.font_map import FontMap
from corpus.decoding.mark_contexts import EDGE, MARKS, fit, is_common, share_of
from corpus.decoding.readings import COUNTED
from corpus.decoding.row import Row, is_hanzi, row_of, unknown_marks

NAME = "inferred"
_FEWEST_CHARACTERS = 200
_MOST_MARKS = 0.004  # of the characters: a text with more commas or stops has marks of its own
_NUMBERED = re.compile(r"([一-鿿])(?:19|20)\d\d([一-鿿])第?\d{1,5}号")
_LEAST_OF_STRANGERS = 6.0  # of a character that is hardly ever a word
_LEAST_GAIN = 9.0  # natural logarithm: what a mark must explain better than words do
_LEAST_FIT = -1.5
_WORST_FIT = -4.0  # of a character that is hardly ever a word
_NEVER_A_WORD = -10.2
_A_WORD = -3.0
_FEWEST_STRANGE = 0.1  # of the places of a character: elsewhere it is part of a word
_SELDOM = "～·—℃"
_BRACKETS = "（）《》“”〔〕"
_BRACKET_ALONE = -8.0  # its other bracket may be clear enough for both
_AGAINST = -1.0  # at most, for a place where words explain more: the character is also a word
_DOUBTFUL = 1.4  # times as much for a mark that is seldom, or a character that is common
_FEWEST_COMMON = 2
_FEWEST_FOUND = 3
_ROUNDS = 6
_LIKELY = 5.0  # per occurrence: so little like a word that its neighbours take it for a mark from the start
_REPEATED = 0.5  # how much what stands again between the same neighbours counts
_CLEAR = 6.0  # by how much the mark chosen must be better than the next


@dataclass(frozen=True, slots=True)
class Inferred:
    """The map that was found, and the characters that may be marks of which nobody can say which."""

    font_map: FontMap
    unclear: tuple[str, ...]


def inferred_map(text: str) -> Inferred | None:
    """The map a text was printed with, learned from the text; None for a clean text and for one without evidence."""
    row = row_of(text)
    hanzi = sum(map(is_hanzi, row.chars))
    if hanzi < _FEWEST_CHARACTERS or max(map(text.count, "，。")) > _MOST_MARKS * hanzi:
        return None
    open_marks = [mark for mark in MARKS if text.count(mark) <= 1]
    found: dict[str, str] = {}
    gains: Gains = {}
    symbols = row.symbols(unknown_marks({glyph for glyph, ats in row.places.items() if _seldom_a_word(ats, row.words)}))
    for _ in range(_ROUNDS):
        now = _gains(row, symbols, open_marks)
        assigned = best_assignment(now, row)
        if assigned == found:
            break
        found, gains, symbols = assigned, now, row.symbols(assigned)
    if len({"，", "。", "、"} & set(found.values())) < _FEWEST_COMMON or len(found) < _FEWEST_FOUND:
        return None
    found |= _around_years(row.chars, found)
    found |= circled_numbers(row, found)
    unclear = tuple(glyph for glyph in found if not _is_clear(glyph, found, gains))
    return Inferred(FontMap(NAME, found), unclear)


def _seldom_a_word(ats: Sequence[int], words: Sequence[float]) -> bool:
    return len(ats) > 1 and sum(words[at] for at in ats) / len(ats) < -_LIKELY - 4.0


def _gains(row: Row, symbols: Sequence[str], marks: Iterable[str]) -> Gains:
    """By how much each mark explains each character better than words do, where it does so beyond doubt."""
    gains = {}
    for glyph, ats in row.places.items():
        strange = [at for at in ats if row.words[at] <= _A_WORD]
        if len(strange) < _FEWEST_STRANGE * len(ats):
            continue
        never = sum(row.words[at] for at in ats) < _NEVER_A_WORD * len(ats)
        weights = _weights(row.chars, strange)
        sides = [(symbols[at - 2] + symbols[at - 1], symbols[at + 1] + symbols[at + 2]) for at in weights]
        weight = sum(weights.values())
        for mark in marks:
            if mark in _SELDOM and glyph in COUNTED:
                continue
            fits = [fit(mark, *side) for side in sides]
            if sum(map(float.__mul__, fits, weights.values())) <= (_WORST_FIT if never else _LEAST_FIT) * weight:
                continue
            total = sum(
                each * max(_AGAINST, share_of(mark) + one - row.words[at])
                for one, (at, each) in zip(fits, weights.items(), strict=True)
            )
            gain = total * _varied(row.chars, list(weights)) - _least(glyph, mark, never)
            if gain > (_BRACKET_ALONE if mark in _BRACKETS else 0.0):
                gains[glyph, mark] = gain
    return gains


def _weights(chars: str, ats: Sequence[int]) -> dict[int, float]:
    """The places of a character, each pair of neighbours once: 养犬 thirty times over is little more than one 养犬."""
    first = {(chars[at - 1], chars[at + 1]): at for at in reversed(ats)}
    counts = Counter((chars[at - 1], chars[at + 1]) for at in ats)
    return {at: 1 + _REPEATED * math.log(counts[sides]) for sides, at in first.items()}


def _varied(chars: str, ats: Sequence[int]) -> float:
    """The share of places that tell something new: a character that always stands before the same one is part of a name."""
    before, after = (len({at if chars[at] == EDGE else chars[at] for at in side}) for side in _sides(ats))
    return (min(before, after) + 0.5) / (len(ats) + 0.5)


def _sides(ats: Sequence[int]) -> tuple[list[int], list[int]]:
    return [at - 1 for at in ats], [at + 1 for at in ats]


def _least(glyph: str, mark: str, never: bool) -> float:
    least = _LEAST_OF_STRANGERS if never else _LEAST_GAIN
    return least * (_DOUBTFUL if mark in _SELDOM or is_common(glyph) else 1)


def _around_years(chars: str, found: Mapping[str, str]) -> dict[str, str]:
    """The brackets of 某政发〔2017〕62号, even where they stand there but once."""
    pairs = {match.groups() for match in _NUMBERED.finditer(chars)}
    if len(pairs) != 1 or set(found.values()) & set("〔〕"):
        return {}
    opens, closes = pairs.pop()
    return {} if opens == closes or {opens, closes} & (set(found) | set(COUNTED)) else {opens: "〔", closes: "〕"}


def _is_clear(glyph: str, found: Mapping[str, str], gains: Gains) -> bool:
    own = gains.get((glyph, found[glyph]), 0.0)
    others = [gain for (char, mark), gain in gains.items() if char == glyph and mark != found[glyph]]
    return own - max(others, default=0.0) >= min(_CLEAR, 0.1 * own)
