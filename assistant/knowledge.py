"""All that an answer is made from, built once from a library: index, register, rules, reader. Never changes after."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from assistant.additions import NONE, Additions, that_lead_somewhere, with_questions, with_words
from assistant.calculators import all_rules
from assistant.editions import Edition, Gap, RuleOff, editions, of_notices
from assistant.indexing import entries, in_order, made_from, user_words
from assistant.rules import Rule
from assistant.understanding.normal import normal
from assistant.understanding.query import Query, Reader
from corpus.asked import load_asked
from corpus.lexicon import Lexicon, load_lexicon
from corpus.library import Library
from corpus.model import Clause, Notice, Validity
from corpus.names import names_of
from corpus.register.register import Register, build_register, standing
from indexes.clause_index import ClauseIndex
from indexes.large import index_of
from indexes.segmenter import Segmenter

Made = TypeVar("Made")
_VIEWS = 8  # how many states of the notices are kept ready
_TITLE_FACTS = frozenset({"获奖专家"})  # facts whose words stand in a title


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The notices and what was made of them; `off` names rules that cannot be used, at all or from a day on, and why.

    As built it knows all that ever held; `on` a day gives what holds then, where notices take each other's place.
    """

    library: Library
    lexicon: Lexicon
    register: Register
    index: ClauseIndex
    reader: Reader
    rules: tuple[Rule, ...]
    editions: Mapping[str, tuple[Edition | Gap, ...]]
    off: Mapping[str, str]
    questions: Mapping[str, tuple[str, ...]]  # asked by people, by the clause that governs the answer
    added: Additions
    set_aside: frozenset[str] = frozenset()  # ids of notices that others stand for

    def on(self, day: date, naming: str = "") -> Knowledge:
        """What holds on a day; a notice that the text `naming` names by number stands for itself, whatever replaced it."""
        succession = self.library.succession
        if not succession:
            return self
        aside = succession.set_aside(day)
        named = frozenset(notice.id for notice in self.named(naming)) & aside
        if named:
            aside = (aside | succession.others_than(named)) - named
        return self._as_of(aside, named)

    def _as_of(self, aside: frozenset[str], named: frozenset[str]) -> Knowledge:
        """The same knowledge without what others stand for; kept for the next question."""
        views = self._views
        if (aside, named) not in views:
            register = standing(self.register, self.library, aside)
            same = register is self.register
            view = copy(self)
            view.__dict__.update(
                register=register,
                reader=self.reader if same else Reader(self.lexicon, register.names(), self.index.segmenter.is_word),
                index=self.index.without(aside),
                editions={name: of_notices(found, named) for name, found in self.editions.items()},
                at_all_times=self.register,
                set_aside=aside,
                _kept={},
            )
            if len(views) >= _VIEWS:
                del views[next(iter(views))]
            views[aside, named] = view
        return views[aside, named]

    @cached_property
    def _views(self) -> dict[tuple[frozenset[str], frozenset[str]], Knowledge]:
        return {}

    @cached_property
    def at_all_times(self) -> Register:
        """The register of everything that any notice ever stated; `register` is what holds on the day of `on`."""
        return self.register

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
        return {}

    def context(self, clause_id: str) -> str:
        """A clause's words with the headings above it and its notice's title, normalised."""
        found = self._contexts.get(clause_id)
        if found is None:
            clause = self.library.clause(clause_id)
            above = (one.heading for one in self.library.above(clause))
            found = normal(" ".join((self.notice_of(clause).title, *above, clause.text)))
            self._contexts[clause_id] = found
        return found

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
        return self.named(query.text) or self._called(query.text) or self._by_title(query)

    def _called(self, text: str) -> tuple[Notice, ...]:
        """The laws and other documents whose own name stands in a text; of several the one with the longest."""
        called = [(len(name), notice) for name, notice in self._names if name in text]
        longest = max((length for length, _ in called), default=0)
        return tuple(dict.fromkeys(notice for length, notice in called if length == longest))

    @cached_property
    def _names(self) -> list[tuple[str, Notice]]:
        return [(normal(name), notice) for notice in self.library.notices for name in names_of(notice)]

    def named(self, text: str) -> tuple[Notice, ...]:
        """The notices that a text names by number."""
        found: list[Notice] = []
        if "号" not in text and "no" not in text:
            return ()
        text = re.sub(r"\bnos?\.?\s*(\d{1,3})\b", r"\1号", text)
        for match in self._number_said.finditer(text):
            for notice, code, year, number in self._numbers:
                if number == match["number"] and match["code"] in (None, code) and match["year"] in (None, year):
                    found.append(notice)
        return tuple(dict.fromkeys(found))

    @cached_property
    def _numbers(self) -> list[tuple[Notice, str, str, str]]:
        """The notices that have a number, with its code, year and number."""
        return [
            (notice, normal(match[1]), match[2], match[3])
            for notice in self.library.notices
            if (match := re.match(r"([一-鿿]+)\D(\d{4})\D+?(\d+)号", notice.document_number))
        ]

    @cached_property
    def _number_said(self) -> re.Pattern[str]:
        """A document number as people say it, with or without code and year."""
        codes = "|".join(sorted({code for _, code, _, _ in self._numbers}, key=lambda one: (-len(one), one)))
        return re.compile(
            rf"(?:(?P<code>{codes or '(?!)'})\D{{0,2}})?(?:(?P<year>(?:19|20)\d\d)\D{{0,2}})?第?(?P<number>\d{{1,4}})\s*号(?!楼|线)"
        )

    def _by_title(self, query: Query) -> tuple[Notice, ...]:
        """Notices whose titles have the words of the most concepts spoken of, where there is such a title."""
        score: Counter[str] = Counter()
        for name in query.concepts & self.themes:
            score.update(self._in_titles.get(name, {}))
        standing = {notice_id: points for notice_id, points in score.items() if notice_id not in self.set_aside}
        best = max(standing.values(), default=0)
        found = tuple(notice for notice in self.library.notices if standing.get(notice.id) == best) if standing else ()
        return tuple(notice for notice in found if notice.printed) or found

    @cached_property
    def themes(self) -> frozenset[str]:
        """The concepts by which people call a notice: those whose terms stand in no more than one printed title."""
        printed = {notice.id for notice in self.library.notices if notice.printed} - self.set_aside
        return frozenset(name for name, found in self._in_titles.items() if len(found.keys() & printed) <= 1)

    def notices_on(self, theme: str) -> tuple[Notice, ...]:
        """The notices in whose titles a concept's terms stand."""
        return tuple(self.library.notice(one) for one in self._in_titles.get(theme, {}))

    @cached_property
    def _in_titles(self) -> dict[str, dict[str, int]]:
        """By concept, the notices in whose titles its terms stand, with the length of the longest such term."""
        titles = [(notice.id, normal(notice.title)) for notice in self.library.notices]
        found: dict[str, dict[str, int]] = {}
        for concept in self.lexicon.concepts.values():
            if concept.group in {"asking", "units", "facts"} and concept.name not in _TITLE_FACTS:
                continue
            terms = [(normal(term), len(term)) for term in (concept.name, *concept.terms) if len(term) > 1]
            for notice_id, title in titles:
                if longest := max((length for term, length in terms if term in title), default=0):
                    found.setdefault(concept.name, {})[notice_id] = longest
        return found


def build_knowledge(library: Library, lexicon: Lexicon | None = None, added: Additions = NONE) -> Knowledge:
    """Index, register, rules and reader for a library, with what staff have added."""
    added = that_lead_somewhere(added, library)
    lexicon = with_words(lexicon or load_lexicon(), added)
    questions = with_questions(load_asked(), added)
    register = build_register(library)
    segmenter = Segmenter(user_words(lexicon, register))
    found: dict[str, tuple[Edition | Gap, ...]] = {}
    off: dict[str, str] = {}
    rules = all_rules()
    for rule in rules:
        try:
            found[rule.name] = editions(rule, library)
        except RuleOff as error:
            off[rule.name] = str(error)
        else:
            gaps = [f"from {one.since} on: {one.why}" for one in found[rule.name] if isinstance(one, Gap)]
            off.update({rule.name: "; ".join(gaps)} if gaps else {})
    return Knowledge(
        library=library,
        lexicon=lexicon,
        register=register,
        index=index_of(
            [clause for notice in in_order(library) for clause in notice.clauses],
            lambda: entries(library, questions),
            segmenter,
            made_from(library, questions),
        ),
        reader=Reader(lexicon, register.names(), segmenter.is_word),
        rules=tuple(rule for rule in rules if rule.name in found),
        editions=found,
        off=off,
        questions=questions,
        added=added,
    )
