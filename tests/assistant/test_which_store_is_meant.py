"""What `GONGBAO_SESSIONS` may say, and a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis_server import RedisServer

from assistant.conversations import Conversation
from assistant.sessions import BadStore, MemorySessions, SqliteSessions, StoreError, open_sessions
from assistant.sessions.choosing import redis_address


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path, cluster=True)
    yield server
    server.stop()


def test_nothing_means_a_file_where_there_is_a_place_for_it(tmp_path: Path) -> None:
    assert isinstance(open_sessions("", tmp_path), SqliteSessions)
    assert isinstance(open_sessions("", None), MemorySessions)


def test_a_file_may_be_named(tmp_path: Path) -> None:
    open_sessions(f"sqlite://{tmp_path}/talks/here.sqlite3", None).put("a", Conversation(turns=1), 0)
    assert (tmp_path / "talks" / "here.sqlite3").exists()


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("redis://host", "redis://host"),
        ("valkey://host:6380/2", "redis://host:6380/2"),
        ("valkeys://u:p@host", "rediss://u:p@host"),
        ("valkey+cluster://a:1,b:2", "redis+cluster://a:1,b:2"),
        ("unix:///run/redis.sock", "unix:///run/redis.sock"),
    ],
)
def test_valkey_is_spoken_to_as_redis(said: str, address: str) -> None:
    assert redis_address(said) == address


@pytest.mark.parametrize(
    "said", ["mysql://u:secret@host", "redis", "redis://", "redis://:secret@host:many", "redis://:secret@host:99999"]
)
def test_what_names_no_store_is_refused_without_repeating_a_password(said: str) -> None:
    with pytest.raises(BadStore) as refused:
        open_sessions(said, None)
    assert "secret" not in str(refused.value)


def test_a_file_needs_a_place() -> None:
    with pytest.raises(BadStore, match="GONGBAO_DATA_DIR"):
        open_sessions("sqlite", None)


def test_a_redis_that_is_away_is_no_reason_not_to_start() -> None:
    kept = open_sessions("redis://127.0.0.1:1", None)
    with pytest.raises(StoreError):
        kept.get("a")


def test_a_cluster_keeps_conversations(cluster: RedisServer) -> None:
    kept = open_sessions(f"{cluster.url.replace('://', '://127.0.0.1:1,')}", None)
    for name in "abcdefgh":  # they lie in different slots
        assert kept.put(name, Conversation(turns=1), 0)
        assert not kept.put(name, Conversation(turns=9), 0)
        assert kept.get(name) == (Conversation(turns=1), 1)
        assert kept.remove(name)
    kept.close()


def test_a_damaged_file_is_set_aside_and_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "sessions.sqlite3").write_bytes(b"no database at all" * 100)
    kept = open_sessions("sqlite", tmp_path)
    assert kept.put("a", Conversation(turns=1), 0)
    assert [path.read_bytes()[:11] for path in tmp_path.glob("*.damaged-*")] == [b"no database"]


def test_what_has_expired_leaves_the_file(tmp_path: Path) -> None:
    open_sessions("sqlite", tmp_path).put("old", Conversation(turns=1), 0)
    later = SqliteSessions(tmp_path / "sessions.sqlite3", seconds=-1)
    later.put("new", Conversation(turns=1), 0)
    assert not SqliteSessions(tmp_path / "sessions.sqlite3").remove("old")


def test_the_oldest_of_too_many_leave_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sessions.sqlite3"
    before = SqliteSessions(path)
    for name in "abcd":
        before.put(name, Conversation(turns=1), 0)
    SqliteSessions(path, most=2).put("e", Conversation(turns=1), 0)
    assert [before.get(name) is not None for name in "abcde"] == [False, False, True, True, True]
