"""Which characters a PDF font left in place of which marks, and whether a text suffers from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from corpus.decoding.mark_contexts import MARK, fit, symbol_of

_MAPS = Path(__file__).with_name("maps")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = "，、。；（）《》"  # marks whose glyphs are seldom words
_FEWEST_GLYPHS = 3
_COMMONEST = "，、。；："
_ENOUGH = 12
_MISPLACED = {"，": 0.5, "、": 0.5, "。": 0.5, "；": 0.5, "：": 5.0}  # a colon stands beside much the same as others


@dataclass(frozen=True, slots=True)
class FontMap:
    """One font's substitutions; `marks` leads from the character extracted to the mark printed.

    `hides_digits` says that the text at hand has its digits garbled too, not just those of a page header.
    """

    name: str
    marks: dict[str, str]
    hides_digits: bool = False

    def glyphs_of(self, marks: str) -> frozenset[str]:
        """The characters that stand for any of `marks`."""
        return frozenset(glyph for glyph, mark in self.marks.items() if mark in marks)


@cache
def known_maps() -> tuple[FontMap, ...]:
    """Every map in `maps/`, by name."""
    return tuple(_read(path) for path in sorted(_MAPS.glob("*.yaml")))


def _read(path: Path) -> FontMap:
    declared = yaml.safe_load(path.read_text(encoding="utf-8"))
    return FontMap(declared["name"], {glyph: mark for mark, glyph in declared["marks"].items()})


def font_map_of(text: str) -> FontMap | None:
    """The known map a garbled text was printed with, or None for a clean text and for one with a map of its own.

    A garbled text has next to no real marks, and a map's characters for them instead.
    """
    real = sum(map(text.count, _TELLING))
    found, font_map = max(((_glyphs_in(text, each), each) for each in known_maps()), key=lambda pair: pair[0])
    if found < _FEWEST_GLYPHS or found <= 4 * real or _stands_for_others(text, font_map):
        return None
    return replace(font_map, hides_digits=_hides_digits(text, font_map))


def _stands_for_others(text: str, font_map: FontMap) -> bool:
    """Whether the map's characters stand in a text where other marks than the map's must stand: it is another font."""
    symbols = [MARK if char in font_map.marks else symbol_of(char) for char in "".join(text.split())]
    chars = [char for char in text if not char.isspace()]
    places: dict[str, list[int]] = {glyph: [] for glyph, mark in font_map.marks.items() if mark in _COMMONEST}
    for at in range(1, len(chars) - 1):
        if chars[at] in places:
            places[chars[at]].append(at)
    return any(
        _worse_than_best(font_map.marks[glyph], ats, symbols) > _MISPLACED[font_map.marks[glyph]]
        for glyph, ats in places.items()
        if len(ats) >= _ENOUGH
    )


def _worse_than_best(mark: str, ats: Sequence[int], symbols: Sequence[str]) -> float:
    """By how much another mark fits better where this one is said to stand, for each place."""
    fits = {each: sum(fit(each, symbols[at - 1], symbols[at + 1]) for at in ats) for each in _COMMONEST}
    return (max(fits.values()) - fits[mark]) / len(ats)


def _hides_digits(text: str, font_map: FontMap) -> bool:
    """Whether years are mostly printed in the map's digits."""
    glyphs = {mark: glyph for glyph, mark in font_map.marks.items()}
    centuries = [glyphs[first] + glyphs[second] for first, second in ("19", "20") if {first, second} <= glyphs.keys()]
    return sum(map(text.count, centuries)) > len(_YEAR.findall(text))


def _glyphs_in(text: str, font_map: FontMap) -> int:
    return sum(map(text.count, font_map.glyphs_of(_TELLING)))
