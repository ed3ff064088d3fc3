"""Hard-wrapped lines joined into the paragraphs that were printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.layout.lines import SET_IN, Line, indents_paragraphs
from corpus.pieces import Piece, join
from corpus.printed.labels import label_of
from corpus.printed.numbers import ISSUER, read_date
from corpus.printed.posts import names_a_post

_CLOSED = re.compile(r"[。；：！？;:）)〕”》…]$")
_UNFINISHED = re.compile(r"[，、（《〔“—,]$")
_STARTS = re.compile(
    r"^(?:分管|联系|附件|表\s*[-－–—]?\s*\d|[一二三四五六七八九]是|以上|上述|前款|"
    r"本(?:实施)?(?:意见|标准|预案|办法|方案|规定|细则|通知|条例|决定|规则|规划)(?:自|由|未|所)|启动应急响应后)"
)
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]+、|\d+(?:\.\d+)*\s)[^，。；]*$")
_SHORT, _SHORT_SECTION = 0.8, 0.86
_BLANK = re.compile(r"\s+")
_KEPT = re.compile(
    r"(?<=[A-Za-z0-9])\s+(?=[A-Za-z0-9])|(?<=^\d)\s+|^\d+(?:\.\d+)+\s+|^第[一-鿿\d]+[编章节条](?:之[一-鿿]+)?\s+"
)


def paragraphs_of(lines: Sequence[Line], width: float | None) -> tuple[Piece, ...]:
    """The paragraphs of `lines`; `width` is a full line's, None where a line is a paragraph."""
    groups: list[list[Line]] = []
    set_in = indents_paragraphs(lines)
    for line in lines:
        if groups and width is not None and not _begins(groups[-1], line, width, set_in):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(close_up(group) for group in groups)


def close_up(lines: Iterable[Line]) -> Piece:
    """The lines as one paragraph, without the blanks that the layout put in."""
    return join("", (_closed_up(line.piece) for line in lines))


def _closed_up(piece: Piece) -> Piece:
    kept = {at for match in _KEPT.finditer(piece.text) for at in range(*match.span()) if piece.text[at].isspace()}
    named = names_a_post(piece.text)
    gone = [at for at, char in enumerate(piece.text) if char.isspace() and at not in kept and at != named]
    chars = [at for at in range(len(piece.text)) if at not in set(gone)]
    return Piece("".join(piece.text[at] for at in chars), tuple(piece.offsets[at] for at in chars))


def _begins(paragraph: Sequence[Line], line: Line, width: float, set_in: bool) -> bool:
    """Whether `line` begins a new paragraph after the lines of `paragraph`; `set_in` where first lines are indented."""
    last = paragraph[-1]
    if _stands_alone(last) or _stands_alone(line) or (set_in and line.indent >= SET_IN):
        return True
    if set_in and paragraph[0].indent >= SET_IN and label_of(line.text) is None:
        return False
    if _UNFINISHED.search(last.text):
        return False
    section = len(paragraph) == 1 and _SECTION.match(last.text)
    short = last.width < width * (_SHORT_SECTION if section else _SHORT)
    closed = bool(_CLOSED.search(last.text))
    if label_of(line.text) or _STARTS.match(line.text) or names_a_post(line.text) is not None:
        return closed or short
    if line.text[0] in "（〔(" and last.text[-1] not in "：）)":
        return False
    return short


def _stands_alone(line: Line) -> bool:
    return read_date(line.text) is not None or bool(
        ISSUER.match(line.solid) and line.width < 16 and _is_signature(line.solid)
    )


def _is_signature(text: str) -> bool:
    return bool(re.match(r"^[一-鿿]{2,}(?:人民政府|办公室|办公厅|委员会|国务院)$", text))
