"""承接上文: a short follow-up that only makes sense over the clauses just cited (那冬天呢, 具体谁定)."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.clauses.responsible import departments_unsaid
from assistant.skills.talk.groups import (
    OF_A_GROUP,
    group_told,
    names_a_body,
    part_of_a_group,
    told_of,
    unit_in_question,
    whether_member,
)
from assistant.understanding.normal import normal
from corpus.model import Clause
from indexes.segmenter import bigrams

_LONGEST = 18
_OWN = 3  # characters that show by themselves which part is meant
_MANDATORY = re.compile(
    r"强制|建议性?的?|必须|非[^,，。]{0,4}不可|自愿|硬性|可做可不做|mandatory|compulsory|voluntary|advisory"
)
_KIND_OF_MEASURE = re.compile(r"强制性|建议性")
_EMPTY = re.compile(r"[那呢吗啊呀的了是有哪个家什么多少怎么几谁?？,，。.!！给平时开]|如果|要是")


class Following:
    """Looks for the follow-up's words in the clauses of the last answer."""

    name = "following"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids low, where the words of a short message stand in a clause just cited."""
        query, last = situation.query, situation.conversation.last
        if last is None or not last.citations or len(query.text) > _LONGEST:
            return None
        group_before = group_told(situation)
        group = None if names_a_body(situation) else group_before
        unit = unit_in_question(situation)
        if group_before and unit:
            return Bid(self.name, 5.8, lambda: whether_member(unit, group_before, situation))
        part = part_of_a_group(situation)
        told = told_of(group, OF_A_GROUP[part]) if group and part else []
        if group and told:
            return Bid(self.name, 5.3, lambda: _answer(group, told, situation))
        kind = _kind_of_measure(situation) if _MANDATORY.search(query.text) else None
        if kind:
            return Bid(self.name, 5.2, lambda: _of_kind(*kind, situation))
        found = _found(situation)
        if found is None:
            return None
        clause, parts, score = found
        return Bid(self.name, 1.6 + min(1.2, 0.4 * score), lambda: _answer(clause, parts, situation))


def _kind_of_measure(situation: Situation) -> tuple[Clause, Clause] | None:
    """The measure just cited, and the clause above it whose heading says that its measures are advisory or mandatory."""
    last, library = situation.conversation.last, situation.known.library
    clause = library.clause(last.citations[0]) if last else None
    above = clause
    while above is not None:
        if _KIND_OF_MEASURE.search(above.heading):
            return (clause, above) if clause else None
        above = library.clause(above.parent_id) if above.parent_id else None
    return None


def _of_kind(clause: Clause, above: Clause, situation: Situation) -> Draft:
    """Under which heading a measure stands."""
    lead = above.text.splitlines()[0] if above is not clause else above.heading
    kind = "强制性" if "强制" in above.heading else "建议性"
    return Draft(
        Kind.CLAUSE,
        f"属于{kind}措施，写在“{above.heading}”之下：{lead.removeprefix(above.label)}",
        f"It is {'mandatory' if kind == '强制性' else 'advisory'}: it stands under {above.path}.",
        quotes=(Quote(clause), Quote(above)),
        suggestions=("原文",),
        keeps_topic=True,
    )


def _found(situation: Situation) -> tuple[Clause, list[str], float] | None:
    """The clause just cited and its parts that have most of the message's telling characters."""
    library = situation.known.library
    last = situation.conversation.last
    assert last is not None
    own = {char for char in _EMPTY.sub("", situation.query.text) if "\u3400" <= char <= "\u9fff"}
    said = set(own)
    for mention in situation.query.mentions:
        concept = situation.known.lexicon.concepts.get(mention.concept)
        said |= {char for term in (concept.terms if concept else ()) for char in term}
    best: tuple[Clause, list[str], float] | None = None
    for clause_id in last.citations[:3]:
        clause = library.clause(clause_id)
        parts = re.findall(r"[^，。；\n]+[，。；]?", clause.text)
        scored = [sum(1 for char in said if char in normal(part)) + _told(part, last.answer) for part in parts]
        top = max(scored, default=0)
        if top >= 1 and (best is None or top > best[2]):
            fit = [part for part, score in zip(parts, scored, strict=True) if score == top]
            best = (clause, _in_own_words(parts, own) or fit, float(top))
    return best if best and best[2] / max(1, len(said)) >= 0.3 else None


def _in_own_words(parts: list[str], own: set[str]) -> list[str]:
    """The one part with all the characters of a message that any part has: 电视上也会播吗."""
    wanted = {char for char in own if any(char in normal(part) for part in parts)}
    having = [part for part in parts if len(wanted) >= _OWN and all(char in normal(part) for char in wanted)]
    return having if len(having) == 1 else []


def _told(part: str, answer: str) -> float:
    """A little more for a part that speaks of what was just answered."""
    pairs = bigrams(part)
    return 0.5 * sum(1 for pair in pairs if pair in answer[:120]) / max(1, len(pairs))


def _to_the_end(text: str, parts: list[str]) -> str:
    """The parts with what follows the last of them in its own half of the sentence: what is done in the case it names."""
    end = text.find(parts[-1]) + len(parts[-1])
    rest = re.match(r"[^。；\n]*[。；]?", text[end:]) if parts[-1][-1] not in "。；" else None
    return "".join(parts) + (rest.group(0) if rest else "")


def _answer(clause: Clause, parts: list[str], situation: Situation) -> Draft:
    said = _to_the_end(clause.text, parts).rstrip("，；")
    whole = next((sentence for sentence in re.findall(r"[^。\n]+。?", clause.text) if parts[0] in sentence), said)
    shown = whole if len(whole) <= 200 else said
    return Draft(
        Kind.CLAUSE,
        shown,
        f"{clause.path} (in Chinese): {shown}",
        details=departments_unsaid(clause, shown, situation),
        quotes=(Quote(clause, shown),),
        suggestions=("原文",),
        keeps_topic=True,
    )
