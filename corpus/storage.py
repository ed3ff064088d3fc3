"""Notices as reviewable JSON: one file a notice, and one a bulletin for what belongs to no notice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.bulletin import Bulletin, Furniture, Reason
from corpus.model import Clause, ClauseKind, Notice, Span

NOTICES, BULLETINS, SOURCES = "notices", "furniture", "bulletins"
_DATES = ("date", "effective_from", "valid_until")
_TUPLES = ("addressees", "cites", "supersedes")


class StorageError(ValueError):
    """A stored file that is no notice or bulletin of ours; the message names it."""


@dataclass(frozen=True, slots=True)
class BulletinRecord:
    """What is stored of a bulletin beside its notices: which file it is, who read it, what was left out."""

    source: str
    source_sha256: str
    decoder: int
    font_map: str
    notices: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[str, ...]


def record_of(bulletin: Bulletin) -> BulletinRecord:
    """The record that is stored for a bulletin."""
    return BulletinRecord(
        bulletin.source,
        bulletin.source_sha256,
        bulletin.decoder,
        bulletin.font_map,
        tuple(notice.id for notice in bulletin.notices),
        bulletin.furniture,
        bulletin.warnings,
    )


def save(bulletin: Bulletin, directory: Path) -> None:
    """Writes a bulletin's notices and its record below `directory`."""
    for notice in bulletin.notices:
        _write(directory / NOTICES / f"{notice.id}.json", notice_json(notice))
    name = Path(bulletin.source).stem
    _write(directory / BULLETINS / f"{name}.json", record_json(record_of(bulletin)))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def notice_json(notice: Notice) -> str:
    """The text of a notice's file."""
    plain = {field.name: getattr(notice, field.name) for field in fields(notice)}
    plain |= {name: plain[name].isoformat() if plain[name] else None for name in _DATES}
    plain["clauses"] = [_plain_clause(clause) for clause in notice.clauses]
    return _dump(plain)


def record_json(record: BulletinRecord) -> str:
    """The text of a bulletin's file."""
    plain = {field.name: getattr(record, field.name) for field in fields(record)}
    plain["furniture"] = [
        {"span": [each.span.start, each.span.end], "text": each.text, "reason": each.reason}
        for each in record.furniture
    ]
    return _dump(plain)


def _plain_clause(clause: Clause) -> dict[str, Any]:
    plain = {field.name: getattr(clause, field.name) for field in fields(clause) if field.name != "notice_id"}
    return plain | {"spans": [[span.start, span.end] for span in clause.spans]}


def _dump(plain: Mapping[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def load_notice(path: Path) -> Notice:
    """The notice stored in a file; raises `StorageError`."""
    plain = _load(path)
    try:
        plain |= {name: date.fromisoformat(plain[name]) if plain[name] else None for name in _DATES}
        plain |= {name: tuple(plain[name]) for name in _TUPLES}
        plain["clauses"] = tuple(_clause(plain["id"], each) for each in plain["clauses"])
        return Notice(**plain)
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(f"{path.name} is no notice: {error}") from error


def _clause(notice_id: str, plain: dict[str, Any]) -> Clause:
    spans = tuple(Span(*span) for span in plain.pop("spans"))
    kind = ClauseKind(plain.pop("kind"))
    return Clause(notice_id=notice_id, kind=kind, spans=spans, **plain)


def load_record(path: Path) -> BulletinRecord:
    """The record stored in a file; raises `StorageError`."""
    plain = _load(path)
    try:
        plain["furniture"] = tuple(
            Furniture(Span(*each["span"]), each["text"], Reason(each["reason"])) for each in plain["furniture"]
        )
        plain |= {name: tuple(plain[name]) for name in ("notices", "warnings")}
        return BulletinRecord(**plain)
    except (KeyError, TypeError, ValueError) as error:
        raise StorageError(f"{path.name} is no bulletin: {error}") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise StorageError(f"{path.name} is no JSON: {error}") from error
    if not isinstance(plain, dict):
        raise StorageError(f"{path.name} holds no object")
    return plain
