"""What is said of people and units that the division of work does not have, or of whom it does not state what is asked."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.leaders.relations import relation_asked, sentences
from corpus.register.division import Holding


def not_in_office(held: Sequence[Holding], situation: Situation) -> Draft:
    """That the division of work of the day does not have a person, and what that of another day says of him."""
    known, person = situation.known, held[0].person
    notice = known.notice_of(held[0].clause)
    begun = notice.effective_from or notice.date
    day = situation.day
    said = (
        f"在{day.year}年{day.month}月{day.day}日施行的分工通知里没有{person}。"
        + (f"{begun.year}年{begun.month}月{begun.day}日起施行的分工里，" if begun else "")
        + f"{person}{held[0].post}{''.join(sentences(held, relation_asked(situation)))}"
    )
    return Draft(
        Kind.LOOKUP,
        said,
        f"The division of work of {day} does not have {person}; see the clause of another day.",
        quotes=(Quote(held[0].clause),),
        focus={"people": []},
    )


def unknown(name: str) -> Draft:
    """That the division of work does not have a name."""
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知里没有写{name}，我不能回答。",
        f"The division of work does not name {name}.",
        keeps_topic=True,
    )


def unwritten(people: Sequence[str]) -> Draft:
    """That the division of work does not state this of people."""
    names = "、".join(people)
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知只写了{names}的职务和分工，没有写这个，我不能回答。",
        f"The division of work only states the post and the work of {names}, not this.",
        suggestions=(f"{people[0]}分管什么？",),
        focus={"people": list(people)},
    )
