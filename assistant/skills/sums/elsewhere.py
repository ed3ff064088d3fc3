"""Whether words that ask for a rule's sum (最低多少) are asked of the matter of another notice."""

from __future__ import annotations

from assistant.editions import Gap, edition_on
from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.skills.meaning.fields import fields_of
from assistant.skills.meaning.weighing import coverage, meanings, pairs, weights

_CANDIDATES = 8
_MORE = 0.1  # of the question's meaning, by which another notice has to cover more of it


def answered_elsewhere(rule: Rule, situation: Situation) -> bool:
    """Whether the question speaks of another field than the rule's, and a clause of another notice covers more of it."""
    if not fields_of(situation.query, situation.known) - _fields(rule, situation):
        return False
    query, known, mine = situation.query, situation.known, _notice(rule, situation)
    hits = known.index.search(weights(query, known), pairs(query, known), limit=_CANDIDATES)
    shares = [(hit.clause.notice_id == mine, coverage(meanings(query, known), hit.clause, known)) for hit in hits]
    own = max((share for own, share in shares if own), default=0.0)
    return max((share for own, share in shares if not own), default=0.0) > own + _MORE


def _fields(rule: Rule, situation: Situation) -> frozenset[str]:
    """The fields of the concepts that ask for a rule."""
    concepts = situation.known.lexicon.concepts
    named = (name for trigger in rule.triggers for name in trigger)
    return frozenset(concepts[name].group for name in named if name in concepts)


def _notice(rule: Rule, situation: Situation) -> str:
    """The id of the notice that sets the rule on the day."""
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    return edition.notice.id if isinstance(edition, Gap) else edition.law.notice.id
