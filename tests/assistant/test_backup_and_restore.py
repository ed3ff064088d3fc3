"""A backup is whole while others write; a restore proves it first, replaces nothing unasked and loses nothing."""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assistant.safekeeping import BackupError, backup, restore
from assistant.service import open_service
from assistant.staff import Desk

QUESTION = "动物园里的孔雀归谁来喂养"
CLAUSE = "jzbf-2017-62.1.2"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    (made / "banks").mkdir(parents=True)
    (made / "banks" / "staff.jsonl").write_text("{}\n", encoding="utf-8")
    with closing(sqlite3.connect(made / "talks.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE pairs (one INTEGER, other INTEGER)")
        database.executemany("INSERT INTO pairs VALUES (?, ?)", [(number, -number) for number in range(50)])
        database.commit()
    return made


@pytest.fixture
def archive(tmp_path: Path, data_dir: Path) -> Path:
    made = tmp_path / "backup.tar.gz"
    backup(data_dir, made)
    return made


def test_all_that_was_kept_comes_back(data_dir: Path, archive: Path, tmp_path: Path) -> None:
    restored = tmp_path / "elsewhere"
    assert restore(archive, restored).files == 2
    assert (restored / "banks" / "staff.jsonl").read_text(encoding="utf-8") == "{}\n"
    with closing(sqlite3.connect(restored / "talks.sqlite3")) as database:
        assert database.execute("SELECT count(*), sum(one + other) FROM pairs").fetchone() == (50, 0)


def test_a_backup_is_of_one_moment_while_others_write(data_dir: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(data_dir / "talks.sqlite3", timeout=10)) as database:
            number = 1000
            while not stop.is_set():
                database.execute("INSERT INTO pairs VALUES (?, 0)", (number,))
                database.execute("UPDATE pairs SET other = -one WHERE one = ?", (number,))
                database.commit()
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(5):
            backup(data_dir, tmp_path / f"{turn}.tar.gz")
    finally:
        stop.set()
        writer.join()
    for turn in range(5):
        restore(tmp_path / f"{turn}.tar.gz", tmp_path / str(turn))
        with closing(sqlite3.connect(tmp_path / str(turn) / "talks.sqlite3")) as database:
            assert database.execute("SELECT count(*) FROM pairs WHERE one + other != 0").fetchone() == (0,)
            assert database.execute("SELECT count(*) FROM pairs").fetchone()[0] >= 50


def test_what_is_there_is_not_replaced_unasked(data_dir: Path, archive: Path) -> None:
    with pytest.raises(BackupError, match="--force"):
        restore(archive, data_dir)


def test_what_was_replaced_is_kept_aside(data_dir: Path, archive: Path) -> None:
    (data_dir / "new.txt").write_text("later", encoding="utf-8")
    restore(archive, data_dir, force=True)
    assert not (data_dir / "new.txt").exists()
    assert (data_dir / ".before-restore" / "new.txt").read_text(encoding="utf-8") == "later"
    assert restore(archive, data_dir, force=True).files == 2


def cut(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])


def flipped(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)


def other(archive: Path) -> None:
    archive.write_text("a letter", encoding="utf-8")


def repacked(change: Callable[[list[tuple[tarfile.TarInfo, bytes]]], None]) -> Callable[[Path], None]:
    """Packs the archive again with some of it changed."""

    def make(archive: Path) -> None:
        with tarfile.open(archive) as packed:
            members = [(one, (packed.extractfile(one) or io.BytesIO()).read()) for one in packed]
        change(members)
        with tarfile.open(archive, "w:gz") as packed:
            for info, content in members:
                info.size = len(content)
                packed.addfile(info, io.BytesIO(content))

    return make


def add_outside(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members.append((tarfile.TarInfo("../outside.txt"), b"!"))


def add_unlisted(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members.append((tarfile.TarInfo("unlisted.txt"), b"!"))


def change_words(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members[1] = (members[1][0], b"[]\n")


def leave_one_out(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members.pop()


def of_later_version(members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    members[0] = (members[0][0], json.dumps({"format": 9, "files": {}}).encode())


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        flipped,
        other,
        *(repacked(each) for each in (add_outside, add_unlisted, change_words, leave_one_out, of_later_version)),
    ],
)
def test_a_damaged_archive_is_refused_and_nothing_is_touched(
    data_dir: Path, archive: Path, damage: Callable[[Path], None]
) -> None:
    damage(archive)
    before = {path: path.read_bytes() for path in data_dir.rglob("*") if path.is_file()}
    with pytest.raises(BackupError, match=r"backup\.tar\.gz"):
        restore(archive, data_dir, force=True)
    assert {path: path.read_bytes() for path in data_dir.rglob("*") if path.is_file()} == before
    assert not (data_dir.parent / "outside.txt").exists()


def test_nobody_else_may_read_a_backup(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0


def test_a_service_that_was_restored_answers_as_before(tmp_path: Path) -> None:
    first = open_service(tmp_path / "data")
    Desk(first, tmp_path / "data").attach("wang", QUESTION, CLAUSE)
    session_id = first.reply("谁分管市环保局", as_of=date(2018, 1, 1))["session_id"]
    backup(tmp_path / "data", tmp_path / "backup.tar.gz")
    first.close()
    restore(tmp_path / "backup.tar.gz", tmp_path / "elsewhere")
    second = open_service(tmp_path / "elsewhere")
    assert second.reply(QUESTION)["citations"][0]["clause_id"] == CLAUSE
    assert second.reply("那教育局呢", session_id, date(2018, 1, 1))["session_id"] == session_id
    assert Desk(second, tmp_path / "elsewhere").history()[0]["who"] == "wang"
    second.close()
