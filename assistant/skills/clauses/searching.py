"""条款检索: the clauses that govern a question, quoted; or none where too little of its meaning is covered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.figures import headings_above
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.clauses.ranking import THRESHOLD, beyond_place, ranked
from assistant.skills.clauses.responsible import departments_unsaid
from assistant.skills.meaning.levels import levels_said
from assistant.skills.meaning.telling import telling_parts
from assistant.skills.meaning.weighing import coverage, meanings
from corpus.model import Clause
from indexes.clause_index import Hit

#: The same where more than a few words of the question are strange to the notices.
CLEAR_THRESHOLD = 0.45
#: The share of the question's known terms that a clause has to speak of.
KNOWN_SHARE = 0.5
#: The same where a clause speaks of most of the question.
SOME_KNOWN_SHARE, MOST = 0.35, 0.6
_FEW = 2
_ALL = 0.999  # of a question, or of what a supposition is about
#: Where a clause has most of so many known terms, a story may be told beside them.
_MANY_TERMS, MANY_TERMS_SHARE = 3, 0.25
#: How much more of the question the next clause has to cover, to be taken where the first covers too little.
_MORE_COVERED = 0.1
#: The score, beside that of the first, from which covering any more of it is enough.
_NEARLY = 0.6
#: Where nothing of the question is a term the lexicon knows, more has to be covered.
UNKNOWN_THRESHOLD = 0.72
_ANNOUNCES = re.compile(r"[:：]$|(?:下列|以下|如下)[^。]*[。：:]?$|之一[，,][^。]*。?$")
_ENDING, _ANNOUNCED = 40, 700  # characters: of the end that announces, of all that is announced
#: Points: for any clause, for all that a clause covers of the question, for the terms known in it.
_BASE, _OF_COVERAGE, _OF_TERMS = 1.0, 1.8, 0.8
_LEAST_MEANING = 7.0  # of unknown words alone, a single one proves nothing


class Searching:
    """Quotes the clause that fits best."""

    name = "searching"
    #: The points of a clause that covers all of a question of many terms.
    most = _BASE + _OF_COVERAGE + _OF_TERMS

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a clause covers enough of what is asked; the more it covers, the more."""
        found = ranked(situation)
        situation = beyond_place(situation)
        spoken = sum(1 for one in meanings(situation.query, situation.known) if one.known)
        told = sum(one.weight for one in meanings(situation.query, situation.known))
        if not spoken and told < _LEAST_MEANING:
            return None
        while found and not _covers(found[0], situation):
            if len(found) == 1 or not _may_stand_in(found[1], found[0], situation):
                return None
            found = found[1:]
        if not found:
            return None
        points = _BASE + _OF_COVERAGE * found[0][0] + min(_OF_TERMS, 0.3 * spoken)
        return Bid(
            self.name,
            points,
            lambda: quoted([hit.clause for share, hit in found if share >= found[0][0] * 0.6][:3], situation),
        )


def _covers(found: tuple[float, Hit], situation: Situation) -> bool:
    """Whether a clause answers to enough of the question: to most of the terms known, and to few strange words not."""
    share, hit = found
    if share >= _ALL:
        return True
    spoken = meanings(situation.query, situation.known)
    known = tuple(one for one in spoken if one.known)
    if not known:
        return share >= UNKNOWN_THRESHOLD
    text = situation.known.context(hit.clause.id) + situation.known.asked(hit.clause.id)
    strange = sum(1 for one in spoken if not one.known and not any(word in text for word in one.words))
    said = coverage(known, hit.clause, situation.known)
    if (
        said >= MOST
        and _of_measures(situation)
        and sum(1 for one in known if any(word in text for word in one.words)) >= _MANY_TERMS
    ):
        return share >= MANY_TERMS_SHARE
    if said >= KNOWN_SHARE:
        return share >= (THRESHOLD if strange <= _FEW else CLEAR_THRESHOLD)
    return said >= SOME_KNOWN_SHARE and share >= MOST


def _may_stand_in(next_found: tuple[float, Hit], found: tuple[float, Hit], situation: Situation) -> bool:
    """Whether the next clause may answer where one covers too little: it covers more, and was found nearly as easily."""
    more, near = next_found[0] - found[0], next_found[1].score >= _NEARLY * found[1].score
    return more > 0 if near else more >= _MORE_COVERED and _of_measures(situation)


def _of_measures(situation: Situation) -> bool:
    """Whether the question speaks of something that a plan does for somebody."""
    concepts = situation.known.lexicon.concepts
    return any(concepts[one].group == "policy" for one in situation.query.concepts if one in concepts)


def quoted(clauses: Sequence[Clause], situation: Situation) -> Draft:
    """An answer that quotes what the first clause says of the question, and cites them all."""
    first, *others = _announcing(clauses, situation)
    said = telling_parts(first, situation.query, situation.known)
    below = _announced(first, said, situation)
    said = "\n".join((said, *(clause.text for clause in below)))
    notice = situation.known.notice_of(first)
    cited = dict.fromkeys((first, *below, *others))
    quotes = tuple(Quote(clause, said if clause is first and not below else "") for clause in cited)
    english = f"{notice.document_number}, {first.path} (in Chinese): {said}"
    focus = {"notice": notice.id, "levels": levels_said(situation)}
    return Draft(
        Kind.CLAUSE,
        _introduced(first, said, situation),
        english,
        details=departments_unsaid(first, said, situation),
        quotes=quotes,
        suggestions=("原文",),
        focus=focus,
    )


def _announcing(clauses: Sequence[Clause], situation: Situation) -> Sequence[Clause]:
    """The clauses, with the one that announces a list before the item of it that was found, where all of it is asked for."""
    first = clauses[0]
    above = situation.known.library.clause(first.parent_id) if first.parent_id else None
    if above and situation.query.has("什么") and _ANNOUNCES.search(above.text.rstrip()[-_ENDING:]):
        return tuple(dict.fromkeys((above, *clauses)))
    return clauses


def _announced(clause: Clause, said: str, situation: Situation) -> tuple[Clause, ...]:
    """The clauses that one announces (下列情况之一, 主要职责为：), below it or after it on its level, where they are short."""
    if not _ANNOUNCES.search(said.rstrip()[-_ENDING:]):
        return ()
    library = situation.known.library
    below = library.children(clause.id)
    if not below and clause.parent_id:
        beside = library.children(clause.parent_id)
        below = beside[beside.index(clause) + 1 :]
    listed = tuple(one for one in below if one.label)
    return listed if sum(len(one.text) for one in listed) <= _ANNOUNCED else ()


def _whose(clause: Clause, situation: Situation) -> str:
    """The heading of the clause that announces the list in which a clause without a heading stands: whose task it is."""
    above = situation.known.library.clause(clause.parent_id) if clause.parent_id and clause.label else None
    announced = above and not clause.heading and _ANNOUNCES.search(above.text.rstrip()[-_ENDING:])
    return above.heading if above and announced else ""


def _introduced(clause: Clause, said: str, situation: Situation) -> str:
    """The words with the heading they stand under, where the clause does not say it itself."""
    above = headings_above(situation.known.notice_of(clause), clause)
    under = next((heading for heading in above if heading.endswith("响应")), "")
    under = under or _whose(clause, situation)
    place = f"（{under}）" if under else ""
    return place + (said if said.startswith(clause.label) or not clause.heading else f"{clause.heading}：{said}")
