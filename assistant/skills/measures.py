"""分级响应措施: what is to be done at an alert level, for all or for one group, and how levels differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answers import Kind
from assistant.calculators.alert_level import LEVELS
from assistant.rules import Law
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.levels import COLOURS, ENGLISH, index_said, law_on, levels_said, response_of
from assistant.skills.weighing import meanings, pairs, telling_parts, weights
from assistant.understanding.normal import normal
from corpus.model import Clause

_ELSEWHERE = (
    "签发",
    "发布渠道",
    "预警变更和解除",
    "响应终止",
    "省级预警",
    "措施宽严",
    "监督检查",
    "启动应急响应",
    "总结评估",
    "资金保障",
    "市指挥部",
    "专家咨询组",
    "文号",
    "印发日期",
    "施行日期",
    "联防联控",
    "职责",
)
_NAMES_OF_LEVELS = frozenset({*COLOURS.values(), "预警", "大气重污染", "空气质量指数", "应急响应"})


_WHEN = re.compile(r"什么情况|什么时候|哪种情况|什么条件|何时|多严重|严重到")


class Measures:
    """Answers from the response measures of each level."""

    name = "measures"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a level and a matter of its measures are named, or follow from the talk."""
        query, talk = situation.query, situation.conversation
        law = law_on(situation)
        if law is None or query.has(*_ELSEWHERE) or _asks_for_unit(query.text):
            return None
        levels, matters = levels_said(situation), _matters(situation)
        here = talk.topic == self.name
        before = [colour for colour in talk.focus.get("levels", ()) if colour in COLOURS] or _level_computed(situation)
        if matters == ["洒水"] and query.of_unit("℃"):
            return None
        if levels and not matters and index_said(situation) is None and _asks_for_facts(query.text):
            return Bid(self.name, 5.0, lambda: _facts(levels, situation, law))
        if levels and matters:
            return Bid(self.name, 4.5 + min(2, len(matters)), lambda: _answer(levels, situation, law, ()))
        if levels and here and query.elliptic and talk.focus.get("matters"):
            return Bid(self.name, 5.0, lambda: _answer(levels, situation, law, tuple(talk.focus["matters"])))
        if len(levels) == 2 and not matters and query.has("相差"):
            return Bid(self.name, 5.5, lambda: _side_by_side(levels, situation, law))
        if levels and not query.of_unit("℃") and (index_said(situation) is None or query.has("什么", "健康防护措施")):
            return Bid(self.name, 3.2, lambda: _overview(levels, situation, law))
        if matters and before:
            return Bid(self.name, 4.0 + min(2, len(matters)), lambda: _answer(before, situation, law, ()))
        any_level = query.has("大气重污染", "预警", "应急响应") or bool(_WHEN.search(query.text))
        if matters and any_level and index_said(situation) is None:
            return Bid(
                self.name, 5.1 + min(1.5, 0.5 * len(matters)), lambda: _answer(list(COLOURS)[::-1], situation, law, ())
            )
        return None


def _level_computed(situation: Situation) -> list[str]:
    """The level that the index computed before calls for."""
    form, law = situation.conversation.form, law_on(situation)
    if form is None or law is None or form.rule != "alert_level" or "aqi" not in form.given:
        return []
    return [colour for colour, _, bound, _ in LEVELS if form.given["aqi"] >= law(bound).value][:1]


def _matters(situation: Situation) -> list[str]:
    """The concepts of measures spoken of, beside the levels themselves."""
    concepts = situation.known.lexicon.concepts
    said = dict.fromkeys(one.concept for one in situation.query.mentions)
    wanted = [
        name for name in said if name in concepts and concepts[name].group == "alerts" and name not in _NAMES_OF_LEVELS
    ]
    written = _written(situation)
    return [name for name in wanted if any(term in written for term in _terms([name], situation))]


def _written(situation: Situation) -> str:
    """All that is written of measures, at whatever level."""
    law = law_on(situation)
    if law is None:
        return ""
    headings = [f"{response_of(colour, law)}响应" for colour in COLOURS]
    places = (
        clause for clause in law.notice.clauses if any(_below(clause, heading, situation) for heading in headings)
    )
    return situation.known.once(
        f"measures of {law.notice.id}", lambda: "".join(normal(clause.text) for clause in places)
    )


def _answer(levels: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]) -> Draft:
    """The clause of each level that speaks of the matter; a level without one is said to have none."""
    found: list[tuple[str, Clause, str]] = []
    missing: list[str] = []
    for colour in levels:
        clauses = _best(colour, situation, law, matters)[: 3 if len(levels) == 1 else 1]
        found.extend((colour, clause, _said(clause, situation, matters)) for clause in clauses)
        if not clauses:
            missing.append(colour)
    if not found:
        others = [colour for colour in COLOURS if colour not in levels]
        elsewhere = [colour for colour in others if _best(colour, situation, law, matters)]
        if not elsewhere:
            return _overview(levels, situation, law)
        return _elsewhere(levels, elsewhere, situation, law, matters)
    index = index_said(situation)
    index_note = f"空气质量指数{index}属于{levels[0]}预警。" if index is not None and len(levels) == 1 else ""
    lead = (
        index_note
        + _levels_note(found, missing, law)
        + "；".join(
            f"{colour}预警（{response_of(colour, law)}响应）时：{said.rstrip('。；')}" for colour, _, said in found
        )
        + "。"
    )
    details = tuple(f"{colour}预警（{response_of(colour, law)}响应）的措施里没有写这一项。" for colour in missing)
    exemption = _contrast(found, situation, law)
    english = "; ".join(f"{ENGLISH[colour]} alert: see the Chinese clause {clause.path}" for colour, clause, _ in found)
    names = tuple(matters) or tuple(_matters(situation))
    return Draft(
        Kind.CLAUSE,
        lead,
        english + ".",
        (*details, *exemption),
        (*(Quote(clause, said) for _, clause, said in found), *_of_index(levels, index_note, law)),
        suggestions=(*[f"{colour}预警呢？" for colour in COLOURS if colour not in levels][:3], "原文"),
        focus={"levels": list(levels), "matters": list(names)},
    )


def _of_index(levels: Sequence[str], note: str, law: Law) -> tuple[Quote, ...]:
    """The clauses that put the index into its level, where the answer says so."""
    return tuple(Quote(law.clause(bound)) for colour, _, bound, _ in LEVELS if note and colour in levels)


def _elsewhere(
    levels: Sequence[str], others: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]
) -> Draft:
    """Says that the level asked about has nothing of the matter, and which ones have."""
    drafted = _answer(others, situation, law, matters)
    said = "、".join(f"{colour}预警（{response_of(colour, law)}响应）" for colour in levels)
    return replace(
        drafted, lead=f"{said}的措施里没有写这一项。{drafted.lead}", focus={**drafted.focus, "levels": list(levels)}
    )


def _levels_note(found: Sequence[tuple[str, Clause, str]], missing: Sequence[str], law: Law) -> str:
    """Where all levels were looked through, at which ones the matter is spoken of."""
    if not missing or not found:
        return ""
    colours = dict.fromkeys(colour for colour, _, _ in found)
    return f"写有这一项的是{'、'.join(f'{colour}预警（{response_of(colour, law)}响应）' for colour in colours)}。"


def _asks_for_unit(text: str) -> bool:
    return bool(
        re.search(r"谁|哪个局|哪个部门|哪家单位|哪个单位|什么部门|哪些单位|哪家部门|哪些部门|哪个机关|由哪", text)
    )


def _asks_for_facts(text: str) -> bool:
    """Whether the level itself is asked about: 对应几级, 是不是二级, 什么颜色, aqi多少."""
    return bool(
        re.search(
            r"几级|什么级|哪级|哪一级|对应|什么颜色|哪个颜色|aqi|指数|是不是.级|是.级吗|多少|什么条件|怎么定|标准|启动条件|达到",
            text,
        )
    )


def _facts(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
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


def _best(colour: str, situation: Situation, law: Law, matters: Sequence[str]) -> list[Clause]:
    known, query = situation.known, situation.query
    heading = f"{response_of(colour, law)}响应"
    asked = dict(weights(query, known))
    asked_pairs = dict(pairs(query, known))
    for name in matters:
        concept = known.lexicon.concepts[name]
        for term in (concept.name, *concept.terms):
            for word in known.index.segmenter.words(normal(term)):
                asked[word] = 1.0
    hits = known.index.search(
        asked, asked_pairs, lambda clause: clause.notice_id == law.notice.id and _below(clause, heading, situation), 6
    )
    wanted = _terms(matters or _matters(situation), situation)
    fit = [hit for hit in hits if any(term in normal(hit.clause.text) for term in wanted)]
    return [hit.clause for hit in fit if hit.score >= fit[0].score * 0.45]


def _below(clause: Clause, heading: str, situation: Situation) -> bool:
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


def _terms(matters: Sequence[str], situation: Situation) -> list[str]:
    """Words by which a clause shows that it speaks of a matter."""
    found: list[str] = []
    for name in matters:
        concept = situation.known.lexicon.concepts[name]
        said = [one.surface for one in situation.query.mentions if one.concept == name]
        found.extend(normal(term) for term in (concept.name, *concept.terms, *said) if len(term) >= 2)
    for term in list(found):
        found.extend(term.split("、"))
    return [term for term in dict.fromkeys(found) if len(term) >= 2]


def _said(clause: Clause, situation: Situation, matters: Sequence[str]) -> str:
    """The parts of the clause that speak of the matter."""
    if len(clause.text) <= 90:
        return clause.text
    parts = [part for part in clause.text.replace("；", "；\n").replace("。", "。\n").split("\n") if part.strip()]
    wanted = _terms(matters or _matters(situation), situation)
    words = [word for one in meanings(situation.query, situation.known) for word in one.words if len(word) >= 2]
    kept = [part for part in parts if any(term in normal(part) for term in (*wanted, *words))]
    return "".join(kept) if kept else telling_parts(clause, situation.query, situation.known)


def _contrast(found: Sequence[tuple[str, Clause, str]], situation: Situation, law: Law) -> tuple[str, ...]:
    """For a single level, what the next stricter one adds is worth a suggestion only; named graders are told apart."""
    match = re.search(r"([abcd])(?:级|类|等)|(?:是|为|评|评为|评了|得|拿)([abcd])(?![a-z])", situation.query.text)
    stopped = [said for _, _, said in found if re.search(r"[A-D]级", said)]
    if not match or not stopped or len({colour for colour, _, _ in found}) > 1:
        return ()
    letter = (match[1] or match[2]).upper()
    if f"{letter}级" in stopped[0]:
        return (f"{letter}级工地在停工范围内，要停工。",)
    return (f"这一级别的停工范围没有列{letter}级工地，{letter}级工地不在停工范围内。",)


def _side_by_side(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    """What each of two levels asks for that the other does not, measure by measure."""
    own = {colour: _measures_of(colour, situation, law) for colour in levels}
    said: list[str] = []
    quotes: list[Quote] = []
    for colour, other in (tuple(levels), tuple(reversed(levels))):
        words = {_without_number(clause.text) for clause in own[other]}
        only = [clause for clause in own[colour] if _without_number(clause.text) not in words]
        said.append(f"【{colour}预警（{response_of(colour, law)}响应）】\n" + "\n".join(clause.text for clause in only))
        quotes.extend(Quote(clause) for clause in only[:3])
    lead = f"{levels[0]}预警和{levels[1]}预警的措施中，写法不同的是：\n" + "\n".join(said)
    english = (
        f"What differs between the {ENGLISH[levels[0]]} and the {ENGLISH[levels[1]]} alert (in Chinese):\n"
        + "\n".join(said)
    )
    return Draft(Kind.CLAUSE, lead, english, quotes=tuple(quotes), focus={"levels": list(levels), "matters": []})


def _measures_of(colour: str, situation: Situation, law: Law) -> list[Clause]:
    heading = f"{response_of(colour, law)}响应"
    return [
        clause
        for clause in law.notice.clauses
        if _below(clause, heading, situation) and len(clause.text) > 12 + len(clause.heading)
    ]


def _without_number(text: str) -> str:
    return re.sub(r"^(?:[①-⑳]|（\d+）)", "", text)


def _overview(levels: Sequence[str], situation: Situation, law: Law) -> Draft:
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
    english = "; ".join(f"{ENGLISH[colour]} alert: the measures are quoted in Chinese below" for colour in levels)
    return Draft(
        Kind.CLAUSE,
        "\n".join(said),
        english + ".",
        quotes=tuple(sorted(dict.fromkeys(quotes), key=lambda one: len(one.clause.id)))[:5],
        suggestions=("学校怎么办？", "工地要停工吗？", "车辆限行吗？"),
        focus={"levels": list(levels), "matters": []},
    )
