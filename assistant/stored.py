"""Where what answers are made from is stored: the house's own corpus, and what was taken in below a data directory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.knowledge import Knowledge, build_knowledge
from assistant.published import ADDITIONS, load_additions
from corpus.library import HOME, load_library
from corpus.storage import BULLETINS, NOTICES

TAKEN_IN = "corpus"  # the folder of a data directory that notices are taken into

#: What tells one state of the stored files from another: each file's path, size in bytes and time of change in ns.
State = tuple[tuple[str, int, int], ...]


def corpus_folders(data_dir: Path | None) -> tuple[Path, ...]:
    """Where notices are stored: the house's own, and those taken in below `data_dir`."""
    taken_in = (data_dir / TAKEN_IN,) if data_dir and (data_dir / TAKEN_IN).is_dir() else ()
    return (HOME, *taken_in)


def watched(data_dir: Path | None) -> tuple[Path, ...]:
    """The folders whose files answers are made from and that may change while they are given; they need not exist."""
    homes = (HOME, data_dir / TAKEN_IN) if data_dir else (HOME,)
    added = (data_dir / ADDITIONS,) if data_dir else ()
    return (*(home / part for home in homes for part in (NOTICES, BULLETINS)), *added)


def state(data_dir: Path | None) -> State:
    """The state that the watched files are in."""
    return tuple(sorted(file for folder in watched(data_dir) for file in _files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    """The files below a folder; one that goes away while it is looked at is not there."""
    for path in folder.rglob("*"):
        try:
            if path.is_file():
                found = path.stat()
                yield str(path), found.st_size, found.st_mtime_ns
        except FileNotFoundError:
            continue


def load_knowledge(data_dir: Path | None) -> Knowledge:
    """All that answers are made from, as it is stored now; raises `StorageError` or `AdditionsError`."""
    return build_knowledge(load_library(*corpus_folders(data_dir)), added=load_additions(data_dir))
