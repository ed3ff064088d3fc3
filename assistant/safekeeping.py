"""Backup and restore of a data directory: one archive, consistent while others write, proved before anything is replaced."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LIST = "gongbao-backup.json"  # the first member: what the archive holds, with sizes and hashes
_FORMAT = 1
_KEPT_ASIDE = ".before-restore"  # what a restore has replaced, below the data directory
_SQLITE = b"SQLite format 3\x00"
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a file, and the copy has in it


class BackupError(ValueError):
    """A backup cannot be made or restored; the message says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What an archive holds: files, and their bytes before compression."""

    files: int
    size: int


def backup(data_dir: Path, archive: Path) -> Backup:
    """Writes all that a data directory keeps into one archive, in one step; SQLite files as they are at one moment."""
    if not data_dir.is_dir():
        raise BackupError(f"{data_dir} is no directory")
    beside = archive.with_name(f".{archive.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            copies = [(name, _copied(path, Path(scratch))) for name, path in _files(data_dir, archive)]
            listed = {name: _described(path) for name, path in copies}
            with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as out:
                _write(out, listed, copies)
                out.flush()
                os.fsync(out.fileno())
        beside.replace(archive)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"cannot back up {data_dir} to {archive}: {error}") from error
    finally:
        beside.unlink(missing_ok=True)
    return Backup(len(listed), sum(one["size"] for one in listed.values()))


def restore(archive: Path, data_dir: Path, *, force: bool = False) -> Backup:
    """Puts what an archive holds in the place of what is there; raises `BackupError` and changes nothing where it is damaged.

    Where something is kept already, `force` is needed, and what was there is kept aside below the data directory.
    """
    there = [one for one in data_dir.iterdir() if one.name != _KEPT_ASIDE] if data_dir.is_dir() else []
    if there and not force:
        raise BackupError(f"{data_dir} holds {there[0].name} and more; --force replaces it and keeps it aside")
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=data_dir) as scratch:
            listed = _unpacked(archive, Path(scratch))
            _put_aside(there, data_dir / _KEPT_ASIDE)
            for path in sorted(Path(scratch).iterdir()):
                path.replace(data_dir / path.name)
    except (tarfile.TarError, zlib.error, EOFError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, BackupError):
            raise
        raise BackupError(f"{archive} is no backup of ours, or damaged") from error
    except OSError as error:
        raise BackupError(f"cannot restore {archive}: {error.strerror or error}") from error
    return Backup(len(listed), sum(one["size"] for one in listed.values()))


def _files(data_dir: Path, archive: Path) -> Iterator[tuple[str, Path]]:
    """What is to be kept, by its name below the directory; neither hidden files nor the archive itself."""
    for path in sorted(data_dir.rglob("*")):
        name = path.relative_to(data_dir)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and not path.name.endswith(_BESIDE) and path.resolve() != archive.resolve():
            yield name.as_posix(), path


def _copied(path: Path, scratch: Path) -> Path:
    """The file as it is at one moment; SQLite's through its own way of copying, so that nobody has to stop writing."""
    copy = scratch / str(len(list(scratch.iterdir())))
    with path.open("rb") as file:
        is_database = file.read(len(_SQLITE)) == _SQLITE
    if not is_database:
        shutil.copyfile(path, copy)
        return copy
    with closing(sqlite3.connect(path, timeout=30)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    return copy


def _described(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"size": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def _write(out: io.BufferedWriter, listed: dict[str, dict[str, Any]], copies: list[tuple[str, Path]]) -> None:
    with tarfile.open(fileobj=out, mode="w:gz") as packed:
        told = json.dumps({"format": _FORMAT, "at": int(time.time()), "files": listed}).encode()
        head = tarfile.TarInfo(_LIST)
        head.size = len(told)
        packed.addfile(head, io.BytesIO(told))
        for name, path in copies:
            packed.add(path, arcname=name, filter=_nobodys)


def _nobodys(info: tarfile.TarInfo) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode = 0o600
    return info


def _unpacked(archive: Path, scratch: Path) -> dict[str, dict[str, Any]]:
    """The files of an archive, proved one by one against its list; raises where one is wrong, missing or not listed."""
    with tarfile.open(archive, "r:gz") as packed:
        first = packed.next()
        if first is None or first.name != _LIST or (told := packed.extractfile(first)) is None:
            raise BackupError(f"{archive} is no backup of ours")
        head = json.load(told)
        if head["format"] != _FORMAT:
            raise BackupError(f"{archive} was made by another version (format {head['format']})")
        listed: dict[str, dict[str, Any]] = head["files"]
        packed.extractall(scratch, members=[one for one in packed.getmembers() if one.name != _LIST], filter="data")
    found = {path.relative_to(scratch).as_posix(): path for path in scratch.rglob("*") if not path.is_dir()}
    for name in sorted({*found, *listed}):
        if name not in found or listed.get(name) != _described(found[name]) or not _sound(found[name]):
            raise BackupError(f"{archive} is damaged: {name} is not what was backed up")
    return listed


def _sound(path: Path) -> bool:
    """Whether a file can be read, as far as its kind lets us know."""
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            return True
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def _put_aside(there: list[Path], aside: Path) -> None:
    if there:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for path in there:
            path.replace(aside / path.name)
