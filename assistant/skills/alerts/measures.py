"""分级响应措施: what is to be done at an alert level, for all or for one group, and how levels differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers import Kind
from assistant.calculators.alert_level import LEVELS
from assistant.rules import Law
from assistant.skills.alerts import driving_ban
from assistant.skills.alerts.acts import ACTS, Act, acts_asked, grade_said, verdict, whether
from assistant.skills.alerts.no_alert import no_alert
from assistant.skills.alerts.response_clauses import (
    NAMES_OF_LEVELS,
    below,
    capital,
    in_english,
    measures_of,
    named,
    named_in_english,
    parts_of,
    without_numeral,
    written,
)
from assistant.skills.alerts.whole_levels import facts, overview, side_by_side
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.meaning.levels import COLOURS, index_said, law_on, levels_said
from assistant.skills.meaning.weighing import coverage, meanings, pairs, telling_parts, weights
from assistant.understanding.normal import normal
from corpus.model import Clause

_ELSEWHERE = (
    "签发",
    "发布渠道",
    "预警变更和解除",
    "响应终止",
    "省级预警",
    "措施宽严",
    "更为严格",
    "通报约谈",
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
)
_ALL = tuple(COLOURS)[::-1]  # the lowest first
_WHEN = re.compile(r"什么情况|什么时候|哪种情况|什么条件|何时|多严重|严重到|\bwhen\b|\b(?:what|which) levels?\b")


_WHO_IS_RIGHT = re.compile(r"谁(?:说的?|讲的?)?得?(?:才)?(?:对|准|有理|算数)")
_INTERROGATIVE = re.compile(r"谁|什么|怎|哪|几|多少|何|为啥|[?？]|呢")
_TO_DO = re.compile(
    r"措施|怎么办|咋办|怎么做|做什么|干什么|做啥|该做|该怎么|注意什么|要求|行动|what (?:to do|should|measures)|measures"
)
_LIKEWISE = re.compile(r"也|这么|这样|同样|照样|还")
_FRAGMENT = 12
_BOUNDS = re.compile(r"上限|下限|范围|区间|界限|门槛|最高到|最低到")
_MOST_OF_IT = 0.6
_GOING_ON = 3.9  # for a level alone, so that the question before is looked at as well: its grade, its vehicle


class Measures:
    """Answers from the response measures of each level."""

    name = "measures"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a level and a matter of its measures are named, or follow from the talk."""
        query, talk = situation.query, situation.conversation
        law = law_on(situation)
        if law is None:
            return None
        levels, matters = levels_said(situation), _matters(situation)
        nothing = no_alert(situation, law, matters)
        of_a_unit = query.has("职责") and (
            not levels or any(one.concept in situation.known.register.units for one in query.mentions)
        )
        told = bool(levels) and talk.topic == self.name and _only_tells(situation)  # 刚收到短信说是红色预警
        if nothing or (query.has(*_ELSEWHERE) and not told) or of_a_unit or _asks_for_unit(query.text):
            return nothing
        before = [colour for colour in talk.focus.get("levels", ()) if colour in COLOURS] or _level_computed(situation)
        if matters == ["洒水"] and query.of_unit("℃"):
            return None
        return _of_levels(levels, matters, situation, law) if levels else _of_matters(matters, before, situation, law)


def _of_levels(levels: list[str], matters: list[str], situation: Situation, law: Law) -> Bid | None:
    """The bid where levels are named: for their measures, for what they are, or for how two differ."""
    query, talk = situation.query, situation.conversation
    index = index_said(situation)
    if matters:
        points = 4.5 + min(2, len(matters)) + (1.0 if index is not None or whether(query.text) else 0.0)
        return Bid(Measures.name, points, lambda: _answer(levels, situation, law, ()))
    coloured = [colour for colour, concept in COLOURS.items() if query.has(concept)]
    if coloured and not matters and _BOUNDS.search(query.text):
        return Bid(Measures.name, 7.0, lambda: facts(coloured, situation, law))
    if index is None and _asks_for_facts(query.text):
        return Bid(Measures.name, 5.0, lambda: facts(levels, situation, law))
    if talk.topic == Measures.name and talk.focus.get("matters") and _goes_on(levels, situation):
        return Bid(Measures.name, _GOING_ON, lambda: _answer(levels, situation, law, tuple(talk.focus["matters"])))
    if len(levels) == 2 and query.has("相差"):
        return Bid(Measures.name, 5.5, lambda: side_by_side(levels, situation, law))
    if index is not None and _asks_what_to_do(query.text):
        return Bid(Measures.name, 6.2, lambda: overview(levels, situation, law))
    if index is None and (told := _speaking_of_it(levels, situation, law)):
        return Bid(Measures.name, 4.2, lambda: _of_clauses(told, levels, situation, law))
    if not query.of_unit("℃") and not _elsewhere(situation) and (index is None or query.has("什么", "健康防护措施")):
        return Bid(Measures.name, 3.2, lambda: overview(levels, situation, law))
    return None


def _elsewhere(situation: Situation) -> bool:
    """Whether a matter of the plan is spoken of that no measure has: 烟花爆竹 is a duty."""
    concepts = situation.known.lexicon.concepts
    return any(
        concepts[name].group == "alerts" and name not in NAMES_OF_LEVELS
        for name in situation.query.concepts
        if name in concepts
    )


def _goes_on(levels: Sequence[str], situation: Situation) -> bool:
    """Whether a message that names a level goes on with the matter before: 黄色呢, 橙色也会这么限吗, 蓝色的时候要做哪些."""
    query = situation.query
    if query.elliptic or _only_tells(situation) or (len(query.text) <= _FRAGMENT and _LIKEWISE.search(query.text)):
        return True
    names = {COLOURS[colour] for colour in levels}
    return all(set(one.words) & names for one in meanings(query, situation.known))


def _only_tells(situation: Situation) -> bool:
    """Whether a message names a level without asking anything: 刚收到短信说是红色预警."""
    return not (whether(situation.query.text) or _INTERROGATIVE.search(situation.query.text))


def _asks_what_to_do(text: str) -> bool:
    return bool(_TO_DO.search(text))


def _speaking_of_it(levels: Sequence[str], situation: Situation, law: Law) -> list[_Found]:
    """A clause of each level that speaks of what else is said, in words that are no terms of the lexicon: 车子怎么限."""
    known = situation.known
    rest = tuple(one for one in meanings(situation.query, known) if not set(one.words) & NAMES_OF_LEVELS)
    strange = [one for one in rest if not one.known]
    if not strange or not all(known.index.has(one.said) or len(one.said) == 1 for one in strange):
        return []
    found: list[_Found] = []
    for colour in levels:
        clauses = measures_of(colour, situation, law)
        best = max(clauses, key=lambda clause: coverage(rest, clause, known), default=None)
        if best is None or coverage(rest, best, known) < _MOST_OF_IT:
            return []
        found.append(_Found(colour, best, _told(_said(best, situation, law, ()))))
    return found


def _of_clauses(found: Sequence[_Found], levels: Sequence[str], situation: Situation, law: Law) -> Draft:
    return Draft(
        Kind.CLAUSE,
        _quoted(found, law),
        " ".join(_english(found, situation)),
        quotes=tuple(Quote(one.clause, one.said) for one in found),
        suggestions=(*[f"{colour}预警呢？" for colour in COLOURS if colour not in levels][:3], "原文"),
        focus={"levels": list(levels), "matters": []},
    )


def _of_matters(matters: list[str], before: list[str], situation: Situation, law: Law) -> Bid | None:
    """The bid where a matter is named without a level: for the levels spoken of before, or for all."""
    query = situation.query
    if matters and before:
        return Bid(Measures.name, 4.0 + min(2, len(matters)), lambda: _answer(before, situation, law, ()))
    any_level = query.has("大气重污染", "预警", "应急响应", "空气质量指数") or bool(_WHEN.search(query.text))
    if matters and any_level and index_said(situation) is None:
        points = 5.1 + min(1.5, 0.5 * len(matters))
        return Bid(Measures.name, points, lambda: _answer(_ALL, situation, law, ()))
    if (query.has("什么", "何处", "能否") or whether(query.text)) and acts_asked(situation, law):
        return Bid(Measures.name, 3.7, lambda: _answer(_ALL, situation, law, ()))
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
        name for name in said if name in concepts and concepts[name].group == "alerts" and name not in NAMES_OF_LEVELS
    ]
    law = law_on(situation)
    text = written(situation, law) if law else ""
    return [name for name in wanted if any(term in text for term in _terms([name], situation))]


def _spoken(situation: Situation, law: Law) -> list[str]:
    """The matters of a question, without acts that its words only seemed to name."""
    meant = {act.concept for act in acts_asked(situation, law)}
    matters = _matters(situation)
    return [name for name in matters if name not in ACTS or name in meant] or matters


def _answer(levels: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]) -> Draft:
    """What is to be said first of the acts asked about, and the clause of each level that speaks of the matter."""
    acts = acts_asked(situation, law, matters)
    found = _found(_levels_to_quote(levels, acts), situation, law, matters)
    found = found or _found([colour for colour in _ALL if colour not in levels], situation, law, matters)
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
        focus={"levels": list(levels), "matters": list(matters) or _matters(situation)},
    )


def _said_first(
    levels: Sequence[str], acts: Sequence[Act], found: Sequence[_Found], situation: Situation, law: Law
) -> list[tuple[str, str]]:
    """What is said before the clauses: whether the levels have the act or the matter, and whom a ban excepts."""
    silent = [colour for colour in levels if colour not in {one.colour for one in found}]
    verdicts = [verdict(act, levels, situation, law) for act in acts]
    if silent and not acts:
        verdicts = [_silence(silent, [one.colour for one in found], law)]
    ban = driving_ban.remarks("".join(dict.fromkeys(one.clause.text for one in found)), situation)
    denied = bool(silent) or any(not set(levels) <= set(act.stated) for act in acts)
    return [*(verdicts if denied or not ban else ()), *ban]


@dataclass(frozen=True)
class _Found:
    """A clause of a level that speaks of the matter, and the words of it that do."""

    colour: str
    clause: Clause
    said: str


def _levels_to_quote(levels: Sequence[str], acts: Sequence[Act]) -> list[str]:
    """The levels asked about; where all are gone through for an act, those that it is written at."""
    if len(levels) < len(COLOURS) or not acts:
        return list(levels)
    return [colour for colour in levels if any(colour in (act.stated or act.near) for act in acts)]


def _found(levels: Sequence[str], situation: Situation, law: Law, matters: Sequence[str]) -> list[_Found]:
    acts = acts_asked(situation, law, matters)
    found: list[_Found] = []
    for colour in levels:
        stated = [place for act in acts for place in (act.stated or act.near).get(colour, ())]
        if stated:
            found.extend(_Found(colour, clause, _told(part)) for clause, part in stated)
            continue
        clauses = _best(colour, situation, law, matters)[: 3 if len(levels) == 1 else 1]
        found.extend(_Found(colour, one, _told(_said(one, situation, law, matters))) for one in clauses)
    return list(dict.fromkeys(found))


def _told(text: str) -> str:
    """Words of a clause as they stand in a sentence of ours."""
    return without_numeral(text.strip()).rstrip("。；")


def _quoted(found: Sequence[_Found], law: Law) -> str:
    """The words found, each level named once."""
    said: dict[str, list[str]] = {}
    for one in found:
        said.setdefault(one.colour, []).append(one.said)
    return "；".join(f"{named([colour], law)}时：{'；'.join(words)}" for colour, words in said.items()) + "。"


def _english(found: Sequence[_Found], situation: Situation) -> list[str]:
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


def _asks_for_unit(text: str) -> bool:
    if _WHO_IS_RIGHT.search(text):
        return False
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


def _best(colour: str, situation: Situation, law: Law, matters: Sequence[str]) -> list[Clause]:
    known, query = situation.known, situation.query
    asked = dict(weights(query, known))
    asked_pairs = dict(pairs(query, known))
    for name in matters:
        concept = known.lexicon.concepts[name]
        for term in (concept.name, *concept.terms):
            for word in known.index.segmenter.words(normal(term)):
                asked[word] = 1.0
    hits = known.index.search(
        asked,
        asked_pairs,
        lambda clause: clause.notice_id == law.notice.id and below(clause, colour, situation, law),
        6,
    )
    wanted = _terms(matters or _spoken(situation, law), situation)
    fit = [hit for hit in hits if any(term in normal(hit.clause.text) for term in wanted)]
    return [hit.clause for hit in fit if hit.score >= fit[0].score * 0.45]


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


def _said(clause: Clause, situation: Situation, law: Law, matters: Sequence[str]) -> str:
    """The parts of the clause that speak of the matter."""
    if len(clause.text) <= 90:
        return clause.text
    parts = parts_of(clause.text)
    wanted = _terms(matters or _spoken(situation, law), situation)
    words = [word for one in meanings(situation.query, situation.known) for word in one.words if len(word) >= 2]
    kept = [part for part in parts if any(term in normal(part) for term in (*wanted, *words))]
    return "".join(kept) if kept else telling_parts(clause, situation.query, situation.known)


def _of_grade(found: Sequence[_Found], situation: Situation, acts: Sequence[Act]) -> tuple[str, ...]:
    """Whether sites of the grade spoken of are among those that stop at the one level asked about."""
    grade = grade_said(situation.query.text)
    stopped = [one.said for one in found if re.search(r"[A-D]级", one.said)]
    if not grade or acts or not stopped or len({one.colour for one in found}) > 1:
        return ()
    if f"{grade}级" in stopped[0]:
        return (f"{grade}级工地在停工范围内，要停工。",)
    return (f"这一级别的停工范围没有列{grade}级工地，{grade}级工地不在停工范围内。",)
