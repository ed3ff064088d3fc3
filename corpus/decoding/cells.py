"""A text's characters without its blanks, each with what stands around it: line edges and blanks are clues."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A character that is no blank, its offset in the text, and whether a blank or a line's edge touches it."""

    char: str
    offset: int
    starts_line: bool
    ends_line: bool
    blank_before: bool
    blank_after: bool


def cells_of(text: str) -> tuple[Cell, ...]:
    """The cells of `text` in order."""
    return tuple(_cell(text, offset) for offset, char in enumerate(text) if not char.isspace())


def _cell(text: str, offset: int) -> Cell:
    before = _side(text, offset, -1)
    after = _side(text, offset, 1)
    return Cell(text[offset], offset, "\n" in before, "\n" in after, " " in before[:1], " " in after[:1])


def _side(text: str, offset: int, step: int) -> str:
    """The blanks next to `offset` in the direction of `step`, up to the first line feed; a text's edge counts as one."""
    blanks = ""
    at = offset + step
    while 0 <= at < len(text) and text[at].isspace():
        blanks += text[at]
        if text[at] == "\n":
            return blanks
        at += step
    return blanks if 0 <= at < len(text) else blanks + "\n"
