"""Which characters a PDF font left in place of which marks, and whether a text suffers from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from corpus.decoding.mark_contexts import fit
from corpus.decoding.row import is_hanzi, row_of, unknown_marks

_MAPS = Path(__file__).with_name("maps")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = "，、。；（）《》"  # marks whose glyphs are seldom words
_FEWEST_GLYPHS = 3
_COMMONEST = "，、。；"
_A_WORD = -3.0
_MISPLACED = 10.0  # natural logarithm: how much better others must fit
_MISPLACED_EACH = 0.7
_A_PAGE = 120  # characters, in which nearly every text has both a comma and a stop


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
    if sum(map(is_hanzi, text)) < _A_PAGE:
        return False
    row = row_of(text)
    if not font_map.glyphs_of("，。") <= row.places.keys():
        return True
    symbols = row.symbols(unknown_marks(set(font_map.marks)))
    worse = [
        _worse_than_best(mark, [at for at in row.places.get(glyph, ()) if row.words[at] < _A_WORD], symbols)
        for glyph, mark in font_map.marks.items()
        if mark in _COMMONEST
    ]
    return sum(worse) > _MISPLACED


def _worse_than_best(mark: str, ats: Sequence[int], symbols: Sequence[str]) -> float:
    """By how much another mark fits better where this one is said to stand; nothing where that is little for each."""
    sides = [(symbols[at - 2] + symbols[at - 1], symbols[at + 1] + symbols[at + 2]) for at in ats]
    fits = {each: sum(fit(each, *side) for side in sides) for each in _COMMONEST}
    worse = max(fits.values()) - fits[mark]
    return worse if worse > _MISPLACED_EACH * len(ats) else 0.0


def _hides_digits(text: str, font_map: FontMap) -> bool:
    """Whether years are mostly printed in the map's digits."""
    glyphs = {mark: glyph for glyph, mark in font_map.marks.items()}
    centuries = [glyphs[first] + glyphs[second] for first, second in ("19", "20") if {first, second} <= glyphs.keys()]
    return sum(map(text.count, centuries)) > len(_YEAR.findall(text))


def _glyphs_in(text: str, font_map: FontMap) -> int:
    return sum(map(text.count, font_map.glyphs_of(_TELLING)))
