"""The notices and all that is made of them, built once for all tests of the assistant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import pytest
from dialogue import Dialogue
from hypothesis import settings
from redis_server import RedisServer

from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library, load_library

settings.register_profile("fuzz")  # what `make fuzz` runs under: thousands of messages, new ones every time


class Built(Knowledge):
    """Knowledge that a failing test names by its version, not by all that it holds."""

    def __repr__(self) -> str:
        return f"<Knowledge {self.version}>"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def known(library: Library) -> Knowledge:
    built = build_knowledge(library)
    return Built(**{field.name: getattr(built, field.name) for field in fields(built)})


@pytest.fixture
def talk(known: Knowledge) -> Dialogue:
    return Dialogue(known)


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One that stays as it is; a test that stops it, holds it or fills it starts its own."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()
