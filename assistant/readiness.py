"""Whether answers can be given, from what, and what is wrong with it."""

from __future__ import annotations

from datetime import date

from assistant.knowledge import Knowledge
from assistant.shapes import JSON
from corpus.library import Library

_TOLD = 10  # problems of one kind


def readiness(known: Knowledge, remembers: bool, corpus_problem: str) -> JSON:
    """`ready`, `remembers`, `corpus_version`, `newest_notice`, `notices`, `clauses` and `problems`.

    `remembers` is whether the session store answers; `corpus_problem` is why the stored corpus could not be read anew.
    """
    library = known.library
    dated = [notice for notice in library.notices if notice.date]
    newest = max(dated, key=lambda notice: (notice.date or date.min, notice.id), default=None)
    problems = [f"rule {name} is off: {why}" for name, why in known.off.items()]
    problems += _clashes(library)
    problems += [corpus_problem] if corpus_problem else []
    problems += [] if remembers else ["the session store does not answer"]
    return {
        "ready": bool(library.notices),
        "remembers": remembers,
        "corpus_version": known.version,
        "newest_notice": newest.document_number if newest else None,
        "notices": len(library.notices),
        "clauses": sum(len(notice.clauses) for notice in library.notices),
        "problems": problems,
    }


def _clashes(library: Library) -> list[str]:
    """Notices of which it is open which holds; where there are very many, how many more."""
    found = [
        f"{one.id} and {other.id} set one matter anew from one day on" for one, other in library.succession.clashes
    ]
    return found[:_TOLD] + ([f"and {len(found) - _TOLD} more such pairs"] if len(found) > _TOLD else [])
