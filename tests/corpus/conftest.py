"""The seed bulletin and the library, read once for all tests."""

from __future__ import annotations

import pytest
from corpus_samples import SAMPLES

from corpus.bulletin import Bulletin
from corpus.library import HOME, Library, load_library
from corpus.taking_in import take_in


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def seed() -> Bulletin:
    return take_in(HOME / "bulletins" / "jiaxing-2017-10.txt")


@pytest.fixture(scope="session")
def clean_notices() -> Bulletin:
    return take_in(SAMPLES / "two-clean-notices.txt")
