"""Which characters a PDF font left in place of which marks, and whether a text suffers from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

_MAPS = Path(__file__).with_name("maps")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = "，、。；（）《》"  # marks whose glyphs are seldom words
_FEWEST_GLYPHS = 3


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
    """The map a garbled text was printed with, or None for a clean text.

    A garbled text has next to no real marks, and a map's characters for them instead.
    """
    real = sum(map(text.count, _TELLING))
    found, font_map = max(((_glyphs_in(text, each), each) for each in known_maps()), key=lambda pair: pair[0])
    if found < _FEWEST_GLYPHS or found <= 4 * real:
        return None
    return replace(font_map, hides_digits=_hides_digits(text, font_map))


def _hides_digits(text: str, font_map: FontMap) -> bool:
    """Whether years are mostly printed in the map's digits."""
    glyphs = {mark: glyph for glyph, mark in font_map.marks.items()}
    centuries = [glyphs[first] + glyphs[second] for first, second in ("19", "20") if {first, second} <= glyphs.keys()]
    return sum(map(text.count, centuries)) > len(_YEAR.findall(text))


def _glyphs_in(text: str, font_map: FontMap) -> int:
    return sum(map(text.count, font_map.glyphs_of(_TELLING)))
