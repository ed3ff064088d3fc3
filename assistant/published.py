"""What staff have added, as every process reads it: one file below the data directory, replaced in one step."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from assistant.additions import NONE, Additions

ADDITIONS = "additions"  # the folder of a data directory
_FILE = "in_force.json"


class AdditionsError(ValueError):
    """The file of additions cannot be read; the message says why."""


def load_additions(data_dir: Path | None) -> Additions:
    """The additions in force, none where there is no file; raises `AdditionsError`."""
    path = data_dir / ADDITIONS / _FILE if data_dir else None
    if path is None or not path.exists():
        return NONE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Additions(_pairs(stored["words"]), _pairs(stored["questions"]))
    except (ValueError, KeyError, TypeError) as error:
        advice = "restore a backup, or delete it: it is written anew from the history"
        raise AdditionsError(f"{ADDITIONS}/{_FILE} cannot be read, {advice} ({type(error).__name__})") from error


def are_published(data_dir: Path) -> bool:
    """Whether there is a file of additions."""
    return (data_dir / ADDITIONS / _FILE).exists()


def publish_additions(added: Additions, data_dir: Path) -> None:
    """Puts the additions in force for every process that looks."""
    told = {"words": added.words, "questions": added.questions}
    replace_file(data_dir / ADDITIONS / _FILE, json.dumps(told, ensure_ascii=False, indent=1))


def replace_file(path: Path, text: str) -> None:
    """Writes a file so that whoever reads finds the old words or the new ones, and never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _pairs(stored: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), str(other)) for one, other in stored)
