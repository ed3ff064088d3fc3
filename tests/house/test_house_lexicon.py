"""A lexicon entry that leads nowhere is an error: every concept's own term stands in a clause, or is a unit or name."""

from __future__ import annotations

import pytest

from assistant.knowledge import build_knowledge
from assistant.staff.proposals import leads_somewhere
from assistant.staff.proposals import printed as all_that_is_printed
from corpus.lexicon import load_lexicon
from corpus.library import load_library

#: Ways of asking and parts of a notice; they say what people want to know, not what it is about.
ABOUT_NOTHING = {"asking", "facts"}
#: Entries that lead nowhere today; an entry that leads somewhere again must leave this list.
WAITING: set[str] = set()


@pytest.fixture(scope="module")
def printed() -> str:
    return all_that_is_printed(build_knowledge(load_library()))


CONCEPTS = [concept for concept in load_lexicon().concepts.values() if concept.group not in ABOUT_NOTHING]


def test_every_entry_leads_to_a_clause(printed: str) -> None:
    nowhere = {
        f"{concept.group}: {concept.name}"
        for concept in CONCEPTS
        if not leads_somewhere(concept, printed) and concept.name not in WAITING
    }
    assert nowhere == set()


def test_every_exception_is_still_needed(printed: str) -> None:
    assert {
        concept.name for concept in CONCEPTS if concept.name in WAITING and not leads_somewhere(concept, printed)
    } == WAITING
