"""名词解释: what a term of the notices means, where a clause says so (本预案所指的大气重污染，是指…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.meaning.weighing import meanings
from assistant.understanding.normal import normal
from corpus.model import Clause

_POINTS = 13.0  # above small talk: 什么意思 alone asks for plainer words
_ASPECT = "definition"
_DEFINES = re.compile(r"(?P<term>[^。；，,\n（）()《》]{2,24})(?:[，,]?(?:是|系)指|[（(]指)(?!导|定|标|挥)[^。\n]+。?")
_LEAST = 2  # characters of a term


class Definitions:
    """Quotes the sentence that defines what is asked for."""

    name = "definitions"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where the meaning of a term is asked for and a clause states it."""
        aspect = next((one for one in situation.known.lexicon.aspects if one.name == _ASPECT), None)
        if aspect is None or not aspect.asks.search(situation.query.text):
            return None
        terms = [
            word
            for meaning in meanings(situation.query, situation.known)
            for word in meaning.words
            if len(word) >= _LEAST and not word.isascii()
        ]
        found = next(
            ((clause, said) for clause, term, said in _definitions(situation) if any(word in term for word in terms)),
            None,
        )
        return Bid(self.name, _POINTS, lambda: _answer(*found, situation)) if found else None


def _definitions(situation: Situation) -> tuple[tuple[Clause, str, str], ...]:
    """Every clause that defines a term, with the term and the sentence."""
    known = situation.known
    return known.once(
        "definitions", lambda: tuple(_stated(clause for notice in known.library.notices for clause in notice.clauses))
    )


def _stated(clauses: Iterator[Clause]) -> Iterator[tuple[Clause, str, str]]:
    for clause in clauses:
        for match in _DEFINES.finditer(clause.text):
            yield clause, normal(match["term"]), match[0].strip()


def _answer(clause: Clause, said: str, situation: Situation) -> Draft:
    notice = situation.known.notice_of(clause)
    return Draft(
        Kind.CLAUSE,
        said,
        f"{notice.document_number}, {clause.path} (in Chinese): {said}",
        quotes=(Quote(clause, said),),
        suggestions=("原文",),
        focus={"notice": notice.id},
    )
