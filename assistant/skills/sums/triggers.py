"""What a message names of a rule: the concepts of its triggers, and whether they are its own or another rule's."""

from __future__ import annotations

import re

from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.understanding.query import Query

_SHORT = 10
_ASKED = "asking"  # the concepts that are ways of asking and name no matter
_POLITE = re.compile(r"我?就?想(?:知道|问问?|了解)|请问|请教|问一?下|咨询|了解|一下|关于|的事|[吗呢啊吧了]")


def might_be_meant(spoken: frozenset[str], situation: Situation) -> frozenset[str]:
    """The rules of which all concepts of a trigger are spoken of, whatever else that trigger needs."""
    return frozenset(name for name, concepts in _needs(situation) if concepts <= spoken)


def _needs(situation: Situation) -> list[tuple[str, frozenset[str]]]:
    """The concepts of every trigger, with its rule."""
    rules = situation.known.rules
    return situation.known.once(
        "concepts of triggers",
        lambda: [
            (rule.name, frozenset(one for one in trigger if not one.startswith("@")))
            for rule in rules
            for trigger in rule.triggers
        ],
    )


def names_another(rule: Rule, spoken: frozenset[str], situation: Situation) -> bool:
    """Whether the message names a house of the other kind and nothing that is this rule's own: 住宅的搬迁费呢 after a shop."""
    owned = {one.start for one in situation.query.mentions if one.concept == "家人"}
    named = frozenset(one.concept for one in situation.query.mentions if one.start not in owned and not one.negated)
    others = [one.name for one in situation.known.rules if _shares_area(one, rule)]
    return any(names_its_own(other, rule.name, named, situation) for other in others) and not any(
        names_its_own(rule.name, other, spoken, situation) for other in others
    )


def _shares_area(one: Rule, other: Rule) -> bool:
    """Whether two rules reckon by the area of the house taken."""
    return one.name != other.name and all(
        rule.money and "area" in {ask.name for ask in rule.inputs} for rule in (one, other)
    )


def names_its_own(rule: str, other: str, spoken: frozenset[str], situation: Situation) -> bool:
    """Whether a concept is spoken of by which one rule is asked for and the other is not: 如果是住宅呢."""
    needs = _needs(situation)
    mine = {concept for name, concepts in needs if name == rule for concept in concepts}
    others = {concept for name, concepts in needs if name == other for concept in concepts}
    known = situation.known.lexicon.concepts
    return any(known[one].group != _ASKED for one in spoken & (mine - others) if one in known)


def says_little_else(query: Query) -> bool:
    """Whether a message is hardly more than the matter: 我想问问拆迁补偿."""
    said = len(query.text) - sum(len(one) for one in _POLITE.findall(query.text))
    return len(query.text) <= _SHORT and 2 * sum(one.end - one.start for one in query.mentions) >= said
