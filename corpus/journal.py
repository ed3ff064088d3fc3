"""Many files written as one: a crash at any moment leaves all of them old or all of them new."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_STAGE, _READY, _LOCK = ".incoming", "ready.json", ".lock"


def commit(directory: Path, writes: Mapping[str, bytes], removals: Iterable[str] = ()) -> None:
    """Writes and removes files below `directory`, by their names relative to it; raises `OSError`.

    All are written aside first; from the moment the list of them is there, whoever comes next finishes the rest.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with _locked(directory):
        _apply(directory)
        stage = directory / _STAGE
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir()
        listed = {f"{at}.part": name for at, name in enumerate(writes)}
        for part, name in listed.items():
            (stage / part).write_bytes(writes[name])
        _declare(stage, {"writes": listed, "removals": [name for name in removals if name not in writes]})
        _apply(directory)


def finish(directory: Path) -> None:
    """Finishes what a crash interrupted, where it did; raises `OSError`."""
    if (directory / _STAGE / _READY).is_file():
        with _locked(directory):
            _apply(directory)


def _declare(stage: Path, said: dict[str, object]) -> None:
    with (stage / "ready.part").open("w", encoding="utf-8") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    (stage / "ready.part").replace(stage / _READY)


def _apply(directory: Path) -> None:
    stage = directory / _STAGE
    if not (stage / _READY).is_file():
        return
    said = json.loads((stage / _READY).read_text(encoding="utf-8"))
    for part, name in said["writes"].items():
        target = directory / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (stage / part).is_file():
            (stage / part).replace(target)
    for name in said["removals"]:
        (directory / name).unlink(missing_ok=True)
    shutil.rmtree(stage)


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """One writer at a time, in this process or another."""
    with (directory / _LOCK).open("a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
