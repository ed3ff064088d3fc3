"""A garbled text as one row of characters with the edges of its paragraphs, and what stands beside each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.decoding.mark_contexts import EDGE, MARK, symbol_of
from corpus.decoding.words import log_probability

_FULL_LINE = 0.85  # of the width at which lines are set: a line that is shorter ends a paragraph
_UNKNOWN_WORD = -19.0
_LONGEST_WORD = 4


@dataclass(frozen=True)
class Row:
    """The characters in order, without blanks, an edge before, between and after paragraphs."""

    chars: str

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each Chinese character stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, char in enumerate(self.chars):
            if is_hanzi(char):
                places[char].append(at)
        return dict(places)

    @cached_property
    def words(self) -> list[float]:
        """How well each character is explained as a word, or as a part of one with its neighbours."""
        return [_as_word(self.chars, at) if is_hanzi(char) else 0.0 for at, char in enumerate(self.chars)]

    def symbols(self, marks: Mapping[str, str]) -> list[str]:
        """What each character counts as; those in `marks` count as the marks that they stand for."""
        return [marks[char] if char in marks else symbol_of(char) for char in self.chars]


def row_of(text: str) -> Row:
    """The row of a text, whether each line is a paragraph or paragraphs are set in lines of one width."""
    return Row(EDGE * 2 + EDGE.join(_paragraphs(text)) + EDGE * 2)


def _paragraphs(text: str) -> Iterator[str]:
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    lengths = sorted(map(len, lines))
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    open_lines = ""
    for line in lines:
        if open_lines and line.startswith(("\u3000", "  ")):
            yield open_lines
            open_lines = ""
        open_lines += "".join(line.split())
        if len(line) < _FULL_LINE * width:
            yield open_lines
            open_lines = ""
    if open_lines:
        yield open_lines


def is_hanzi(char: str) -> bool:
    """Whether a character is Chinese writing."""
    return "\u3400" <= char <= "\u9fff"


def unknown_marks(glyphs: set[str]) -> dict[str, str]:
    """Characters taken for marks of which nobody knows yet which."""
    return dict.fromkeys(glyphs, MARK)


def _as_word(chars: str, at: int) -> float:
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
    return (log_probability(char) or _UNKNOWN_WORD) if is_hanzi(char) else 0.0
