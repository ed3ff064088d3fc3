"""承前省略: a fragment (谁牵头, 32度, 那橙色呢) read together with the question before it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.skills.base import Situation
from assistant.skills.meaning.grades import GRADE
from assistant.skills.meaning.levels import COLOURS
from assistant.skills.meaning.weighing import meanings
from assistant.understanding.matching import Mention
from assistant.understanding.quantity import Quantity
from assistant.understanding.query import Query
from corpus.numerals import NUMBER

_SHORT, _LONGEST = 8, 20
_OPENING = re.compile(
    r"^(?:(?:哦|噢|啊|嗯|不对|不是|错了|弄错了|搞错了|(?:我)?(?:打|说|写)错了?|等等|等一下|那么?|那如果|如果|要是|假如|换成|改成|改为"
    r"|我(?:是说|是要|是问|说的是|要的是|问的是|指的是)|应该是|是|再问)(?:[,，。!！]\s*|(?=.)))+"
)
_INSTEAD = re.compile(r"不是[^,，。]{1,12}[,，]?\s*(?:而是|是|应该是|改成)(?P<meant>[^,，。]+)")
_POINTING = re.compile(r"^(?:那|它|他|她|这|其|also|and|what about|how about)|[呢嘞]\s*[?？。!！]*$|也|还有")
_ASKS = re.compile(r"[?？]|谁|什么|啥|怎|哪|几|多|吗|呢|么|到|\b(?:who|what|when|where|how|which)\b")
_GRADE_ALONE = re.compile(r"那?(?:么|如果|要是)?(?:是|评)?(?P<grade>[abcd])(?:级|类|等)?的?(?:工地)?[呢嘞]?[?？。]?")
#: What is asked gives way to what is asked now: 目标 to 谁牵头.
_ASKING = frozenset({"asking", "facts"})


def carried(situation: Situation, answered: bool) -> Situation | None:
    """The situation with the fragment in the place of what it replaces in the question before; None for no fragment.

    `answered` tells that the message has an answer by itself, so that it has to look like a fragment to be one.
    """
    last, query = situation.conversation.last, situation.query
    if last is None or not last.question or not _is_fragment(situation, answered):
        return None
    before = situation.known.reader.read(last.question)
    if answered and _opens_a_matter(before, query, situation):
        return None
    said = _bare(query.text)
    kept = _kept(before, query, situation)
    if situation.known.placeless(query.text) != query.text:
        kept = situation.known.placeless(kept)  # 海宁谁分管教育, then 嘉兴的呢
    if not said or not kept:
        return None
    one = _other_number(before, query) or _other_grade(before, query)
    merged = one if one else f"{kept}，{said}"
    return replace(situation, query=situation.known.reader.read(merged))


def _is_fragment(situation: Situation, answered: bool) -> bool:
    """Whether a message is short, and strange in no word that the clauses just cited do not have."""
    query = situation.query
    if len(query.text) > _LONGEST or not (
        meanings(query, situation.known) or query.quantities or _ASKS.search(query.text)
    ):
        return False
    strange = [
        one
        for one in meanings(query, situation.known)
        if not one.known and not any(map(situation.known.index.has, one.words))
    ]
    if _points(query) or len(query.text) <= _SHORT:
        return len(strange) <= 1
    return not answered and not strange


def _points(query: Query) -> bool:
    return bool(_POINTING.search(query.text)) or bool(_OPENING.match(query.text))


def _opens_a_matter(before: Query, query: Query, situation: Situation) -> bool:
    """Whether a message names a matter of another field than the question before, and asks nothing of it: 蓝色预警."""
    if _points(query) or query.quantities:
        return False
    fields = {_field(one.concept, situation) for one in query.mentions}
    return bool(fields) and not fields & {"asking", *(_field(one.concept, situation) for one in before.mentions)}


def _field(concept: str, situation: Situation) -> str:
    """The part of the lexicon that a concept belongs to; all names of the register are one."""
    found = situation.known.lexicon.concepts.get(concept)
    return ("asking" if found.group in _ASKING else found.group) if found else "register"


def _bare(text: str) -> str:
    """The fragment without words that only take up the thread: 不对，我是要2018的."""
    instead = _INSTEAD.search(text)
    return instead["meant"] if instead else _OPENING.sub("", text)


def _kind(concept: str, situation: Situation) -> str:
    """What a concept can stand in for: another of its kind."""
    register = situation.known.register
    if concept in register.people:
        return "person"
    if concept in register.units or concept in register.fields:
        return "unit"
    if concept in COLOURS.values():
        return "level"
    if concept in situation.known.themes:
        return "theme"
    found = situation.known.lexicon.concepts.get(concept)
    return ("asking" if found.group in _ASKING else concept) if found else concept


def _kept(before: Query, query: Query, situation: Situation) -> str:
    """What is left of the question before when what the fragment names anew is taken out of it."""
    kinds = {_kind(one.concept, situation) for one in query.mentions}
    units = {one.unit for one in query.quantities}
    out: list[Mention | Quantity] = [one for one in before.mentions if _kind(one.concept, situation) in kinds]
    out += [one for one in before.quantities if one.unit in units]
    text = before.text
    for one in sorted(out, key=lambda part: -part.start):
        text = text[: one.start] + text[one.end :]
    return text.strip(" ,，。?？!！呢吗啊")


def _other_grade(before: Query, query: Query) -> str:
    """The question before with its grade (评了D) changed to the one that is all of the fragment (那C呢), or ""."""
    named, said = _GRADE_ALONE.fullmatch(query.text), GRADE.search(before.text)
    place = next((place for place in range(1, 5) if said and said[place]), 0)
    if not named or not said or not place:
        return ""
    return before.text[: said.start(place)] + named["grade"] + before.text[said.end(place) :]


def _other_number(before: Query, query: Query) -> str:
    """The question before with its one amount changed to the bare number of the fragment (不是八十，是一百八), or ""."""
    bare = [one for one in query.of_unit("") if one.value > 0]
    beside = "".join(query.text[: one.start] + query.text[one.end :] for one in bare[-1:])
    if not _INSTEAD.search(query.text) and _OPENING.sub("", beside).strip(" 的呢吧啊了。.，,?？"):
        return ""
    amounts = [one for one in before.quantities if one.unit not in {"年份", "文号", ""}]
    if not bare or len(amounts) != 1 or len(query.quantities) != len(bare):
        return ""
    number, amount = query.text[bare[-1].start : bare[-1].end].strip(), amounts[0]
    said = re.sub(NUMBER, number, before.text[amount.start : amount.end], count=1)
    return before.text[: amount.start] + said + before.text[amount.end :]
