"""A lexicon entry that leads nowhere is an error: every concept's own term stands in a clause, or is a unit or name."""

from __future__ import annotations

import pytest

from assistant.understanding.normal import normal
from corpus.lexicon import Concept, load_lexicon
from corpus.library import load_library
from corpus.register.register import build_register

#: Ways of asking and parts of a notice; they say what people want to know, not what it is about.
ABOUT_NOTHING = {"asking", "facts"}
#: Entries that lead nowhere today; an entry that leads somewhere again must leave this list.
WAITING: set[str] = set()


@pytest.fixture(scope="module")
def printed() -> str:
    library = load_library()
    texts = (clause.text for notice in library.notices for clause in notice.clauses)
    names = (name for name, _ in build_register(library).names())
    return "\n".join(_bare(text) for text in (*texts, *names))


def _bare(text: str) -> str:
    return "".join(normal(text).split())


def _leads(concept: Concept, printed: str) -> bool:
    return any(_bare(term) in printed for term in (concept.name, *concept.terms))


CONCEPTS = [concept for concept in load_lexicon().concepts.values() if concept.group not in ABOUT_NOTHING]


def test_every_entry_leads_to_a_clause(printed: str) -> None:
    nowhere = {
        f"{concept.group}: {concept.name}"
        for concept in CONCEPTS
        if not _leads(concept, printed) and concept.name not in WAITING
    }
    assert nowhere == set()


def test_every_exception_is_still_needed(printed: str) -> None:
    assert {concept.name for concept in CONCEPTS if concept.name in WAITING and not _leads(concept, printed)} == WAITING
