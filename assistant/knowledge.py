"""All that an answer is made from, built once from a library: index, register, rules, reader. Never changes after."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from assistant.additions import NONE, Additions, that_lead_somewhere, with_questions, with_words
from assistant.calculators import all_rules
from assistant.figures import FigureError, headings_above
from assistant.rules import Edition, Rule, RuleOff, editions
from assistant.understanding.normal import normal
from assistant.understanding.query import Query, Reader
from corpus.asked import load_asked
from corpus.lexicon import Lexicon, load_lexicon
from corpus.library import Library
from corpus.model import Clause, Notice, Validity
from corpus.register.register import Register, build_register
from indexes.clause_index import ClauseIndex, Entry
from indexes.segmenter import Segmenter

Made = TypeVar("Made")
_TITLE_FACTS = frozenset({"获奖专家"})  # facts whose words stand in a title


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The notices and what was made of them; `off` names rules that cannot be used, and why."""

    library: Library
    lexicon: Lexicon
    register: Register
    index: ClauseIndex
    reader: Reader
    rules: tuple[Rule, ...]
    editions: Mapping[str, tuple[Edition, ...]]
    off: Mapping[str, str]
    questions: Mapping[str, tuple[str, ...]]  # asked by people, by the clause that governs the answer
    added: Additions

    @cached_property
    def version(self) -> str:
        """A hash over the notices, the lexicon and the rules that give the answers."""
        parts = [
            self.library.version,
            self.lexicon.fingerprint,
            repr(sorted(self.questions.items())),
            *(rule.fingerprint for rule in self.rules),
        ]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` works out from the notices, worked out the first time it is asked for by this name."""
        if name not in self._kept:
            self._kept[name] = make()
        made: Made = self._kept[name]
        return made

    @cached_property
    def _contexts(self) -> dict[str, str]:
        return {
            clause.id: normal(" ".join((notice.title, *headings_above(notice, clause), clause.text)))
            for notice in self.library.notices
            for clause in notice.clauses
        }

    def context(self, clause_id: str) -> str:
        """A clause's words with the headings above it and its notice's title, normalised."""
        return self._contexts[clause_id]

    @cached_property
    def _asked(self) -> dict[str, str]:
        return {clause: normal(" ".join(questions)) for clause, questions in self.questions.items()}

    def asked(self, clause_id: str) -> str:
        """The questions attached to a clause, normalised; "" where there are none."""
        return self._asked.get(clause_id, "")

    def notice_of(self, clause: Clause) -> Notice:
        """The notice that a clause stands in."""
        return self.library.notice(clause.notice_id)

    def state(self, clause: Clause, day: date) -> Validity:
        """Where a clause's notice stands on a day."""
        return self.library.validity(self.notice_of(clause), day)

    @lru_cache(maxsize=64)  # noqa: B019  (several skills ask for the same question)
    def notices_meant(self, query: Query) -> tuple[Notice, ...]:
        """The notices that a message names, by number or by words of their titles."""
        return self._by_number(query.text) or self._by_title(query)

    def _by_number(self, text: str) -> tuple[Notice, ...]:
        found: list[Notice] = []
        if "号" not in text and "no" not in text:
            return ()
        text = re.sub(r"\bnos?\.?\s*(\d{1,3})\b", r"\1号", text)
        for match in re.finditer(
            r"(?:(?P<code>嘉政办发|嘉政发)\D{0,2})?(?:(?P<year>(?:19|20)\d\d)\D{0,2})?第?(?P<number>\d{1,3})\s*号(?!楼|线)",
            text,
        ):
            for notice in self.library.notices:
                code, year, number = re.match(r"(\D+)〔(\d+)〕(\d+)号", notice.document_number).groups()  # type: ignore[union-attr]
                if number == match["number"] and match["code"] in (None, code) and match["year"] in (None, year):
                    found.append(notice)
        return tuple(dict.fromkeys(found))

    def _by_title(self, query: Query) -> tuple[Notice, ...]:
        """Notices whose titles have the words of the most concepts spoken of, where there is such a title."""
        score = {notice.id: self._title_score(notice, query) for notice in self.library.notices}
        best = max(score.values(), default=0)
        found = tuple(notice for notice in self.library.notices if best and score[notice.id] == best)
        return tuple(notice for notice in found if notice.printed) or found

    def _title_score(self, notice: Notice, query: Query) -> int:
        in_title = self._in_titles.get(notice.id, {})
        return sum(in_title.get(name, 0) for name in query.concepts)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The concepts that notices are about: those whose terms stand in a title."""
        return frozenset(name for found in self._in_titles.values() for name in found)

    @cached_property
    def _in_titles(self) -> dict[str, dict[str, int]]:
        """By notice, the concepts whose terms stand in its title, with the length of the longest such term."""
        found: dict[str, dict[str, int]] = {}
        for notice in self.library.notices:
            title = normal(notice.title)
            for concept in self.lexicon.concepts.values():
                if concept.group in {"asking", "units", "facts"} and concept.name not in _TITLE_FACTS:
                    continue
                terms = (term for term in (concept.name, *concept.terms) if len(term) > 1 and normal(term) in title)
                if longest := max(map(len, terms), default=0):
                    found.setdefault(notice.id, {})[concept.name] = longest
        return found


def build_knowledge(library: Library, lexicon: Lexicon | None = None, added: Additions = NONE) -> Knowledge:
    """Index, register, rules and reader for a library, with what staff have added."""
    added = that_lead_somewhere(added, library)
    lexicon = with_words(lexicon or load_lexicon(), added)
    questions = with_questions(load_asked(), added)
    register = build_register(library)
    segmenter = Segmenter(_user_words(lexicon, register))
    found: dict[str, tuple[Edition, ...]] = {}
    off: dict[str, str] = {}
    rules = all_rules()
    for rule in rules:
        try:
            found[rule.name] = editions(rule, library)
        except (RuleOff, FigureError) as error:
            off[rule.name] = str(error)
    return Knowledge(
        library=library,
        lexicon=lexicon,
        register=register,
        index=ClauseIndex(
            [
                _entry(notice, clause, questions.get(clause.id, ()))
                for notice in library.notices
                for clause in notice.clauses
            ],
            segmenter,
        ),
        reader=Reader(lexicon, register.names(), segmenter.is_word),
        rules=tuple(rule for rule in rules if rule.name in found),
        editions=found,
        off=off,
        questions=questions,
        added=added,
    )


def _user_words(lexicon: Lexicon, register: Register) -> list[str]:
    names = [normal(name) for name, _ in register.names()]
    terms = [normal(concept.name) for concept in lexicon.concepts.values() if 2 <= len(concept.name) <= 8]
    return [word for word in (*names, *terms) if re.fullmatch(r"[\u3400-\u9fff]+", word)]


def _entry(notice: Notice, clause: Clause, asked: tuple[str, ...]) -> Entry:
    above = normal(f"{' '.join(reversed(headings_above(notice, clause)))} {clause.heading}")
    return Entry(clause, normal(clause.text), above, normal(notice.title), normal(" ".join(asked)))
