"""Where the measures of each response level stand, and how a level is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.calculators.alert_level import LEVELS
from assistant.knowledge import Knowledge
from assistant.rules import Law
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS, ENGLISH, response_of
from assistant.understanding.normal import normal
from corpus.model import Clause

#: Concepts that name a level or levels as such, not a matter of their measures.
NAMES_OF_LEVELS = frozenset({*COLOURS.values(), "预警", "大气重污染", "空气质量指数", "应急响应"})
_ROMAN = {colour: roman for (colour, *_), roman in zip(LEVELS, ("I", "II", "III", "IV"), strict=True)}
_NUMERAL = re.compile(r"^(?:[①-⑳]|（\d+）)")


def named(colours: Iterable[str], law: Law) -> str:
    """The levels in words: 橙色预警（二级响应）、红色预警（一级响应）."""
    return "、".join(f"{colour}预警（{response_of(colour, law)}响应）" for colour in colours)


def named_in_english(colours: Iterable[str]) -> str:
    """The levels in English: an orange alert (level II) and a red alert (level I)."""
    said = [
        f"{'an' if ENGLISH[one] == 'orange' else 'a'} {ENGLISH[one]} alert (level {_ROMAN[one]})" for one in colours
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def measures_of(colour: str, situation: Situation, law: Law) -> list[Clause]:
    """The clauses that state measures of a level, without bare headings."""
    return situation.known.once(
        f"measures of {law.notice.id} at {colour}",
        lambda: [
            clause
            for clause in law.notice.clauses
            if below(clause, colour, situation, law) and len(clause.text) > 12 + len(clause.heading)
        ],
    )


def below(clause: Clause, colour: str, situation: Situation, law: Law) -> bool:
    """Whether a clause stands below the heading of a level's response."""
    heading = f"{response_of(colour, law)}响应"
    return situation.known.once(f"{clause.id} below {heading}", lambda: _stands_below(clause, heading, situation))


def _stands_below(clause: Clause, heading: str, situation: Situation) -> bool:
    library = situation.known.library
    parent = clause.parent_id
    while parent:
        above = library.clause(parent)
        if above.heading == heading:
            return True
        parent = above.parent_id
    return False


def written(situation: Situation, law: Law) -> str:
    """All that is written of measures, at whatever level."""
    return situation.known.once(
        f"measures of {law.notice.id}",
        lambda: "".join(
            normal(clause.text)
            for clause in law.notice.clauses
            if any(below(clause, colour, situation, law) for colour in COLOURS)
        ),
    )


def in_english(text: str, known: Knowledge) -> str:
    """The measures that a text states, as the lexicon has them in English; "" where it has none of them.

    They are the concepts that nobody says: a clause's own words with their English.
    """
    measures = (one for one in known.lexicon.group("alerts") if not one.says and one.english)
    found = {text.index(term): one.english[0] for one in measures for term in one.terms if term in text}
    return "; ".join(dict.fromkeys(found[place] for place in sorted(found)))


def without_numeral(text: str) -> str:
    """A clause without its printed numeral (①, （1）), as it reads within a sentence."""
    return _NUMERAL.sub("", text)


@lru_cache(maxsize=1024)
def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a clause that state one thing each, with their punctuation."""
    return tuple(re.findall(r"[^。；\n]+[。；]?", text))


def capital(text: str) -> str:
    """The text with its first letter a capital, and the others as they are."""
    return text[:1].upper() + text[1:]
