"""All that an answer is made from, built once from a library: index, register, rules, reader. Never changes after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from assistant.additions import NONE, Additions, that_lead_somewhere, with_questions, with_words
from assistant.calculators import all_rules
from assistant.editions import Edition, Gap, RuleOff, editions, of_notices
from assistant.elsewhere import issued_elsewhere, names_ours, other_places, without_places
from assistant.indexing import entries, in_order, made_from, user_words
from assistant.naming import Naming
from assistant.rules import Rule
from assistant.understanding.normal import normal
from assistant.understanding.query import Query, Reader
from corpus.asked import load_asked
from corpus.lexicon import Lexicon, load_lexicon
from corpus.library import Library
from corpus.model import Clause, Notice, Validity
from corpus.register.register import Register, build_register, standing
from indexes.clause_index import ClauseIndex
from indexes.large import index_of
from indexes.segmenter import Segmenter

Made = TypeVar("Made")
_VIEWS = 8  # how many states of the notices are kept ready


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

    def on(self, day: date, naming: str = "", before: str = "") -> Knowledge:
        """What holds on a day; a notice that the text `naming` names by number stands for itself, whatever replaced it.

        Where `naming` names another place that has notices here, only theirs are looked at; where it names none, those
        of the place spoken of `before`.
        """
        ours = names_ours(naming, self.library)
        succession, place = self.library.succession, self.place_named(naming) or ("" if ours else before)
        if not succession and not place:
            return self
        aside = succession.set_aside(day) | (issued_elsewhere(place, self.library) if place else frozenset())
        named = frozenset(notice.id for notice in self.named(naming)) & aside
        if named:
            aside = (aside | succession.others_than(named)) - named
        return self._as_of(aside, named)

    def place_named(self, text: str) -> str:
        """The place, not ours, that a text names and that has notices here; "" for none, and where ours is named too."""
        return "" if names_ours(text, self.library) else self.place_beside_ours(text)

    def place_beside_ours(self, text: str) -> str:
        """The place, not ours, that a text names and that has notices here, whether ours is named too or not; "" for none."""
        return next((place for name, place in self._other_places if name in text), "")

    def placeless(self, text: str) -> str:
        """A text without the names of places."""
        return without_places(text, self._other_places, self.library)

    @cached_property
    def _other_places(self) -> tuple[tuple[str, str], ...]:
        return other_places(self.library)

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
            view.__dict__.pop("themes", None)  # what is set aside decides them
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
        naming, text = self._naming, query.text
        return (
            naming.by_number(text)
            or naming.by_own_name(text)
            or naming.by_title(query.concepts & self.themes, self.set_aside)
        )

    def named(self, text: str) -> tuple[Notice, ...]:
        """The notices that a text names by number."""
        return self._naming.by_number(text)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The concepts by which people call a notice: those whose terms stand in no more than one printed title."""
        return self._naming.themes(self.set_aside)

    def notices_on(self, theme: str) -> tuple[Notice, ...]:
        """The notices in whose titles a concept's terms stand."""
        return self._naming.on(theme)

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.library, self.lexicon)


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
