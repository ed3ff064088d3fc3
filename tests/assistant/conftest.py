"""The notices and all that is made of them, built once for all tests of the assistant."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library, load_library


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def known(library: Library) -> Knowledge:
    return build_knowledge(library)


@pytest.fixture
def talk(known: Knowledge) -> Dialogue:
    return Dialogue(known)
