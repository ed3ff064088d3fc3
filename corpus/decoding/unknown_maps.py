"""The map of a font that nobody has seen before, found in the text itself: which character stands where a mark must stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.decoding.font_map import FontMap
from corpus.decoding.mark_contexts import MARK, MARKS, fit, is_common, share_of, symbol_of
from corpus.decoding.marks import CLOSED_BY
from corpus.decoding.readings import COUNTED
from corpus.decoding.words import log_probability

NAME = "inferred"
_FEWEST_CHARACTERS = 200
_MOST_MARKS = 0.02  # of the characters: a text with more has marks of its own
_NUMBERED = re.compile(r"([一-鿿])(?:19|20)\d\d([一-鿿])第?\d{1,5}号")
_REAL = frozenset("，、。：；（）《》“”〔〕,;:()!?！？")
_UNKNOWN_WORD = -19.0
_LEAST_GAIN = 12.0  # natural logarithm: what a mark must explain better than words do
_LEAST_EACH = 1.5
_LEAST_FIT = 0.4
_WORST_FIT = -1.5  # of a character that is hardly ever a word
_NEVER_A_WORD = -10.2
_A_WORD = -3.0
_MOST_WORDS = 0.9
_SELDOM = "～·"
_LONGEST_WORD = 4
_DOUBTFUL = 3  # times as much for a mark that is seldom, or a character that is common
_ROUNDS = 4
_LIKELY = 5.0  # per occurrence: so little like a word that its neighbours take it for a mark from the start
_PAIRED = 3.0
_CLEAR = 6.0  # by how much the mark chosen must be better than the next


@dataclass(frozen=True, slots=True)
class Inferred:
    """The map that was found, and the characters that may be marks of which nobody can say which."""

    font_map: FontMap
    unclear: tuple[str, ...]


def inferred_map(text: str) -> Inferred | None:
    """The map a text was printed with, learned from the text; None for a clean text and for one without evidence."""
    chars = "".join(text.split())
    hanzi = sum(_is_hanzi(char) for char in chars)
    if hanzi < _FEWEST_CHARACTERS or sum(char in _REAL for char in chars) > _MOST_MARKS * hanzi:
        return None
    places = _places(chars)
    words = {at: _as_word(chars, at) for ats in places.values() for at in ats}
    marks = {glyph for glyph, ats in places.items() if _seldom_a_word(ats, words)}
    found: dict[str, str] = {}
    gains: dict[tuple[str, str], float] = {}
    for _ in range(_ROUNDS):
        now = _gains(chars, places, words, marks)
        assigned = _assigned(now, chars)
        if assigned == found or _explained(assigned, now) < _explained(found, gains):
            break
        found, gains, marks = assigned, now, set(assigned)
    if not {"，", "。"} <= set(found.values()):
        return None
    found |= _around_years(chars, found)
    unclear = tuple(glyph for glyph in found if not _is_clear(glyph, found, gains))
    return Inferred(FontMap(NAME, found), unclear)


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _places(chars: str) -> dict[str, list[int]]:
    """Where each character stands that stands there more than once."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, char in enumerate(chars):
        if _is_hanzi(char):
            places[char].append(at)
    return {char: ats for char, ats in places.items() if len(ats) > 1}


def _as_word(chars: str, at: int) -> float:
    """How well a character is explained as a word, or as a part of one with its neighbours."""
    best = _single(chars[at])
    for length in range(2, _LONGEST_WORD + 1):
        for start in range(max(0, at - length + 1), min(at, len(chars) - length) + 1):
            word = chars[start : start + length]
            score = log_probability(word)
            if score is not None:
                others = sum(_single(char) for index, char in enumerate(word, start) if index != at)
                best = max(best, score - others)
    return best


def _single(char: str) -> float:
    return (log_probability(char) or _UNKNOWN_WORD) if _is_hanzi(char) else 0.0


def _seldom_a_word(ats: Sequence[int], words: Mapping[int, float]) -> bool:
    return sum(words[at] for at in ats) / len(ats) < -_LIKELY - 4.0


def _gains(
    chars: str, places: Mapping[str, Sequence[int]], words: Mapping[int, float], marks: set[str]
) -> dict[tuple[str, str], float]:
    """By how much each mark explains each character better than words do, where it does so at all."""
    gains = {}
    symbols = [MARK if char in marks else symbol_of(char) for char in f"，{chars}，"]
    for glyph, ats in places.items():
        if sum(words[at] > _A_WORD for at in ats) > _MOST_WORDS * len(ats):
            continue
        never = sum(words[at] for at in ats) < _NEVER_A_WORD * len(ats)
        for mark in MARKS:
            if mark in _SELDOM and glyph in COUNTED:
                continue
            fits = [fit(mark, symbols[at], symbols[at + 2]) for at in ats]
            total = sum(max(0.0, share_of(mark) + each - words[at]) for each, at in zip(fits, ats, strict=True))
            fitting = sum(fits) > (_WORST_FIT if never else _LEAST_FIT) * len(ats)
            least = _LEAST_GAIN * (_DOUBTFUL if mark in _SELDOM or is_common(glyph) else 1)
            if fitting and total > max(least, _LEAST_EACH * len(ats)):
                gains[glyph, mark] = total - _LEAST_GAIN / 2
    return gains


def _assigned(gains: Mapping[tuple[str, str], float], chars: str) -> dict[str, str]:
    """Each mark to the character that it explains best, brackets in pairs; no character to two marks."""
    offers: list[tuple[float, tuple[tuple[str, str], ...]]] = [
        (gain, ((glyph, mark),)) for (glyph, mark), gain in gains.items() if not _is_bracket(mark)
    ]
    for opening, closing in CLOSED_BY.items():
        if opening in MARKS and closing in MARKS:
            offers += _pairs(gains, opening, closing, chars)
    found: dict[str, str] = {}
    for _, offer in sorted(offers, key=lambda each: -each[0]):
        if not any(glyph in found or mark in found.values() for glyph, mark in offer):
            found |= dict(offer)
    return found


def _around_years(chars: str, found: Mapping[str, str]) -> dict[str, str]:
    """The brackets of 某政发〔2017〕62号, even where they stand there but once."""
    pairs = {match.groups() for match in _NUMBERED.finditer(chars)}
    if len(pairs) != 1 or set(found.values()) & set("〔〕"):
        return {}
    opens, closes = pairs.pop()
    return {} if opens == closes or {opens, closes} & (set(found) | set(COUNTED)) else {opens: "〔", closes: "〕"}


def _explained(found: Mapping[str, str], gains: Mapping[tuple[str, str], float]) -> float:
    return sum(gains[each] for each in found.items())


def _is_bracket(mark: str) -> bool:
    return mark in CLOSED_BY or mark in CLOSED_BY.values()


def _pairs(
    gains: Mapping[tuple[str, str], float], opening: str, closing: str, chars: str
) -> Iterable[tuple[float, tuple[tuple[str, str], ...]]]:
    """Two characters that open and close by turns."""
    first = sorted(((gain, glyph) for (glyph, mark), gain in gains.items() if mark == opening), reverse=True)[:8]
    second = sorted(((gain, glyph) for (glyph, mark), gain in gains.items() if mark == closing), reverse=True)[:8]
    for one, opens in first:
        for other, closes in second:
            if opens != closes:
                turns = _turns(chars, opens, closes)
                if turns > 0:
                    yield one + other + _PAIRED * turns, ((opens, opening), (closes, closing))


def _turns(chars: str, opens: str, closes: str) -> int:
    """How many times one follows the other in turn, less the times that it does not."""
    row = [char for char in chars if char in (opens, closes)]
    pairs = sum(one == opens and other == closes for one, other in pairwise(row))
    return 3 * pairs - len(row)


def _is_clear(glyph: str, found: Mapping[str, str], gains: Mapping[tuple[str, str], float]) -> bool:
    own = gains.get((glyph, found[glyph]), 0.0)
    others = [gain for (char, mark), gain in gains.items() if char == glyph and mark != found[glyph]]
    return own - max(others, default=0.0) >= min(_CLEAR, 0.1 * own)
