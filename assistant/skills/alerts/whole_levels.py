"""A response level as a whole: what it is, all that it asks for, and how two of them differ."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Kind
from assistant.calculators.alert_level import LEVELS
from assistant.rules import Law
from assistant.skills.alerts.acts import whether
from assistant.skills.alerts.response_clauses import (
    capital,
    in_english,
    measures_of,
    named,
    named_in_english,
    without_numeral,
)
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.meaning.levels import ENGLISH, response_of
from assistant.skills.meaning.weighing import meanings
from assistant.understanding.normal import normal


def facts(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    """What an alert of each colour is: its level, its index, the response it starts."""
    said: list[str] = []
    english: list[str] = []
    quotes: list[Quote] = []
    for colour, name, bound, response in LEVELS:
        if colour in levels:
            clause = law.clause(bound)
            level = law.words(response)
            said.append(f"{colour}预警是{level}预警，启动{level}应急响应；条件：{clause.text.splitlines()[-1]}")
            english.append(f"{name} alert: {clause.text.splitlines()[-1]}")
            quotes.extend((Quote(clause), Quote(law.clause(response))))
    return Draft(
        Kind.LOOKUP,
        "".join(said),
        "; ".join(english) + ".",
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=("这一级别学校怎么办？", "这一级别谁签发？"),
        focus={"levels": list(levels), "matters": []},
    )


def side_by_side(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    """What each of two levels asks for that the other does not, measure by measure."""
    own = {colour: measures_of(colour, situation, law) for colour in levels}
    said: list[str] = []
    quotes: list[Quote] = []
    for colour, other in (tuple(levels), tuple(reversed(levels))):
        words = {without_numeral(clause.text) for clause in own[other]}
        only = [clause for clause in own[colour] if without_numeral(clause.text) not in words]
        said.append(f"【{colour}预警（{response_of(colour, law)}响应）】\n" + "\n".join(clause.text for clause in only))
        quotes.extend(Quote(clause) for clause in only[:3])
    lead = f"{levels[0]}预警和{levels[1]}预警的措施中，写法不同的是：\n" + "\n".join(said)
    english = (
        f"What differs between the {ENGLISH[levels[0]]} and the {ENGLISH[levels[1]]} alert (in Chinese):\n"
        + "\n".join(said)
    )
    return Draft(Kind.CLAUSE, lead, english, quotes=tuple(quotes), focus={"levels": list(levels), "matters": []})


def overview(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    """All measures of a level, by kind."""
    known = situation.known
    said: list[str] = []
    quotes: list[Quote] = []
    for colour in levels[:2]:
        heading = f"{response_of(colour, law)}响应"
        root = next((clause for clause in law.notice.clauses if clause.heading == heading), None)
        if root is None:
            continue
        parts = []
        for section in known.library.children(root.id):
            items = known.library.children(section.id)
            text = section.text if not items else section.text + "".join(item.text for item in items)
            parts.append(text if len(text) <= 330 else text[:330] + "……")
            quotes.append(Quote(section))
            quotes.extend(Quote(item) for item in items[:2])
        said.append(f"{colour}预警启动{heading}，措施如下：\n" + "\n".join(parts))
    unwritten = _unwritten(levels, situation, law)
    measures = "".join(clause.text for colour in levels for clause in measures_of(colour, situation, law))
    english = f"{capital(named_in_english(levels))}: {in_english(measures, known)}"
    return Draft(
        Kind.CLAUSE,
        unwritten + "\n".join(said),
        english + ".",
        quotes=tuple(sorted(dict.fromkeys(quotes), key=lambda one: len(one.clause.id)))[:5],
        suggestions=("学校怎么办？", "工地要停工吗？", "车辆限行吗？"),
        focus={"levels": list(levels), "matters": []},
    )


def _unwritten(levels: Sequence[str], situation: Situation, law: Law) -> str:
    """Says of a thing that the notice has no word for that nothing is written of it, where it is asked whether it may be."""
    if not whether(situation.query.text):
        return ""
    text = normal("".join(clause.text for clause in law.notice.clauses))
    words = [
        one.said for one in meanings(situation.query, situation.known) if not one.known and _is_a_matter(one.said, text)
    ]
    return f"{named(levels, law)}的措施里没有写“{'”“'.join(words)}”。" if words else ""


def _is_a_matter(word: str, text: str) -> bool:
    return len(word) >= 2 and not word.isascii() and word not in text
