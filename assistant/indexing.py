"""The clauses as they are indexed, and what their index is made from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from assistant.understanding import normal as normalising
from assistant.understanding.normal import normal
from corpus.lexicon import Lexicon
from corpus.library import Library
from corpus.model import Notice
from corpus.register.register import Register
from indexes.clause_index import Entry
from indexes.large import LARGE


def user_words(lexicon: Lexicon, register: Register) -> list[str]:
    """The words that are cut as one: names of units and people, and the terms of the lexicon."""
    names = [normal(name) for name, _ in register.names()]
    terms = [normal(concept.name) for concept in lexicon.concepts.values() if 2 <= len(concept.name) <= 8]
    return [word for word in (*names, *terms) if re.fullmatch(r"[\u3400-\u9fff]+", word)]


def in_order(library: Library) -> list[Notice]:
    """The notices in an order that does not depend on how they came into the library."""
    return sorted(library.notices, key=lambda notice: notice.id)


def entries(library: Library, questions: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    """The clauses as they are indexed."""
    for notice in in_order(library):
        title = normal(notice.title)
        for clause in notice.clauses:
            above = " ".join(one.heading for one in reversed(library.above(clause)))
            asked = normal(" ".join(questions.get(clause.id, ())))
            yield Entry(clause, normal(clause.text), normal(f"{above} {clause.heading}"), title, asked)


def is_large(notices: Iterable[Notice]) -> bool:
    """Whether notices have so many clauses that their index is kept in a file."""
    return sum(len(notice.clauses) for notice in notices) >= LARGE


def made_from(library: Library, questions: Mapping[str, tuple[str, ...]]) -> str:
    """A hash over all that the words of the index come from, and over how they are brought to one form."""
    told = hashlib.sha256(Path(normalising.__file__).read_bytes())
    told.update(repr(sorted(questions.items())).encode())
    for notice in in_order(library):
        clauses = [(clause.id, clause.parent_id, clause.heading, clause.text) for clause in notice.clauses]
        told.update(repr((notice.id, notice.title, clauses)).encode())
    return told.hexdigest()
