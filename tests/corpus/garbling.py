"""Does to a clean text what a PDF font does: puts the map's characters in place of the marks."""

from __future__ import annotations

from corpus.decoding.font_map import known_maps

GLYPHS = {mark: glyph for glyph, mark in known_maps()[0].marks.items()}


def garble(text: str, digits: bool = False) -> str:
    """The text as the font would leave it; `digits` says whether it hides digits too."""
    return "".join(GLYPHS.get(char, char) if digits or not char.isascii() else char for char in text)
