"""Which place a talk is about: a follow-up goes on in the city asked about before; of two named side by side each is asked for."""

from __future__ import annotations

from assistant.answers import Reply
from assistant.conversations import Conversation
from assistant.elsewhere import names_ours, places_beside
from assistant.knowledge import Knowledge
from assistant.understanding.query import Query
from corpus.library import UnknownClauseError
from corpus.succession.matters import place_of


def place_gone_on_with(query: Query, conversation: Conversation, known: Knowledge) -> str:
    """The place, not ours, in which a follow-up goes on: the one the last question named, or whose notice was cited first."""
    last = conversation.last
    if last is None or not query.elliptic:
        return ""
    return known.place_named(last.question) or _elsewhere(_cited(last.citations[:1], known), known)


def asked_of_both(query: Query, known: Knowledge) -> tuple[str, ...]:
    """The question once for each, where it names our place and another side by side: 海宁和嘉兴谁分管教育."""
    place = known.place_beside_ours(query.text)
    return places_beside(query.text, place, known.library) if place and names_ours(query.text, known.library) else ()


def only_one_of_both(query: Query, made: Reply, known: Knowledge) -> str:
    """A sentence that an answer is from one place's notices alone, where the question names ours and another; else ""."""
    place = known.place_beside_ours(query.text)
    if not place or not names_ours(query.text, known.library):
        return ""
    ours = known.library.home_place
    found = {place_of(one.notice) for one in made.citations} & {place, ours}
    if len(found) != 1:
        return ""
    told = next(iter(found))
    return f"以下只依据{told}的文件，{place if told == ours else ours}的请另问。\n"


def _cited(clause_ids: tuple[str, ...], known: Knowledge) -> str:
    for one in clause_ids:
        try:
            return place_of(known.notice_of(known.library.clause(one)))
        except UnknownClauseError:  # its notice has been removed since
            continue
    return ""


def _elsewhere(place: str, known: Knowledge) -> str:
    return "" if place == known.library.home_place else place
