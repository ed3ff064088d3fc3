"""Where a document's title, its number and, when it issues another document, its promulgation stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.layout.lines import Line
from corpus.printed.labels import label_of
from corpus.printed.numbers import ISSUER, NUMBER_LINE, is_addressee, is_issuer, read_date

_KINDS = (
    "通知|意见|决定|批复|公告|通告|通报|报告|函|办法|方案|规定|细则|复函|决议|命令|公报|条例|规划|预案|标准|计划|要点"
)
_TITLE = re.compile(r"^[一-鿿、]{2,40}关于.+$")
_HEADED = re.compile(r"^关于.+$")
_ORDER = re.compile(r"^[一-鿿、（）]{2,40}(?:令|公告|通告|决定|公报|命令|通报)$")
_NAMES_A_DOCUMENT = re.compile(rf"关于.+(?:{_KINDS})(?:（.*）)?$")
_WHOLE_TITLE = re.compile(
    rf"(?:{_KINDS}|法|法典|规则|章程|规程|制度|解释|目录|清单|纲要|分工|名单|令)(?:[（(].*[）)])?$"
)
_LAW = re.compile(
    r"^[一-鿿《》〈〉（）()、·“”\d〔〕<>—-]{2,90}"
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|决议|解释|章程|规程|制度|批复|意见|标准|纲要|宪法|方案|规范|准则|修正案)"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)
_ENACTED = re.compile(
    r"^[（(]?\s*(?:根据|依据)?\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?.{0,300}?(?:通过|公布|发布|修正|修订|批准|施行|颁布|制定|印发|令|号|公告|会议|决定)"
)
_DATED = re.compile(r"^[（(]?(?:根据|依据)?\d{4}年\d{1,2}月")
_PART_OF_TITLE = re.compile(rf"^(?!.*(?:{_KINDS}|法|规则|目录|政府|委员会)$)[一-鿿《》、]{{4,40}}$")
_OPENS_PROMULGATION = re.compile(r"^(?:《|现将|现公布|经.{2,30}同意|.{2,30}已经)")
_ISSUES = re.compile(r"(?:印发|转发|批转|发布|公布)给?")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_LONGEST_TITLE = 6
_LONGEST_ENACTMENT = 16


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The lines that open a document; the parts after `number` are empty unless the document has them.

    `enactment` says who passed a law and when (题注); `addressee` to `attached` are there where a notice issues a document.
    """

    title: tuple[Line, ...]
    number: tuple[Line, ...]
    addressee: tuple[Line, ...] = ()
    promulgation: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    attached: tuple[Line, ...] = ()
    enactment: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, in printed order."""
        parts = self.title + self.number + self.addressee + self.promulgation
        parts += self.signature + self.attached + self.enactment
        return tuple(sorted(parts, key=lambda line: line.number))


def title_blocks(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """The title blocks of a source, in printed order: numbered notices, laws, and notices that are only addressed."""
    found = [_block_at(lines, at) for at, line in enumerate(lines) if NUMBER_LINE.match(line.solid)]
    blocks = [block for block in found if block is not None]
    used = {line.number for block in blocks for line in block.lines}
    for block in [*_laws(lines), *_addressed(lines)]:
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
    return "".join(char for char in _joined(lines) if char.isalnum())


def untitled_block(lines: Sequence[Line]) -> tuple[TitleBlock, ...]:
    """A source without a document number is one document; its first lines, up to a whole title, are its title."""
    for stop in range(1, min(_LONGEST_TITLE, len(lines)) + 1):
        if lines[stop - 1].ends_sentence or label_of(lines[stop - 1].text) or is_addressee(_joined(lines[:stop])):
            break
        if _WHOLE_TITLE.search(_joined(lines[:stop])):
            return (_with_promulgation(TitleBlock(tuple(lines[:stop]), ()), lines[stop:]),)
    return (TitleBlock(tuple(lines[:1]), ()),) if lines else ()


def _laws(lines: Sequence[Line]) -> Iterator[TitleBlock]:
    """A title and below it the words that say who passed the law (题注)."""
    for at in range(1, len(lines)):
        if not _DATED.match(lines[at].solid) or _ENACTED.match(lines[at - 1].solid):
            continue
        enactment = _enactment(lines[at:])
        if not _ENACTED.match(_joined(enactment)):
            continue
        for start in range(at - 1, max(-1, at - 4), -1):
            if lines[start].ends_sentence or label_of(lines[start].text) is not None:
                break
            if enactment and _LAW.match(_joined(lines[start:at])):
                yield TitleBlock(tuple(lines[_first_of_title(lines, start) : at]), (), enactment=enactment)
                break


def _first_of_title(lines: Sequence[Line], at: int) -> int:
    """Where a title begins that is printed on more lines than the one that looks like a title by itself."""
    for start in range(at - 1, max(-1, at - 3), -1):
        line = lines[start]
        if line.ends_sentence or label_of(line.text) or read_date(line.text) or not _PART_OF_TITLE.match(line.solid):
            return start + 1
    return max(0, at - 2)


def _enactment(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a 题注: up to the bracket that closes it, or as long as they begin with a day."""
    opens = lines[0].text[0] in "（("
    depth = stop = 0
    while stop < min(len(lines), _LONGEST_ENACTMENT):
        solid = lines[stop].solid
        if opens:
            depth += sum(solid.count(char) for char in "（(") - sum(solid.count(char) for char in "）)")
        elif not _ENACTED.match(solid) or "。" in solid[:-1] or label_of(lines[stop].text):
            break
        stop += 1
        if opens and depth <= 0:
            break
    return tuple(lines[:stop]) if not opens or depth <= 0 else ()


def _addressed(lines: Sequence[Line]) -> Iterator[TitleBlock]:
    """A title 某某关于…的通知 without a number, above the line that says to whom it goes."""
    for at in range(1, len(lines)):
        if not is_addressee(lines[at].solid):
            continue
        for start in range(at - 1, max(-1, at - 1 - _LONGEST_TITLE), -1):
            title = _joined(lines[start:at])
            if lines[start].ends_sentence or label_of(lines[start].text) is not None:
                break
            if _TITLE.match(title) and _NAMES_A_DOCUMENT.search(title):
                yield _with_promulgation(TitleBlock(tuple(lines[start:at]), ()), lines[at:])
                break


def _block_at(lines: Sequence[Line], at: int) -> TitleBlock | None:
    above = _title_above(lines, at)
    if above:
        return _with_promulgation(TitleBlock(above, (lines[at],)), lines[at + 1 :])
    below = _title_below(lines, at)
    if below:
        return _with_promulgation(TitleBlock(below, (lines[at],)), lines[at + 1 + len(below) :])
    if at and _ORDER.match(lines[at - 1].solid):
        return _with_promulgation(TitleBlock((lines[at - 1],), (lines[at],)), lines[at + 1 :])
    return None


def _title_above(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for pattern in (_TITLE, _HEADED):
        for start in range(at - 1, max(-1, at - 1 - _LONGEST_TITLE), -1):
            if lines[start].ends_sentence:
                break
            if pattern.match(_joined(lines[start:at])):
                alone = start and lines[start].solid.startswith("关于") and ISSUER.match(lines[start - 1].solid)
                return tuple(lines[start - 1 if alone else start : at])
    return ()


def _title_below(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    for stop in range(at + 2, min(len(lines), at + 1 + _LONGEST_TITLE) + 1):
        if lines[stop - 1].ends_sentence:
            return ()
        if _NAMES_A_DOCUMENT.search(_joined(lines[at + 1 : stop])):
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
    signature = _signature(rest)
    rest = rest[len(signature) :]
    attached = _attached(rest, _joined(promulgation))
    enactment: tuple[Line, ...] = ()
    if attached and len(rest) > len(attached) and _DATED.match(rest[len(attached)].solid):
        enactment = _enactment(rest[len(attached) :])
    return TitleBlock(block.title, block.number, addressee, promulgation, signature, attached, enactment)


def _signature(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Who signs, one or more lines, and the day."""
    for stop in range(1, min(6, len(lines))):
        if not is_issuer(lines[stop - 1].text):
            return ()
        if read_date(lines[stop].text):
            return tuple(lines[: stop + 1])
    return ()


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
