"""What stands between a notice's number and the document that it issues: addressee, promulgation, signature, title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.layout.enactments import DATED, enactment_at
from corpus.layout.lines import Line
from corpus.layout.title_block import LONGEST_TITLE, TitleBlock, joined
from corpus.printed.days import DAY
from corpus.printed.labels import label_of
from corpus.printed.numbers import is_addressee, is_issuer, read_date

_OPENS_PROMULGATION = re.compile(r"^(?:《|现将|现公布|经.{2,30}同意|.{2,30}已经)")
_ISSUES = re.compile(r"(?:印发|转发|批转|发布|公布)给?")
_DAY_BELOW = re.compile(rf"^[（(]{DAY}[）)]$")
DISCLOSED = re.compile(r"^[（(](?:此件|本文)?[^（）()，。]{0,10}(?:公开|发布)[^（）()，。]{0,6}[）)]$")
_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")

_OUTER = str.maketrans("〈〉", "《》")  # quoted inside 《》 they are 〈〉


def with_promulgation(block: TitleBlock, after: Sequence[Line]) -> TitleBlock:
    """A title block with what follows it, where the notice issues another document; `after` are the lines below its number."""
    dated = tuple(after[:1]) if after and _DAY_BELOW.match(after[0].solid) else ()
    after, block = after[len(dated) :], replace(block, enactment=block.enactment + dated)
    addressee = _up_to(after, is_addressee, 4)
    rest = after[len(addressee) :]
    if not rest or not _OPENS_PROMULGATION.match(rest[0].solid):
        return block
    promulgation = _up_to(_sentence(rest), _closes_promulgation, 8)
    if not _ISSUES.search(joined(promulgation)):
        return block
    rest = rest[len(promulgation) :]
    signature = _signature(rest)
    rest = rest[len(signature) :]
    attached = _attached(rest, joined(promulgation))
    enactment = block.enactment
    if attached and len(rest) > len(attached) and DATED.match(rest[len(attached)].solid):
        enactment += enactment_at(rest[len(attached) :])
    return TitleBlock(block.title, block.number, addressee, promulgation, signature, attached, enactment)


def _signature(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Who signs, one or more lines, the day, and how far the notice is open to the public."""
    for stop in range(1, min(6, len(lines))):
        if not is_issuer(lines[stop - 1].text):
            return ()
        if read_date(lines[stop].text):
            disclosed = stop + 1 < len(lines) and bool(DISCLOSED.match(lines[stop + 1].solid))
            return tuple(lines[: stop + 1 + disclosed])
    return ()


def _sentence(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines before the first clause; 现将标准公布如下： is no promulgation of a document, but opens the notice's own clauses."""
    return tuple(takewhile(lambda line: label_of(line.text) is None, lines))


def _closes_promulgation(text: str) -> bool:
    return text.endswith("。")


def _up_to(lines: Sequence[Line], closes: Callable[[str], bool], longest: int) -> tuple[Line, ...]:
    for stop in range(1, min(longest, len(lines)) + 1):
        if closes(joined(lines[:stop])):
            return tuple(lines[:stop])
    return ()


def _attached(lines: Sequence[Line], promulgation: str) -> tuple[Line, ...]:
    """The lines that repeat the title of the document issued, as the promulgation quotes it."""
    titles = [match.group(1).translate(_OUTER) for match in _QUOTED.finditer(promulgation)]
    for stop in range(1, min(LONGEST_TITLE, len(lines)) + 1):
        if joined(lines[:stop]) in titles:
            return tuple(lines[:stop])
    return ()
