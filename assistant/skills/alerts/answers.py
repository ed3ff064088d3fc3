"""How measures read: whether the levels asked about have the act, and the clause of each level in its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.calculators.alert_level import LEVELS
from assistant.rules import Law
from assistant.skills.alerts import driving_ban
from assistant.skills.alerts.acts import Act, acts_asked
from assistant.skills.alerts.found import Found, clauses_found, levels_to_quote
from assistant.skills.alerts.matters import matters_said
from assistant.skills.alerts.response_clauses import (
    capital,
    in_english,
    named,
    named_in_english,
)
from assistant.skills.alerts.verdicts import verdict
from assistant.skills.alerts.whole_levels import overview
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.meaning.grades import grade_said
from assistant.skills.meaning.levels import COLOURS, index_said

ALL_LEVELS = tuple(COLOURS)[::-1]  # the lowest first


def of_clauses(found: Sequence[Found], levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    """The clauses found, each in its words."""
    return Draft(
        Kind.CLAUSE,
        _quoted(found, law),
        " ".join(_english(found, situation)),
        quotes=tuple(Quote(one.clause, one.said) for one in found),
        suggestions=(*[f"{colour}预警呢？" for colour in COLOURS if colour not in levels][:3], "原文"),
        focus={"levels": list(levels), "matters": []},
    )


def of_measures(levels: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]) -> Draft:
    """What is to be said first of the acts asked about, and the clause of each level that speaks of the matter."""
    acts = acts_asked(situation, law, matters)
    found = clauses_found(levels_to_quote(levels, acts), situation, law, matters)
    found = found or clauses_found([colour for colour in ALL_LEVELS if colour not in levels], situation, law, matters)
    if not found:
        return overview(levels, situation, law)
    first = _said_first(levels, acts, found, situation, law)
    index = index_said(situation)
    note = f"空气质量指数{index}属于{levels[0]}预警。" if index is not None and len(levels) == 1 else ""
    return Draft(
        Kind.CLAUSE,
        note + "".join(said for said, _ in first) + _quoted(found, law),
        " ".join([*(english for _, english in first if english), *_english(found, situation)]),
        _of_grade(found, situation, acts),
        (
            *(Quote(one.clause, one.said) for one in found),
            *(quote for act in acts if not set(levels) <= set(act.stated) for quote in act.quotes),
            *_of_index(levels, note, law),
        ),
        suggestions=(*[f"{colour}预警呢？" for colour in COLOURS if colour not in levels][:3], "原文"),
        focus={"levels": list(levels), "matters": list(matters) or matters_said(situation)},
    )


def _said_first(
    levels: Sequence[str], acts: Sequence[Act], found: Sequence[Found], situation: Situation, law: Law
) -> list[tuple[str, str]]:
    """What is said before the clauses: whether the levels have the act or the matter, and whom a ban excepts."""
    silent = [colour for colour in levels if colour not in {one.colour for one in found}]
    verdicts = [verdict(act, levels, situation, law) for act in acts]
    if silent and not acts:
        verdicts = [_silence(silent, [one.colour for one in found], law)]
    ban = driving_ban.remarks("".join(dict.fromkeys(one.clause.text for one in found)), situation)
    denied = bool(silent) or any(not set(levels) <= set(act.stated) for act in acts)
    return [*(verdicts if denied or not ban else ()), *ban]


def _quoted(found: Sequence[Found], law: Law) -> str:
    """The words found, each level named once."""
    said: dict[str, list[str]] = {}
    for one in found:
        said.setdefault(one.colour, []).append(one.said)
    return "；".join(f"{named([colour], law)}时：{'；'.join(words)}" for colour, words in said.items()) + "。"


def _english(found: Sequence[Found], situation: Situation) -> list[str]:
    """What each clause found asks for, as far as the lexicon has it in English, and which clause that is."""
    lines = []
    for one in found:
        known = in_english(one.said, situation.known) or in_english(one.clause.text, situation.known)
        told = f"{known} — clause {one.clause.path}" if known else f"see clause {one.clause.path}"
        lines.append(f"{capital(named_in_english([one.colour]).split(' ', 1)[1])}: {told}, quoted below.")
    return list(dict.fromkeys(lines))


def _silence(silent: Sequence[str], others: Sequence[str], law: Law) -> tuple[str, str]:
    """Says which of the levels have nothing of the matter, and which ones have."""
    spoken = list(dict.fromkeys(others))
    return (
        f"{named(silent, law)}的措施里没有写这一项，写有这一项的是{named(spoken, law)}。",
        f"Nothing is written of this for {named_in_english(silent)}; it is written for {named_in_english(spoken)}.",
    )


def _of_index(levels: Sequence[str], note: str, law: Law) -> tuple[Quote, ...]:
    """The clauses that put the index into its level, where the answer says so."""
    return tuple(Quote(law.clause(bound)) for colour, _, bound, _ in LEVELS if note and colour in levels)


def _of_grade(found: Sequence[Found], situation: Situation, acts: Sequence[Act]) -> tuple[str, ...]:
    """Whether sites of the grade spoken of are among those that stop at the one level asked about."""
    grade = grade_said(situation.query.text)
    stopped = [one.said for one in found if re.search(r"[A-D]级", one.said)]
    if not grade or acts or not stopped or len({one.colour for one in found}) > 1:
        return ()
    if f"{grade}级" in stopped[0]:
        return (f"{grade}级工地在停工范围内，要停工。",)
    return (f"这一级别的停工范围没有列{grade}级工地，{grade}级工地不在停工范围内。",)
