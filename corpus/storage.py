"""Notices as reviewable JSON: one file a notice, and one a bulletin for what belongs to no notice."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.bulletin import Bulletin, Furniture, Reason
from corpus.journal import commit
from corpus.model import Clause, ClauseKind, Notice, Span

NOTICES, BULLETINS, SOURCES = "notices", "furniture", "bulletins"
_DATES = ("date", "effective_from", "valid_until")
_TUPLES = ("addressees", "cites", "supersedes")


class StorageError(ValueError):
    """A stored file that is no notice or bulletin of ours; the message names it."""


@dataclass(frozen=True, slots=True)
class BulletinRecord:
    """What is stored of a bulletin beside its notices: which file it is, who read it, what of it was left out.

    `left_out` are the ids of its notices that are not taken from it: removed, or known from another source.
    """

    source: str
    source_sha256: str
    decoder: int
    font_map: str
    notices: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def record_of(bulletin: Bulletin, left_out: Collection[str] = ()) -> BulletinRecord:
    """The record that is stored for a bulletin."""
    return BulletinRecord(
        bulletin.source,
        bulletin.source_sha256,
        bulletin.decoder,
        bulletin.font_map,
        tuple(notice.id for notice in bulletin.notices if notice.id not in left_out),
        bulletin.furniture,
        bulletin.warnings,
        tuple(notice.id for notice in bulletin.notices if notice.id in left_out),
    )


def save(bulletin: Bulletin, directory: Path) -> None:
    """Writes a bulletin's notices and its record below `directory`, all or none of them."""
    commit(directory, files_of(bulletin))


def files_of(bulletin: Bulletin, left_out: Collection[str] = ()) -> dict[str, bytes]:
    """What is stored of a bulletin, by file name: its notices but for those left out, and its record."""
    kept = [notice for notice in bulletin.notices if notice.id not in left_out]
    files = {notice_file(notice.id): notice_json(notice).encode() for notice in kept}
    return files | {record_file(bulletin.source): record_json(record_of(bulletin, left_out)).encode()}


def notice_file(notice_id: str) -> str:
    """The name of a notice's file."""
    return f"{NOTICES}/{notice_id}.json"


def record_file(source: str) -> str:
    """The name of a bulletin's file; one of text has the name without ending, so that two formats don't meet."""
    name = Path(source)
    return f"{BULLETINS}/{name.stem if name.suffix == '.txt' else name.name}.json"


def source_file(source: str) -> str:
    """The name under which a source is kept as it was received."""
    return f"{SOURCES}/{source}"


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
    if not record.left_out:
        del plain["left_out"]
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
        plain["left_out"] = tuple(plain.get("left_out", ()))
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
