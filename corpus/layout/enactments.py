"""Who passed a law and when (题注), below its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.layout.lines import Line
from corpus.layout.title_block import KINDS, TitleBlock, joined
from corpus.printed.labels import label_of
from corpus.printed.numbers import read_date

_LAW = re.compile(
    r"^[一-鿿《》〈〉（）()、·“”\d〔〕<>—-]{2,90}"
    r"(?:法|法典|条例|办法|规定|细则|规则|决定|决议|解释|章程|规程|制度|批复|意见|标准|纲要|宪法|方案|规范|准则|修正案)"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)
_ENACTED = re.compile(
    r"^[（(]?\s*(?:根据|依据)?\s*\d{4}年\d{1,2}月(?:\d{1,2}日)?.{0,300}?(?:通过|公布|发布|修正|修订|批准|施行|颁布|制定|印发|令|号|公告|会议|决定)"
)
DATED = re.compile(r"^[（(]?(?:根据|依据)?\d{4}年\d{1,2}月")
_PART_OF_TITLE = re.compile(rf"^(?!.*(?:{KINDS}|法|规则|目录|政府|委员会)$)[一-鿿《》、]{{4,40}}$")
_LONGEST_ENACTMENT = 16


def laws(lines: Sequence[Line]) -> Iterator[TitleBlock]:
    """A title and below it the words that say who passed the law (题注)."""
    for at in range(1, len(lines)):
        if not DATED.match(lines[at].solid) or _ENACTED.match(lines[at - 1].solid):
            continue
        enactment = enactment_at(lines[at:])
        if not _ENACTED.match(joined(enactment)):
            continue
        for start in range(at - 1, max(-1, at - 4), -1):
            if lines[start].ends_sentence or label_of(lines[start].text) is not None:
                break
            if enactment and _LAW.match(joined(lines[start:at])):
                yield TitleBlock(tuple(lines[_first_of_title(lines, start) : at]), (), enactment=enactment)
                break


def _first_of_title(lines: Sequence[Line], at: int) -> int:
    """Where a title begins that is printed on more lines than the one that looks like a title by itself."""
    for start in range(at - 1, max(-1, at - 3), -1):
        line = lines[start]
        if line.ends_sentence or label_of(line.text) or read_date(line.text) or not _PART_OF_TITLE.match(line.solid):
            return start + 1
    return max(0, at - 2)


def enactment_at(lines: Sequence[Line]) -> tuple[Line, ...]:
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
