"""`gongbao corpus` and `gongbao index`: what keepers of the notices see and do; taking in is in `console_intake`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from assistant import upkeep
from assistant.upkeep import UnknownId
from bots.console_speech import CommandError, bold, faint, laid, say, say_json, table
from bots.console_talk import STATES
from bots.settings import Settings

HEADS = ("ID", "文号", "日期", "效力", "条款", "标题")


def named(notice: Mapping[str, Any]) -> str:
    """A notice as people call it: its number and title."""
    return f"{notice['document_number'] or '无文号'}　{notice['title']}"


def list_notices(settings: Settings, as_of: date | None, *, as_json: bool) -> int:
    """One line a notice."""
    found = upkeep.documents(settings.data_dir, as_of)
    if as_json:
        say_json({"documents": found})
        return 0
    rows = [
        (
            one["id"],
            one["document_number"],
            one["date"] or "—",
            STATES[one["validity"]],
            str(one["clause_count"]) if one["printed"] else "未刊印",
            one["title"],
        )
        for one in found
    ]
    say(*table([HEADS, *rows]))
    return 0


def show(name: str, settings: Settings, as_of: date | None, *, as_json: bool) -> int:
    """A notice in printed order, or one clause."""
    try:
        found = upkeep.show(name, settings.data_dir, as_of)
    except UnknownId:
        raise CommandError(f"no notice or clause is called {name}; `gongbao corpus list` names the notices") from None
    if as_json:
        say_json(found)
        return 0
    until = f"，至{found['valid_until']}" if found["valid_until"] else ""
    say(
        bold(laid(found["title"])),
        f"{found['document_number']}　{found['date'] or '日期未刊印'}　{STATES[found['validity']]}{until}",
        "",
    )
    depths: dict[str | None, int] = {None: -1}
    for clause in found["clauses"]:
        depths[clause["clause_id"]] = depth = depths.get(clause["parent_id"], -1) + 1
        say(faint("  " * depth + f"{clause['clause_id']}  {clause['clause']}"), laid(clause["text"], "  " * depth), "")
    return 0


def check(settings: Settings) -> int:
    """Every problem on a line; fails where there is one."""
    found = upkeep.check(settings.data_dir)
    say(*(f"{where}: {what}" for where, what in (*found.notes, *found.problems)))
    if found.problems:
        raise CommandError(f"the corpus has {len(found.problems)} problems")
    say(
        f"{found.notices} notices, {found.clauses} clauses: every character accounted for, every rule finds its figures"
    )
    return 0


def remove(names: Sequence[str], settings: Settings) -> int:
    """Removes notices that were taken in, and says which."""
    try:
        removed = upkeep.remove(names, settings.data_dir)
    except UnknownId as error:
        raise CommandError(f"no notice is called {error}; `gongbao corpus list` names the notices") from None
    say(*(f"已移除 {named(one)}　{one['id']}" for one in removed))
    return 0


def build(settings: Settings) -> int:
    """Builds the index and says how large it is."""
    built = upkeep.build_index(settings.data_dir)
    say(
        f"{built.notices} notices, {built.clauses} clauses, {built.rules} rules, corpus {built.version}: built in {built.seconds:.1f} s"
    )
    if built.off:
        raise CommandError("; ".join(f"rule {name} is off: {why}" for name, why in built.off))
    return 0
