"""Which notices a message names: by number, by a name of their own, by words of their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from functools import cached_property

from assistant.understanding.normal import normal
from corpus.lexicon import Lexicon
from corpus.library import Library
from corpus.model import Notice
from corpus.names import names_of

_TITLE_FACTS = frozenset({"获奖专家"})  # facts whose words stand in a title


class Naming:
    """The notices of a library as people call them; texts are normalised."""

    def __init__(self, library: Library, lexicon: Lexicon) -> None:
        self._library, self._lexicon = library, lexicon

    def by_number(self, text: str) -> tuple[Notice, ...]:
        """The notices whose document numbers stand in a text, with or without code and year."""
        if "号" not in text and "no" not in text:
            return ()
        found: list[Notice] = []
        text = re.sub(r"\bnos?\.?\s*(\d{1,3})\b", r"\1号", text)
        for match in self._number_said.finditer(text):
            for notice, code, year, number in self._numbers:
                if number == match["number"] and match["code"] in (None, code) and match["year"] in (None, year):
                    found.append(notice)
        return tuple(dict.fromkeys(found))

    def by_own_name(self, text: str) -> tuple[Notice, ...]:
        """The laws and other documents whose own name stands in a text; of several the one with the longest."""
        called = [(len(name), notice) for name, notice in self._names if name in text]
        longest = max((length for length, _ in called), default=0)
        return tuple(dict.fromkeys(notice for length, notice in called if length == longest))

    def by_title(self, themes: Set[str], without: Set[str]) -> tuple[Notice, ...]:
        """The notices whose titles have the words of most of the themes; not those whose ids are in `without`."""
        score: Counter[str] = Counter()
        for name in themes:
            score.update(self._in_titles.get(name, {}))
        standing = {notice_id: points for notice_id, points in score.items() if notice_id not in without}
        best = max(standing.values(), default=0)
        found = tuple(notice for notice in self._library.notices if standing.get(notice.id) == best) if standing else ()
        return tuple(notice for notice in found if notice.printed) or found

    def themes(self, without: Set[str]) -> frozenset[str]:
        """The concepts whose terms stand in no more than one printed title; notices whose ids are in `without` do not count."""
        printed = {notice.id for notice in self._library.notices if notice.printed} - without
        return frozenset(name for name, found in self._in_titles.items() if len(found.keys() & printed) <= 1)

    def on(self, theme: str) -> tuple[Notice, ...]:
        """The notices in whose titles a concept's terms stand."""
        return tuple(self._library.notice(one) for one in self._in_titles.get(theme, {}))

    @cached_property
    def _names(self) -> list[tuple[str, Notice]]:
        return [(normal(name), notice) for notice in self._library.notices for name in names_of(notice)]

    @cached_property
    def _numbers(self) -> list[tuple[Notice, str, str, str]]:
        """The notices that have a number, with its code, year and number."""
        return [
            (notice, normal(match[1]), match[2], match[3])
            for notice in self._library.notices
            if (match := re.match(r"([一-鿿]+)\D(\d{4})\D+?(\d+)号", notice.document_number))
        ]

    @cached_property
    def _number_said(self) -> re.Pattern[str]:
        """A document number as people say it, with or without code and year."""
        codes = "|".join(sorted({code for _, code, _, _ in self._numbers}, key=lambda one: (-len(one), one)))
        return re.compile(
            rf"(?:(?P<code>{codes or '(?!)'})\D{{0,2}})?(?:(?P<year>(?:19|20)\d\d)\D{{0,2}})?(?<![月\d])第?(?P<number>\d{{1,4}})\s*号(?!楼|线)"
        )

    @cached_property
    def _in_titles(self) -> dict[str, dict[str, int]]:
        """By concept, the notices in whose titles its terms stand, with the length of the longest such term."""
        titles = [(notice.id, normal(notice.title)) for notice in self._library.notices]
        found: dict[str, dict[str, int]] = {}
        for concept in self._lexicon.concepts.values():
            if concept.group in {"asking", "units", "facts"} and concept.name not in _TITLE_FACTS:
                continue
            terms = [(normal(term), len(term)) for term in (concept.name, *concept.terms) if len(term) > 1]
            for notice_id, title in titles:
                if longest := max((length for term, length in terms if term in title), default=0):
                    found.setdefault(concept.name, {})[notice_id] = longest
        return found
