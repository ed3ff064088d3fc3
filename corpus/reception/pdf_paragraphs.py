"""The lines of a PDF's columns to paragraphs: where a line is set in, the one before is short, or a gap stands between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.printed.labels import label_of
from corpus.printed.numbers import NUMBER_LINE
from corpus.reception.pdf_columns import Column
from corpus.reception.pdf_ends import Ends, begins_by_words, ends_of, is_closed
from corpus.reception.pdf_lines import PrintedLine

_SET_IN = 1.2
_CONTENTS = re.compile(r"^目\s*[录次]$")
_GAP = 1.22
_OTHER_SIZE = 0.12
_CENTRED = 3.5
_LARGE = 1.1
_FEWEST_SET_IN, _MANY_SET_IN = 5, 0.15  # lines, and the share of all lines
_HEADINGS = ("part", "subpart", "chapter", "section")


def paragraphs_of(columns: Iterable[Column]) -> Iterator[PrintedLine | str]:
    """The paragraphs as text, and the tables between them; a paragraph may run on over columns and pages."""
    columns = tuple(columns)
    body, set_in = _body_size(columns), _is_set_in(columns)
    text, before, last, last_edges, last_ends = "", "", None, (0.0, 0.0), Ends()
    for column in columns:
        edges, pitch = _edges(column), _pitch(column.lines)
        ends = ends_of(column.lines, edges[1], set_in)
        above: PrintedLine | None = None
        for line in column.lines:
            if line.rows:
                if text:
                    yield text
                text, last, above = "", None, line
                yield line
                continue
            pitch_here = pitch if above is last else 0.0
            numbers = _numbers_begin(text, set_in)
            titled = last is not None and _goes_on_with_title(last, line, body)
            if (
                last is not None
                and not titled
                and (
                    _begins(line, edges, last, last_edges, pitch_here, numbers)
                    or last_ends.end(text, last, line)
                    or (not set_in and begins_by_words(text, before, line.text))
                )
            ):
                yield text
                text, before = "", text
            text, last, last_edges, last_ends, above = _run_on(text, line.text), line, edges, ends, line
    if text:
        yield text


def _begins(
    line: PrintedLine,
    edges: tuple[float, float],
    last: PrintedLine,
    last_edges: tuple[float, float],
    pitch: float,
    numbers: bool,
) -> bool:
    """Whether `line` begins a paragraph after `last`; `numbers` says whether a number at the left edge does so here."""
    size = line.size
    if abs(line.size - last.size) > _OTHER_SIZE * max(line.size, last.size):
        return True
    if pitch and line.top - last.top > _GAP * pitch:
        return True
    if _CONTENTS.match(line.text):
        return True
    if line.left - edges[0] > _SET_IN * size or last.left - last_edges[0] > _CENTRED * size:
        return True
    return numbers and label_of(line.text) is not None


def _numbers_begin(text: str, set_in: bool) -> bool:
    """Whether a number after `text` begins a paragraph, though it is at the left edge.

    Where paragraphs are `set_in`, it stands inside one: 下列材料：（一）身份证明；（二）照片。
    """
    above = label_of(text)
    headed = above is not None and above.kind in _HEADINGS
    return headed or (not set_in and is_closed(text))


def _is_set_in(columns: Iterable[Column]) -> bool:
    """Whether paragraphs begin with a blank of two characters, as many lines do."""
    lines = [(line, _edges(column)[0]) for column in columns for line in column.lines if not line.rows]
    begin = sum(_SET_IN * line.size < line.left - left < _CENTRED * line.size for line, left in lines)
    return begin >= max(_FEWEST_SET_IN, _MANY_SET_IN * len(lines))


def _goes_on_with_title(last: PrintedLine, line: PrintedLine, body: float) -> bool:
    """Whether two lines in the larger type of a title belong together."""
    large = min(last.size, line.size) > _LARGE * body and abs(last.size - line.size) < 0.5
    near = 0 < line.top - last.top < 2.5 * line.size
    plain = not (label_of(line.text) or label_of(last.text) or NUMBER_LINE.match("".join(line.text.split())))
    return large and near and plain and not NUMBER_LINE.match("".join(last.text.split()))


def _body_size(columns: Iterable[Column]) -> float:
    """The size that most of the text is set in."""
    sizes = Counter[float]()
    for column in columns:
        for line in column.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _edges(column: Column) -> tuple[float, float]:
    """Where full lines begin and end: the outermost edges that more than one line shares."""
    lines = [line for line in column.lines if not line.rows]
    if len(lines) < 2:
        return column.left, column.right
    lefts = Counter(round(line.left) for line in lines)
    left = min((at for at, count in lefts.items() if count > 1), default=min(lefts))
    size = median(line.size for line in lines)
    if left - column.left > 6 * size:
        left = round(column.left)
    return float(left), max(line.right for line in lines)


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """From the top of a line to the top of the next, as most lines of a column are set."""
    steps = [below.top - above.top for above, below in pairwise(lines) if below.top > above.top]
    return min(median(steps), 2.4 * median(line.size for line in lines)) if steps else 0.0


def _run_on(text: str, more: str) -> str:
    latin = text[-1:].isascii() and text[-1:].isalpha() and more[:1].isascii() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more
