"""The ways in which the text may be read at a cell: as a word, or as the mark the font hides behind a character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.decoding.cells import Cell
from corpus.decoding.font_map import FontMap
from corpus.decoding.marks import CIRCLED, PRIOR, Kind, kind_of
from corpus.decoding.words import LONGEST, log_probability

_ACROSS_LINES = -0.5
_DIGIT = -4.0
_OUT_OF_COUNT = -5.0
_LONE_DIGIT = -13.0
COUNTED = "年月日号时天周届期级类条款项章节名人家个件次倍元万亿千百层米公吨%％℃.．-/、"
_NUMBERED = "第至～-—/.．<>≤≥"
_LEADS_A_LIST = 3.0
_BLANK_FITS = 2.5
_BLANK_MISFITS = -3.0
_WRONG_LINE_EDGE = -7.0
_RANGE_ENDS = "路街道巷桥站线港口号日月年时分级元类岁周届期"


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` in place of as many cells, its score by itself (a log probability), and whether it reads a mark."""

    text: str
    score: float
    kind: Kind
    is_mark: bool


def readings_at(cells: Sequence[Cell], at: int, font_map: FontMap) -> Iterator[Reading]:
    """Every reading that begins at cell `at`."""
    char = cells[at].char
    if not _is_hanzi(char):
        yield Reading(char, 0.0, kind_of(char), False)
        return
    yield from _words(cells, at)
    mark = font_map.marks.get(char)
    if mark is None:
        return
    if mark.isdecimal() and mark not in CIRCLED:
        yield from _numbers(cells, at, font_map)
    elif mark == "—":
        yield from _dashes(cells, at)
    else:
        yield from _mark(cells, at, mark)


def _is_hanzi(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _words(cells: Sequence[Cell], at: int) -> Iterator[Reading]:
    word, lines = "", 0
    for cell in cells[at : at + LONGEST]:
        if not _is_hanzi(cell.char) or (word and cell.blank_before and not cell.starts_line):
            return
        lines += bool(word) and cell.starts_line
        word += cell.char
        score = log_probability(word)
        if score is not None:
            yield Reading(word, score + lines * _ACROSS_LINES, Kind.WORD, False)


def _numbers(cells: Sequence[Cell], at: int, font_map: FontMap) -> Iterator[Reading]:
    digits = ""
    for cell in cells[at : at + LONGEST]:
        mark = font_map.marks.get(cell.char, "")
        if not mark.isdecimal() or mark in CIRCLED or (digits and cell.blank_before):
            break
        digits += mark
        if len(digits) > 1 and (digits[0] != "0" or _is_digit(cells, at - 1)):
            yield Reading(digits, _DIGIT * len(digits), Kind.DIGIT, True)
    if digits and font_map.hides_digits:
        yield Reading(digits[0], _DIGIT + _OUT_OF_COUNT * (not _counts(cells, at)), Kind.DIGIT, True)
    elif digits and (_is_digit(cells, at - 1) or _is_digit(cells, at + 1)):
        yield Reading(digits[0], _LONE_DIGIT, Kind.DIGIT, True)


def _counts(cells: Sequence[Cell], at: int) -> bool:
    """Whether what follows is counted, or what stands before numbers."""
    after = cells[at + 1].char if at + 1 < len(cells) else ""
    return after in COUNTED or (at > 0 and cells[at - 1].char in _NUMBERED)


def _is_digit(cells: Sequence[Cell], at: int) -> bool:
    return 0 <= at < len(cells) and cells[at].char.isdecimal()


def _dashes(cells: Sequence[Cell], at: int) -> Iterator[Reading]:
    if _is_digit(cells, at - 1) and _is_digit(cells, at + 1):
        yield Reading("—", -4.0, Kind.JOINING, True)
    if at + 1 < len(cells) and cells[at + 1].char == cells[at].char and not cells[at].blank_after:
        yield Reading("——", -11.0, Kind.JOINING, True)


def _mark(cells: Sequence[Cell], at: int, mark: str) -> Iterator[Reading]:
    kind = kind_of(mark)
    score = _prior(cells, at, mark)
    if score is not None:
        yield Reading(mark, score + _typography(cells[at], kind), kind, True)


def _prior(cells: Sequence[Cell], at: int, mark: str) -> float | None:
    if mark in CIRCLED:
        return 0.0
    if mark == "～":
        return _range_prior(cells, at)
    if mark == "℃" and not _is_digit(cells, at - 1):
        return None
    if mark == "〔" and not _is_digit(cells, at + 1):
        return PRIOR[mark] - 3.0
    if mark == "：" and _leads_a_list(cells, at):
        return PRIOR[mark] + _LEADS_A_LIST
    return PRIOR[mark]


def _leads_a_list(cells: Sequence[Cell], at: int) -> bool:
    """Whether the line ends here and the next opens with （一） or the like, its bracket garbled or not."""
    if not cells[at].ends_line or at + 2 >= len(cells):
        return False
    return not _is_hanzi(cells[at + 1].char) or cells[at + 2].char in "一1"


def _range_prior(cells: Sequence[Cell], at: int) -> float | None:
    if at == 0 or at + 1 == len(cells):
        return None
    if _is_digit(cells, at + 1):
        return -2.0
    return -8.0 if cells[at - 1].char in _RANGE_ENDS else -14.0


def _typography(cell: Cell, kind: Kind) -> float:
    """How well the mark sits among lines and blanks: blanks follow closing marks, lines do not begin with them."""
    if kind is Kind.OPENING:
        return _BLANK_FITS * cell.blank_before + _WRONG_LINE_EDGE * cell.ends_line
    if kind in (Kind.MEDIAL, Kind.STOP, Kind.CLOSING):
        fits = _BLANK_FITS * cell.blank_after + _BLANK_MISFITS * (cell.blank_before and not cell.starts_line)
        return fits + _WRONG_LINE_EDGE * cell.starts_line
    return 0.0
