"""Where a notice's title, its number and, when it issues another document, its promulgation stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.layout.lines import Line
from corpus.printed.numbers import ISSUER, NUMBER_LINE, is_addressee, read_date

_TITLE = re.compile(r"^[一-鿿、]{2,40}关于.+$")
_OPENS_PROMULGATION = re.compile(r"^(?:《|现将|经.{2,30}同意)")
_ISSUES = re.compile(r"(?:印发|转发|批转|发布)给?")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The lines that open a notice; the parts after `number` are empty unless the notice issues a document."""

    title: tuple[Line, ...]
    number: tuple[Line, ...]
    addressee: tuple[Line, ...] = ()
    promulgation: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    attached: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, in printed order."""
        parts = self.title + self.number + self.addressee + self.promulgation + self.signature + self.attached
        return tuple(sorted(parts, key=lambda line: line.number))


def title_blocks(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """The title blocks of a source, in printed order."""
    found = [_block_at(lines, at) for at, line in enumerate(lines) if NUMBER_LINE.match(line.solid)]
    return tuple(block for block in found if block is not None)


def untitled_block(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """A source without a document number is one document; its first line is its title."""
    return (TitleBlock(tuple(lines[:1]), ()),) if lines else ()


def _block_at(lines: Sequence[Line], at: int) -> TitleBlock | None:
    above = _title_above(lines, at)
    if above:
        return _with_promulgation(TitleBlock(above, (lines[at],)), lines[at + 1 :])
    below = _title_below(lines, at)
    if below:
        return _with_promulgation(TitleBlock(below, (lines[at],)), lines[at + 1 + len(below) :])
    return None


def _title_above(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for start in range(at - 1, max(-1, at - 1 - _LONGEST_TITLE), -1):
        if lines[start].ends_sentence:
            return ()
        if _TITLE.match(_joined(lines[start:at])):
            alone = start and lines[start].solid.startswith("关于") and ISSUER.match(lines[start - 1].solid)
            return tuple(lines[start - 1 if alone else start : at])
    return ()


def _title_below(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for stop in range(at + 2, min(len(lines), at + 1 + _LONGEST_TITLE) + 1):
        if re.search(
            r"关于.+(?:通知|意见|决定|批复|公告|通告|通报|报告|函|办法|方案|规定|细则)(?:（.*）)?$",
            _joined(lines[at + 1 : stop]),
        ):
            return tuple(lines[at + 1 : stop])
    return ()


def _joined(lines: Sequence[Line]) -> str:
    return "".join(line.solid for line in lines)


def _with_promulgation(block: TitleBlock, after: Sequence[Line]) -> TitleBlock:
    addressee = _up_to(after, is_addressee, 4)
    rest = after[len(addressee) :]
    if not rest or not _OPENS_PROMULGATION.match(rest[0].solid):
        return block
    promulgation = _up_to(rest, _closes_promulgation, 8)
    if not _ISSUES.search(_joined(promulgation)):
        return block
    rest = rest[len(promulgation) :]
    signed = len(rest) > 1 and ISSUER.match(rest[0].solid) and read_date(rest[1].text)
    signature = tuple(rest[:2]) if signed else ()
    attached = _attached(rest[len(signature) :], _joined(promulgation))
    return TitleBlock(block.title, block.number, addressee, promulgation, signature, attached)


def _closes_promulgation(text: str) -> bool:
    return text.endswith("。")


def _up_to(lines: Sequence[Line], closes: Callable[[str], bool], longest: int) -> tuple[Line, ...]:
    for stop in range(1, min(longest, len(lines)) + 1):
        if closes(_joined(lines[:stop])):
            return tuple(lines[:stop])
    return ()


def _attached(lines: Sequence[Line], promulgation: str) -> tuple[Line, ...]:
    """The lines that repeat the title of the document issued, as the promulgation quotes it."""
    titles = [match.group(1) for match in _QUOTED.finditer(promulgation)]
    for stop in range(1, min(_LONGEST_TITLE, len(lines)) + 1):
        if _joined(lines[:stop]) in titles:
            return tuple(lines[:stop])
    return ()
