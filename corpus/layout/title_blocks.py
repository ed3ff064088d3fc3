"""Where a document's title, its number and, when it issues another document, its promulgation stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.layout.enactments import laws
from corpus.layout.lines import Line
from corpus.layout.promulgations import with_promulgation
from corpus.layout.title_block import KINDS, LONGEST_TITLE, TitleBlock, joined
from corpus.printed.labels import label_of
from corpus.printed.numbers import ISSUER, NUMBER_LINE, is_addressee

_TITLE = re.compile(r"^[一-鿿、]{2,40}关于.+$")
_HEADED = re.compile(r"^关于.+$")
_ORDER = re.compile(r"^[一-鿿、（）]{2,40}(?:令|公告|通告|决定|公报|命令|通报)$")
_NAMES_A_DOCUMENT = re.compile(rf"关于.+(?:{KINDS})(?:（.*）)?$")
_WHOLE_TITLE = re.compile(
    rf"(?:{KINDS}|法|法典|规则|章程|规程|制度|解释|目录|清单|纲要|分工|名单|令)(?:[（(].*[）)])?$"
)


def title_blocks(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """The title blocks of a source, in printed order: numbered notices, laws, and notices that are only addressed."""
    found = [_block_at(lines, at) for at, line in enumerate(lines) if NUMBER_LINE.match(line.solid)]
    blocks = [block for block in found if block is not None]
    used = {line.number for block in blocks for line in block.lines}
    for block in [*laws(lines), *_addressed(lines)]:
        if not used & {line.number for line in block.lines}:
            blocks.append(block)
            used |= {line.number for line in block.lines}
    return tuple(_once_each(sorted(blocks, key=lambda block: block.lines[0].number), lines))


def _once_each(blocks: Sequence[TitleBlock], lines: Sequence[Line]) -> Iterator[TitleBlock]:
    """The blocks; a title that is printed twice, with nothing between but who passed the law, opens one document."""
    waiting: TitleBlock | None = None
    for block in blocks:
        if waiting is not None:
            gap = range(waiting.lines[-1].number + 1, block.lines[0].number)
            if _same(waiting.title, block.title) and not any(line.number in gap for line in lines):
                number, enactment = waiting.number + block.number, waiting.enactment + block.title + block.enactment
                waiting = replace(block, title=waiting.title, number=number, enactment=enactment)
                continue
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _same(one: Sequence[Line], other: Sequence[Line]) -> bool:
    return _letters(one) == _letters(other)


def _letters(lines: Sequence[Line]) -> str:
    return "".join(char for char in joined(lines) if char.isalnum())


def untitled_block(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """A source without a document number is one document; its first lines, up to a whole title, are its title."""
    for stop in range(1, min(LONGEST_TITLE, len(lines)) + 1):
        if lines[stop - 1].ends_sentence or label_of(lines[stop - 1].text) or is_addressee(joined(lines[:stop])):
            break
        if _WHOLE_TITLE.search(joined(lines[:stop])):
            return (with_promulgation(TitleBlock(tuple(lines[:stop]), ()), lines[stop:]),)
    return (TitleBlock(tuple(lines[:1]), ()),) if lines else ()


def _addressed(lines: Sequence[Line]) -> Iterator[TitleBlock]:
    """A title 某某关于…的通知 without a number, above the line that says to whom it goes."""
    for at in range(1, len(lines)):
        if not is_addressee(lines[at].solid):
            continue
        for start in range(at - 1, max(-1, at - 1 - LONGEST_TITLE), -1):
            title = joined(lines[start:at])
            if lines[start].ends_sentence or label_of(lines[start].text) is not None:
                break
            if _TITLE.match(title) and _NAMES_A_DOCUMENT.search(title):
                yield with_promulgation(TitleBlock(tuple(lines[start:at]), ()), lines[at:])
                break


def _block_at(lines: Sequence[Line], at: int) -> TitleBlock | None:
    above = _title_above(lines, at)
    if above:
        return with_promulgation(TitleBlock(above, (lines[at],)), lines[at + 1 :])
    below = _title_below(lines, at)
    if below:
        return with_promulgation(TitleBlock(below, (lines[at],)), lines[at + 1 + len(below) :])
    if at and _ORDER.match(lines[at - 1].solid):
        return with_promulgation(TitleBlock((lines[at - 1],), (lines[at],)), lines[at + 1 :])
    return None


def _title_above(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for pattern in (_TITLE, _HEADED):
        for start in range(at - 1, max(-1, at - 1 - LONGEST_TITLE), -1):
            if lines[start].ends_sentence:
                break
            if pattern.match(joined(lines[start:at])):
                alone = start and lines[start].solid.startswith("关于") and ISSUER.match(lines[start - 1].solid)
                return tuple(lines[start - 1 if alone else start : at])
    return ()


def _title_below(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for stop in range(at + 2, min(len(lines), at + 1 + LONGEST_TITLE) + 1):
        if lines[stop - 1].ends_sentence:
            return ()
        if _NAMES_A_DOCUMENT.search(joined(lines[at + 1 : stop])):
            return tuple(lines[at + 1 : stop])
    return ()
