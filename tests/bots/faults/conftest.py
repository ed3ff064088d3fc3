"""Real servers, and a Redis that the tests may mistreat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from redis_server import RedisServer
from served import Served


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts a server of the test's own."""
    started: list[Served] = []

    def start(*more: str, **settings: Any) -> Served:
        started.append(Served(tmp_path, *more, **settings))
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that waits a second for heads, bodies and readers."""
    waits = {"GONGBAO_HEAD_SECONDS": "1", "GONGBAO_BODY_SECONDS": "1", "GONGBAO_KEEP_ALIVE_SECONDS": "1"}
    server = Served(tmp_path_factory.mktemp("impatient"), **waits)
    yield server
    server.end()
