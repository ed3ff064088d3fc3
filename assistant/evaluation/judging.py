"""What a reply lacks of what its turn demands; written from the description of the exam, not from its checker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from assistant.evaluation.bank import Governing, Turn

LONGEST_CITATION = 1500
CITATIONS_READ = 5
OK = 200
_DASHES = str.maketrans("~〜–", "---")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Sort(StrEnum):
    """What sort of fault a reply has."""

    STATUS = "not answered"
    KIND = "another kind"
    MISSING = "not said"
    SAID = "said what must not be said"
    UNCITED = "not cited"
    CITED = "cited where nothing may be cited"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a reply."""

    sort: Sort
    what: str

    def __str__(self) -> str:
        return f"{self.sort}: {self.what}" if self.what else str(self.sort)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A text as it is compared: NFKC, small letters, no white space, no thousands separators, one dash for all."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return _THOUSANDS.sub("", bare).translate(_DASHES).lower()


def states(governing: Governing, document_number: str, text: str) -> bool:
    """Whether a clause of a document is the governing one."""
    return len(text) <= LONGEST_CITATION and any(
        folded(number) == folded(document_number) and folded(quote) in folded(text) for number, quote in governing.ways
    )


def faults(turn: Turn, status: int, reply: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Everything that a reply lacks; nothing where it meets the turn's demands."""
    if status != OK:
        return () if turn.status == status else (Fault(Sort.STATUS, f"HTTP {status}"),)
    return (*_of_kind(turn, reply), *_of_words(turn, reply), *_of_citations(turn, reply.get("citations") or []))


def _of_kind(turn: Turn, reply: Mapping[str, Any]) -> Iterator[Fault]:
    if turn.kinds and reply.get("kind") not in turn.kinds:
        yield Fault(Sort.KIND, f"{reply.get('kind')} instead of {' or '.join(turn.kinds)}")


def _of_words(turn: Turn, reply: Mapping[str, Any]) -> Iterator[Fault]:
    answer = reply.get("answer") or ""
    spoken = folded(answer)
    heard = folded(" ".join([answer, *_options(reply)]))
    for group in turn.has:
        if not any(folded(words) in heard for words in group):
            yield Fault(Sort.MISSING, " or ".join(group))
    for words in turn.lacks:
        if folded(words) in spoken:
            yield Fault(Sort.SAID, words)


def _options(reply: Mapping[str, Any]) -> Iterator[str]:
    for option in (reply.get("clarification") or {}).get("options") or []:
        yield " ".join(map(str, option.values())) if isinstance(option, Mapping) else str(option)


def _of_citations(turn: Turn, citations: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    if turn.cite == () and citations:
        yield Fault(Sort.CITED, "")
    read = citations[:CITATIONS_READ]
    for governing in turn.cite or ():
        if not any(states(governing, cited.get("document_number", ""), cited.get("text") or "") for cited in read):
            yield Fault(Sort.UNCITED, str(governing))
