"""Acts that only some levels ask for (停课, 停工, 限行): at which levels they are written, and of what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.rules import Law
from assistant.skills.alerts.response_clauses import (
    NAMES_OF_LEVELS,
    measures_of,
    parts_of,
    without_numeral,
)
from assistant.skills.base import Quote, Situation
from assistant.skills.meaning.grades import grade_said
from assistant.skills.meaning.levels import COLOURS, response_of
from assistant.understanding.matching import Mention
from assistant.understanding.normal import normal
from corpus.model import Clause

#: The concepts of acts; the first of their English words names the act in an English answer.
ACTS = (
    "停课",
    "停工",
    "停产",
    "机动车限行",
    "佩戴口罩",
    "大型露天活动",
    "弹性工作制",
    "人工增雨",
    "空调温度",
    "怠速熄火",
    "涂料溶剂",
)
#: Acts that stop something; a word for stopping alone (要停吗) means the one that is stated of the thing spoken of.
_STOPPING = frozenset({"停课", "停工", "停产"})
_STOPPED_BY_GRADE = "停工"
_WHETHER = re.compile(
    r"吗|(?<![什怎])么[?？。]?$|是否|能否|可否|([一-鿿])不\1|有没有|还能|(?:^|[,.] )(?:do|does|is|are|can|may|must|should|will)\b"
)

Stated = Mapping[str, tuple[tuple[Clause, str], ...]]


@dataclass(frozen=True)
class Act:
    """An act asked about, in both languages, with the clauses and parts that state it, by level, the lowest first.

    `concept` is the lexicon's; `near` is what is stated of the act where nothing is stated of just what is asked.
    """

    concept: str
    name: str
    english: str
    stated: Stated
    near: Stated

    @property
    def levels(self) -> list[str]:
        """The levels at which it is written."""
        return list(self.stated)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """One clause of each level that states it."""
        return tuple(Quote(places[0][0]) for places in self.stated.values())


def whether(text: str) -> bool:
    """Whether a question can be answered by yes or no."""
    return bool(_WHETHER.search(text))


def acts_asked(situation: Situation, law: Law, matters: Sequence[str] = ()) -> list[Act]:
    """The acts that a question asks about; those that `matters` go on with where the question names none."""
    mentions = [one for one in situation.query.mentions if one.concept in ACTS]
    if not mentions:
        return [_act(name, (), situation, law) for name in matters if name in ACTS]
    subjects = _subjects(mentions, situation)
    found = {one.concept: _act(one.concept, subjects, situation, law) for one in mentions}
    plain = {one.concept for one in mentions if _names(one)}
    loose = [
        name for name in found if name not in _STOPPING or not subjects or _of_subjects(name, subjects, situation, law)
    ]
    return [act for name, act in found.items() if act.near and (name in plain or (not plain and name in loose))]


def _names(mention: Mention) -> bool:
    """Whether the words name the act itself (停工), not something near it (还能干)."""
    return mention.surface in mention.concept or mention.concept in mention.surface or mention.surface.isascii()


def _subjects(acts: Sequence[Mention], situation: Situation) -> tuple[str, ...]:
    """Of whom an act is asked: matters named in other words than the act itself."""
    concepts = situation.known.lexicon.concepts
    apart = (
        one.concept
        for one in situation.query.mentions
        if not any(one.start < act.end and act.start < one.end and _names(act) for act in acts)
    )
    others = NAMES_OF_LEVELS.union(ACTS)
    return tuple(name for name in apart if name in concepts and concepts[name].group == "alerts" and name not in others)


def _act(name: str, subjects: Sequence[str], situation: Situation, law: Law) -> Act:
    """An act with where it is stated: of its subject where any level says so, else of whomever."""
    concept = situation.known.lexicon.concepts[name]
    english = concept.english[0] if concept.english else name
    grade = grade_said(situation.query.text) if name == _STOPPED_BY_GRADE else ""
    if grade:
        stated, near = (_stated(name, beside, situation, law) for beside in ((f"{grade}级",), ()))
        return Act(name, f"{grade}级工地{name}", f"{english} at sites graded {grade}", stated, near)
    stated = (_of_subjects(name, subjects, situation, law) if subjects else {}) or _stated(name, (), situation, law)
    return Act(name, name, english, stated, stated)


def _of_subjects(name: str, subjects: Sequence[str], situation: Situation, law: Law) -> Stated:
    terms = [term for one in subjects for term in situation.known.lexicon.concepts[one].terms]
    return _stated(name, terms, situation, law) if terms else {}


def _stated(name: str, beside: Sequence[str], situation: Situation, law: Law) -> Stated:
    """Where an act is stated, in the same part with one of the words `beside` where there are any.

    A higher level that adds to a lower one (在二级响应措施的基础上) states what the lower one does.
    """
    terms = situation.known.lexicon.concepts[name].terms
    found: dict[str, tuple[tuple[Clause, str], ...]] = {}
    for colour in reversed(COLOURS):
        onto = [f"在{response_of(lower, law)}响应措施的基础上" for lower in found]
        places = tuple(
            (clause, part)
            for clause in measures_of(colour, situation, law)
            for part in parts_of(clause.text)
            if any(term in part for term in terms)
            and without_numeral(part).rstrip("。") != clause.heading
            and (not beside or any(normal(word) in normal(part) for word in (*beside, *onto)))
        )
        if places:
            found[colour] = places
    return found
