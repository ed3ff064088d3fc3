"""Question banks: cases of one or several turns, and what each turn's reply must show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_ENTRY_FIELDS = ({"doc", "quote"}, {"any"})


class BankError(ValueError):
    """A bank cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Governing:
    """A clause that must be cited: any of these pairs of a document number and words of the clause."""

    ways: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " or ".join(f"{number}“{quote}”" for number, quote in self.ways)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its demands; `cite` None makes none, an empty tuple allows no citation."""

    say: str
    as_of: date | None
    kinds: tuple[str, ...]
    has: tuple[tuple[str, ...], ...]
    lacks: tuple[str, ...]
    cite: tuple[Governing, ...] | None
    status: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation of the bank `bank`."""

    id: str
    bank: str
    topic: str
    who: str
    why: str
    turns: tuple[Turn, ...]


def read_banks(files: Iterable[Path]) -> list[Case]:
    """The cases of all files, in order; raises `BankError`."""
    cases = [case for path in files for case in _cases(path)]
    if not cases:
        raise BankError("the banks hold no case")
    return cases


def _cases(path: Path) -> Iterator[Case]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BankError(f"{path}: {getattr(error, 'strerror', None) or 'is no UTF-8 text'}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _case(json.loads(line), path.stem)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BankError(f"{path}, line {number}: is no case: {error!r}") from error


def _case(plain: Mapping[str, Any], bank: str) -> Case:
    turns = tuple(_turn(one) for one in plain["turns"])
    if not turns:
        raise ValueError("it has no turns")
    why = "; ".join(one["why"] for one in plain["turns"] if one.get("why"))
    return Case(str(plain["id"]), bank, plain.get("topic", "?"), plain.get("who", ""), why, turns)


def _turn(plain: Mapping[str, Any]) -> Turn:
    cite = plain.get("cite")
    return Turn(
        say=plain["say"],
        as_of=date.fromisoformat(plain["as_of"]) if plain.get("as_of") else None,
        kinds=tuple(plain.get("kind", ())),
        has=tuple((group,) if isinstance(group, str) else tuple(group) for group in plain.get("has", ())),
        lacks=tuple(plain.get("lacks", ())),
        cite=None if cite is None else tuple(Governing(tuple(_ways(entry))) for entry in cite),
        status=plain.get("status"),
    )


def _ways(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if set(entry) not in _ENTRY_FIELDS:
        raise ValueError(f"a citation has doc and quote, or any; not {sorted(entry)}")
    if "any" in entry:
        for one in entry["any"]:
            yield from _ways(one)
    else:
        yield entry["doc"], entry["quote"]
