"""Paragraphs in portions that can be cited: long ones parted at the ends of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.pieces import Piece, join
from corpus.structure.node import Node

LONGEST_CITATION = 1500  # characters; what a reply may quote of one clause


def portions_of(paragraphs: Sequence[Piece]) -> list[list[Piece]]:
    """The paragraphs in groups that one citation can hold each; a paragraph that is longer is cut where a sentence ends."""
    portions: list[list[Piece]] = [[]]
    for piece in (part for paragraph in paragraphs for part in _sentences(paragraph)):
        if portions[-1] and sum(len(each.text) + 1 for each in portions[-1]) + len(piece.text) > LONGEST_CITATION:
            portions.append([])
        portions[-1].append(piece)
    return portions


def _sentences(paragraph: Piece) -> Iterator[Piece]:
    start = 0
    while len(paragraph.text) - start > LONGEST_CITATION:
        window = paragraph.text[start : start + LONGEST_CITATION]
        end = max(window.rfind(mark) for mark in "。；，") + 1
        yield paragraph.cut(start, start + (end or LONGEST_CITATION))
        start += end or LONGEST_CITATION
    yield paragraph.cut(start)


def text_of(node: Node) -> Piece:
    """All that is printed of a node, paragraphs on lines of their own."""
    return join("\n", node.paragraphs)
