"""What of the measures a question speaks of: the matters it names, and the words by which a clause shows them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.rules import Law
from assistant.skills.alerts.acts import ACTS, acts_asked
from assistant.skills.alerts.response_clauses import (
    NAMES_OF_LEVELS,
    written,
)
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import law_on
from assistant.understanding.normal import normal


def matters_said(situation: Situation) -> list[str]:
    """The concepts of measures spoken of, beside the levels themselves."""
    return list(situation.once("matters of measures", lambda: _matters_said(situation)))


def _matters_said(situation: Situation) -> list[str]:
    concepts = situation.known.lexicon.concepts
    said = dict.fromkeys(one.concept for one in situation.query.mentions)
    wanted = [
        name for name in said if name in concepts and concepts[name].group == "alerts" and name not in NAMES_OF_LEVELS
    ]
    law = law_on(situation)
    text = written(situation, law) if law else ""
    return [name for name in wanted if any(term in text for term in terms_of([name], situation))]


def matters_meant(situation: Situation, law: Law) -> list[str]:
    """The matters of a question, without acts that its words only seemed to name."""
    meant = {act.concept for act in acts_asked(situation, law)}
    matters = matters_said(situation)
    return [name for name in matters if name not in ACTS or name in meant] or matters


def terms_of(matters: Sequence[str], situation: Situation) -> list[str]:
    """Words by which a clause shows that it speaks of a matter."""
    found: list[str] = []
    for name in matters:
        concept = situation.known.lexicon.concepts[name]
        said = [one.surface for one in situation.query.mentions if one.concept == name]
        found.extend(normal(term) for term in (concept.name, *concept.terms, *said) if len(term) >= 2)
    for term in list(found):
        found.extend(term.split("、"))
    return [term for term in dict.fromkeys(found) if len(term) >= 2]
