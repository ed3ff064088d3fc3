"""`gongbao corpus add`: shows what was recognised in each file, asks on a terminal, keeps it, and reports at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant import upkeep
from assistant.upkeep import Addition, Taken
from bots.console_speech import CommandError, bold, faint, laid, say
from bots.settings import Settings

_NEWS = {
    "new": "新增",
    "changed": "有变化，更新",
    "unchanged": "已有，无变化",
    "known": "已有，不重复收录",
    "different": "文号相同而文字不同，未收录",
}
_MOST_CLAUSES = 400  # a tree with more is shown by its headings
_LONGEST_LINE = 36
_MOST_WARNINGS = 12


def add(files: Sequence[Path], settings: Settings, *, dry_run: bool, yes: bool) -> int:
    """Takes in files, folders and archives; fails where one could not be read, after keeping all others."""
    addition = upkeep.read(files, settings.data_dir, _progress)
    for taken in addition.taken:
        say(*_shown(taken, every=dry_run))
    say(*(f"未能读取：{reason}" for reason in addition.refused))
    if not addition.taken:
        raise CommandError(_failure(addition))
    say(*_effects(addition))
    kept = not dry_run and (yes or _agreed())
    if kept:
        addition.keep()
    say(_report(addition))
    say(f"kept in {addition.home}" if kept else "nothing kept" + " (--dry-run)" * dry_run)
    if addition.refused:
        raise CommandError(_failure(addition))
    return 0


def _progress(given: Sequence[Any]) -> Iterator[Any]:
    """The files one by one, with a bar on standard error where somebody looks at it."""
    return iter(tqdm(given, unit="file", file=sys.stderr, disable=None if len(given) > 1 else True, leave=False))


def _agreed() -> bool:
    """Whether the person at the terminal agrees; where there is none, nobody is asked."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    return input("收录以上内容？[y/N] ").strip().lower() in ("y", "yes", "是", "好")


def _shown(taken: Taken, *, every: bool) -> Iterator[str]:
    yield bold(taken.source)
    for notice, state, source in zip(taken.notices, taken.states, taken.known_from, strict=True):
        printed = f"{notice['clause_count']}条" if notice["printed"] else "未刊印"
        news = _NEWS[state] + (f"（见 {source}）" if source else "")
        yield f"  {notice['document_number'] or '无文号'}　{notice['date'] or '无日期'}　{printed}　{news}"
        yield f"    {notice['id']}　{notice['title']}"
        held = [f"自{notice['effective_from']}起"] if notice["effective_from"] else []
        held += [f"至{notice['valid_until']}止"] if notice["valid_until"] else []
        yield f"    {notice['issuer'] or '发文机关不明'}　{''.join(held) or '施行日期不明'}"
        yield from _tree(notice["clauses"], whole=every or notice["clause_count"] <= _MOST_CLAUSES)
    yield from (f"  ! {warning}" for warning in taken.warnings[:_MOST_WARNINGS])
    if len(taken.warnings) > _MOST_WARNINGS:
        yield f"  ! 另有{len(taken.warnings) - _MOST_WARNINGS}处"


def _tree(clauses: Sequence[dict[str, Any]], *, whole: bool) -> Iterator[str]:
    """The clauses by their depth; where there are very many, those with others below them."""
    parents = {clause["parent_id"] for clause in clauses}
    depths: dict[str | None, int] = {None: -1}
    for clause in clauses:
        depths[clause["clause_id"]] = depth = depths.get(clause["parent_id"], -1) + 1
        if whole or clause["clause_id"] in parents:
            words = clause["heading"] or " ".join(clause["text"].split())
            short = words[:_LONGEST_LINE] + "……" * (len(words) > _LONGEST_LINE)
            yield faint("      " + "  " * depth + f"{clause['clause']}　") + laid(short)


def _effects(addition: Addition) -> Iterator[str]:
    """What the notices do to those there are; where that is very much, how much more."""
    yield from (f"  → {effect}" for effect in addition.effects[:_MOST_WARNINGS])
    if len(addition.effects) > _MOST_WARNINGS:
        yield f"  → 另有{len(addition.effects) - _MOST_WARNINGS}处"


def _report(addition: Addition) -> str:
    counted = Counter(state for taken in addition.taken for state in taken.states)
    said = "，".join(f"{_NEWS[state]}{count}" for state, count in counted.items())
    unread = f"；{len(addition.refused)}个文件未能读取" if addition.refused else ""
    return f"共{len(addition.taken)}个文件，{counted.total()}份文件内通知：{said}{unread}"


def _failure(addition: Addition) -> str:
    first, *more = addition.refused or ["no file was found"]
    return first + (f"; and {len(more)} more could not be read" if more else "")
