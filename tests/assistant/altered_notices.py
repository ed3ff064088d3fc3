"""Copies of the notices in which words were changed, and later notices of the same form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from corpus.library import Library
from corpus.model import Clause, Notice


def reworded(notice: Notice, words: Mapping[str, str]) -> Notice:
    """The notice with these words put for those, in every clause; each must stand somewhere."""
    printed = "".join(clause.text for clause in notice.clauses)
    missing = [old for old in words if old not in printed]
    assert not missing, f"{notice.id} does not say {missing}"
    return replace(notice, clauses=tuple(_reworded(clause, words) for clause in notice.clauses))


def _reworded(clause: Clause, words: Mapping[str, str]) -> Clause:
    changed = {"text": clause.text, "label": clause.label, "path": clause.path, "heading": clause.heading}
    for old, new in words.items():
        changed = {part: said.replace(old, new) for part, said in changed.items()}
    return replace(clause, **changed)


def library_with(library: Library, *changed: Notice) -> Library:
    """The library with these notices in place of those of the same id, and the new ones after them."""
    by_id = {notice.id: notice for notice in (*library.notices, *changed)}
    return Library(tuple(by_id.values()))


def later(notice: Notice, number: int, first_day: date, words: Mapping[str, str]) -> Notice:
    """A notice of the same form, issued later under another number, with other words."""
    new_id = f"{notice.id.rsplit('-', 2)[0]}-{first_day.year}-{number}"
    new_number = f"{notice.document_number.split('〔')[0]}〔{first_day.year}〕{number}号"
    made = reworded(notice, words)

    def moved(clause_id: str | None) -> str | None:
        return clause_id and clause_id.replace(notice.id, new_id, 1)

    clauses = tuple(
        replace(clause, id=str(moved(clause.id)), notice_id=new_id, parent_id=moved(clause.parent_id))
        for clause in made.clauses
    )
    return replace(
        made,
        id=new_id,
        document_number=new_number,
        date=first_day,
        effective_from=first_day,
        valid_until=None,
        supersedes=(notice.id,),
        clauses=clauses,
    )
