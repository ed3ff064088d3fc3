"""What of a question a rule passes over: matters that none of the clauses with its figures speaks of."""

from __future__ import annotations

from assistant.editions import law_on
from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.skills.meaning.weighing import coverage, meanings

_MUCH = 0.5  # of a question's meaning, beyond which a rule that is given nothing may not be meant
_TELLING = 4.0  # the weight that what is passed over has at least


def passes_over(rule: Rule, situation: Situation) -> bool:
    """Whether most of a question is about what the clauses of a rule's figures do not speak of.

    霾一直不散，预警能不能往上调 names 预警, and asks nothing that the bounds of the levels tell.
    """
    known = situation.known
    edition = known.editions.get(rule.name)
    law = law_on(edition, situation.day) if edition else None
    said = meanings(situation.query, known)
    strange = tuple(one for one in said if not _of_the_rule(one.said, rule, situation))
    if law is None or not strange:
        return False
    clauses = dict.fromkeys(law.clause(figure) for figure in rule.figures)
    left = sum(one.weight for one in strange if not any(coverage((one,), clause, known) for clause in clauses))
    return left >= _TELLING and left > _MUCH * sum(one.weight for one in said)


def _of_the_rule(said: str, rule: Rule, situation: Situation) -> bool:
    """Whether words are of the rule's own: they name its matter or are looked for beside its amounts."""
    names = {concept for trigger in rule.triggers for concept in trigger}
    return any(one.concept in names and one.surface == said for one in situation.query.mentions)
