"""Where a paragraph of a PDF ends when the next is not set in: what short lines, their last marks and the next words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.printed.labels import label_of
from corpus.printed.numbers import is_addressee
from corpus.printed.posts import names_a_post
from corpus.reception.pdf_lines import PrintedLine

_SHORT, _FLUSH, _UNEVEN = 1.9, 0.3, 3.2  # characters less than a full line
_FEWEST_LINES, _MOSTLY = 6, 0.7
_CLOSED = re.compile(r"[。；：！？）〕”:;]$")
_UNPARTED = re.compile(r"[（(《〈“‘〔\[]*(?:[A-Za-z0-9.,:%％/-]+|.)[，。；：、！？）)》〉”’〕\]％%]*")
_NAMED_PART = re.compile(r"^[一-鿿]{2,4}[：:]")


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the full lines of a column end, and by how many characters the last line of a paragraph is shorter.

    `closed` is for a line that ends with a mark that closes something, `open` for any other: where lines end unevenly and
    paragraphs are not set in, one that could not be broken later is short as well.
    """

    edge: float = 0.0
    closed: float = _SHORT
    open: float = _SHORT
    flush: bool = False

    def end(self, text: str, last: PrintedLine, following: PrintedLine) -> bool:
        """Whether a paragraph ends with the line `last`, which closes `text`; what could have stood on it stands below."""
        short = (self.edge - last.right) / last.size
        if is_closed(text) or label_of(following.text):
            return short > self.closed
        return short > self.open and (not self.flush or short > _unparted(following.text))


def ends_of(lines: Sequence[PrintedLine], edge: float, set_in: bool) -> Ends:
    """What the lines of a column tell, whose longest reach to `edge`."""
    lines = [line for line in lines if not line.rows]
    if set_in or len(lines) < _FEWEST_LINES:
        return Ends(edge)
    flush = float(Counter(round(line.right) for line in lines).most_common(1)[0][0])
    full = [line for line in lines if flush - line.right < _SHORT * line.size]
    if sum(abs(flush - line.right) < _FLUSH * line.size for line in full) >= _MOSTLY * len(full):
        return Ends(flush, _FLUSH, _FLUSH, flush=True)
    return Ends(edge, _SHORT, _UNEVEN)


def _unparted(text: str) -> float:
    """How many characters wide the words are that a line begins with and that no line may part: 构：, 2009, 《办."""
    first = _UNPARTED.match(text)
    return sum(0.6 if char.isascii() else 1.0 for char in first[0]) if first else 0.0


def begins_by_words(text: str, before: str, following: str) -> bool:
    """Whether a line begins a paragraph though `text` above it ends with a full line; `before` is the paragraph above that."""
    if is_addressee(text):
        return True
    if text.endswith("；"):
        return label_of(text) is None and before.endswith(("：", "；"))
    if text.endswith("。"):
        return bool(_NAMED_PART.match(following) or names_a_post(following) or following.endswith("："))
    return False


def is_closed(text: str) -> bool:
    """Whether a text ends with a mark that closes a sentence, an item or a bracket."""
    return bool(_CLOSED.search(text))
