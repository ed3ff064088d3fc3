"""The clauses of each level that speak of what is asked, and the parts of them that do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.rules import Law
from assistant.skills.alerts.acts import Act, acts_asked
from assistant.skills.alerts.matters import matters_meant, terms_of
from assistant.skills.alerts.response_clauses import (
    NAMES_OF_LEVELS,
    below,
    measures_of,
    parts_of,
    without_numeral,
)
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS
from assistant.skills.meaning.telling import telling_parts
from assistant.skills.meaning.weighing import coverage, meanings, pairs, weights
from assistant.understanding.normal import normal
from corpus.model import Clause

_MOST_OF_IT = 0.6


def speaking_of_it(levels: Sequence[str], situation: Situation, law: Law) -> list[Found]:
    """A clause of each level that speaks of what else is said, in words that are no terms of the lexicon: 车子怎么限."""
    known = situation.known
    rest = tuple(one for one in meanings(situation.query, known) if not set(one.words) & NAMES_OF_LEVELS)
    strange = [one for one in rest if not one.known]
    if not strange or not all(known.index.has(one.said) or len(one.said) == 1 for one in strange):
        return []
    found: list[Found] = []
    for colour in levels:
        clauses = measures_of(colour, situation, law)
        best = max(clauses, key=lambda clause: coverage(rest, clause, known), default=None)
        if best is None or coverage(rest, best, known) < _MOST_OF_IT:
            return []
        found.append(Found(colour, best, _told(_said(best, situation, law, ()))))
    return found


@dataclass(frozen=True)
class Found:
    """A clause of a level that speaks of the matter, and the words of it that do."""

    colour: str
    clause: Clause
    said: str


def levels_to_quote(levels: Sequence[str], acts: Sequence[Act]) -> list[str]:
    """The levels asked about; where all are gone through for an act, those that it is written at."""
    if len(levels) < len(COLOURS) or not acts:
        return list(levels)
    return [colour for colour in levels if any(colour in (act.stated or act.near) for act in acts)]


def clauses_found(levels: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]) -> list[Found]:
    """The clauses of levels that speak of the acts or matters asked about; for each level without an act, the best few."""
    acts = acts_asked(situation, law, matters)
    found: list[Found] = []
    for colour in levels:
        stated = [place for act in acts for place in (act.stated or act.near).get(colour, ())]
        if stated:
            found.extend(Found(colour, clause, _told(part)) for clause, part in stated)
            continue
        clauses = _best(colour, situation, law, matters)[: 3 if len(levels) == 1 else 1]
        found.extend(Found(colour, one, _told(_said(one, situation, law, matters))) for one in clauses)
    return list(dict.fromkeys(found))


def _told(text: str) -> str:
    """Words of a clause as they stand in a sentence of ours."""
    return without_numeral(text.strip()).rstrip("。；")


def _best(colour: str, situation: Situation, law: Law, matters: Sequence[str]) -> list[Clause]:
    known, query = situation.known, situation.query
    asked = dict(weights(query, known))
    asked_pairs = dict(pairs(query, known))
    for name in matters:
        concept = known.lexicon.concepts[name]
        for term in (concept.name, *concept.terms):
            for word in known.index.segmenter.words(normal(term)):
                asked[word] = 1.0
    hits = known.index.search(
        asked,
        asked_pairs,
        lambda clause: clause.notice_id == law.notice.id and below(clause, colour, situation, law),
        6,
    )
    wanted = terms_of(matters or matters_meant(situation, law), situation)
    fit = [hit for hit in hits if any(term in normal(hit.clause.text) for term in wanted)]
    return [hit.clause for hit in fit if hit.score >= fit[0].score * 0.45]


def _said(clause: Clause, situation: Situation, law: Law, matters: Sequence[str]) -> str:
    """The parts of the clause that speak of the matter."""
    if len(clause.text) <= 90:
        return clause.text
    parts = parts_of(clause.text)
    wanted = terms_of(matters or matters_meant(situation, law), situation)
    words = [word for one in meanings(situation.query, situation.known) for word in one.words if len(word) >= 2]
    kept = [part for part in parts if any(term in normal(part) for term in (*wanted, *words))]
    return "".join(kept) if kept else telling_parts(clause, situation.query, situation.known)
