"""What can be looked up without a question: notices, clauses by id or by words, and calculators, as plain data."""

from __future__ import annotations

from datetime import date

from assistant import shapes
from assistant.answers import Cited
from assistant.editions import Edition, edition_on
from assistant.knowledge import Knowledge
from assistant.rules import Rule
from assistant.shapes import JSON
from assistant.skills.meaning.weighing import pairs, weights
from assistant.understanding.normal import whole
from corpus.library import Library, UnknownClauseError, UnknownNoticeError
from corpus.model import Notice


class UnknownId(LookupError):
    """There is no notice, clause, rule or turn of that name."""


def documents(library: Library, day: date) -> list[JSON]:
    """All notices, each with where it stands on a day."""
    return [_listed(notice, library, day) for notice in library.notices]


def document(notice_id: str, library: Library, day: date) -> JSON:
    """One notice with its clauses; raises `UnknownId`."""
    try:
        notice = library.notice(notice_id)
    except UnknownNoticeError as error:
        raise UnknownId(notice_id) from error
    return {**_listed(notice, library, day), "clauses": [shapes.clause_json(clause) for clause in notice.clauses]}


def _listed(notice: Notice, library: Library, day: date) -> JSON:
    """A notice's own data, and what others have done to it by a day."""
    done = shapes.succession_json(library.replaced(notice, day), library.amendments(notice, day))
    return {**shapes.document_json(notice, library.validity(notice, day)), **done}


def clause(clause_id: str, known: Knowledge, day: date) -> JSON:
    """One clause as a citation, with its heading and the clause above it; raises `UnknownId`."""
    try:
        found = known.library.clause(clause_id)
    except UnknownClauseError as error:
        raise UnknownId(clause_id) from error
    cited = Cited(found, known.notice_of(found), known.state(found, day))
    return {**shapes.citation_json(cited), "heading": found.heading, "parent_id": found.parent_id}


def search(query: str, limit: int, known: Knowledge) -> JSON:
    """At most `limit` clauses that match, best first."""
    read = known.reader.read(query)
    hits = known.index.search(weights(read, known), pairs(read, known), limit=limit)
    return {
        "query": whole(query),
        "hits": [
            {
                "clause_id": hit.clause.id,
                "document_number": known.notice_of(hit.clause).document_number,
                "clause": hit.clause.path,
                "text": hit.clause.text,
                "score": round(hit.score, 4),
                "matched": list(hit.matched),
            }
            for hit in hits
        ],
    }


def rules(known: Knowledge, day: date) -> list[JSON]:
    """Every calculator in use on a day."""
    in_use = (one for one in known.rules if isinstance(edition_on(known.editions[one.name], day), Edition))
    return [rule_json(one, known, day) for one in in_use]


def rule_named(name: str, known: Knowledge) -> Rule:
    """The calculator of a name; raises `UnknownId`."""
    found = next((one for one in known.rules if one.name == name), None)
    if found is None:
        raise UnknownId(name)
    return found


def rule_json(rule: Rule, known: Knowledge, day: date) -> JSON:
    """The rule as it stands on a day, or as it stood last where it is off by then, and why."""
    now = edition_on(known.editions[rule.name], day)
    if isinstance(now, Edition):
        return shapes.rule_json(rule, now)
    before = [
        one for one in known.editions[rule.name] if isinstance(one, Edition) and (one.since or date.min) < now.since
    ]
    return {**shapes.rule_json(rule, before[-1]), "off": f"{now.since}: {now.why}"}
