"""From a text as extracted to the text as printed, letter for letter, with a note of every doubtful letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.decoding.cells import cells_of
from corpus.decoding.doubts import doubtful_steps
from corpus.decoding.font_map import FontMap, font_map_of
from corpus.decoding.path import best_path
from corpus.decoding.unknown_maps import Inferred, inferred_map

VERSION = 1


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character read as `chosen` where `other` was nearly as likely; `line` counts from 1."""

    line: int
    offset: int
    chosen: str
    other: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text as printed: as long as the text received, so that an offset means the same character in both.

    `font_map` names the map that was undone, or is "" for a text that was clean; `remarks` say what a reader
    should know of it: marks that were inferred, and those that remain unsure.
    """

    text: str
    font_map: str
    doubts: tuple[Doubt, ...]
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=2)  # checking the corpus asks for the same source twice
def decode(text: str) -> Decoded:
    """Reads a text whose font hid its punctuation behind Chinese characters; a clean text comes back as it is."""
    font_map = font_map_of(text)
    if font_map:
        return _undo(text, font_map)
    inferred = inferred_map(text)
    return replace(_undo(text, inferred.font_map), remarks=_remarks(inferred)) if inferred else Decoded(text, "", ())


def _remarks(inferred: Inferred) -> tuple[str, ...]:
    marks = inferred.font_map.marks
    read = "the font hides its marks; read by what stands beside them: " + " ".join(
        f"{glyph}→{mark}" for glyph, mark in sorted(marks.items(), key=lambda pair: pair[1])
    )
    unsure = "not sure of " + " ".join(f"{glyph}→{marks[glyph]}" for glyph in inferred.unclear)
    return (read, unsure) if inferred.unclear else (read,)


def _undo(text: str, font_map: FontMap) -> Decoded:
    cells = cells_of(text)
    _, steps = best_path(cells, font_map)
    letters = list(text)
    for step in steps:
        for index, letter in enumerate(step.reading.text):
            letters[cells[step.at + index].offset] = letter
    doubtful = doubtful_steps(cells, font_map, steps)
    return Decoded(
        "".join(letters), font_map.name, tuple(_doubt(text, letters, cells[at].offset, font_map) for at in doubtful)
    )


def _doubt(text: str, letters: list[str], offset: int, font_map: FontMap) -> Doubt:
    received, chosen = text[offset], letters[offset]
    other = font_map.marks[received] if chosen == received else received
    return Doubt(text.count("\n", 0, offset) + 1, offset, chosen, other)
