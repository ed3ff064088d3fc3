"""承接上文: a short follow-up that only makes sense over the clauses just cited (那冬天呢, 具体谁定)."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.understanding.normal import normal
from corpus.model import Clause
from indexes.segmenter import bigrams

_LONGEST = 18
#: What is asked of a group, and what its sentence has to speak of.
_OF_A_GROUP = {
    "组长": re.compile("组长"),
    "成员": re.compile("成员|组成"),
    "办公室设在": re.compile("办公室"),
    "职责": re.compile("负责|承担"),
}
_GROUP = "领导小组"
_EMPTY = re.compile(r"[那呢吗啊呀的了是有哪个家什么多少怎么几谁?？,，。.!！给平时开]|如果|要是")


class Following:
    """Looks for the follow-up's words in the clauses of the last answer."""

    name = "following"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids low, where the words of a short message stand in a clause just cited."""
        query, last = situation.query, situation.conversation.last
        if last is None or not last.citations or len(query.text) > _LONGEST:
            return None
        group = _group_spoken_of(situation)
        part = _part_of_a_group(situation)
        told = _told_of(group, _OF_A_GROUP[part]) if group and part else []
        if group and told:
            return Bid(self.name, 5.3, lambda: _answer(group, told, situation))
        found = _found(situation)
        if found is None:
            return None
        clause, parts, score = found
        return Bid(self.name, 1.6 + min(1.2, 0.4 * score), lambda: _answer(clause, parts, situation))


def _group_spoken_of(situation: Situation) -> Clause | None:
    """The clause that sets up the group of the last answer, unless the message names one of its own."""
    last, concepts = situation.conversation.last, situation.known.lexicon.concepts
    assert last is not None
    clause = situation.known.library.clause(last.citations[0])
    names_own = any(
        one.concept not in concepts or concepts[one.concept].group not in {"asking", "facts"}
        for one in situation.query.mentions
        if not one.surface.endswith(("单位", "成员", "办公室"))
    )
    return None if names_own or _GROUP not in clause.text else clause


def _part_of_a_group(situation: Situation) -> str:
    """What of a group the message asks for, and nothing else: its head, members, office or work; "" for none."""
    query = situation.query
    if "成员" in query.text:
        return "成员"
    if query.elliptic and query.text.startswith(("办公室", "那办公室")):
        return "办公室设在"
    return next((part for part in _OF_A_GROUP if query.has(part)), "")


def _told_of(group: Clause, asked: re.Pattern[str]) -> list[str]:
    """The sentences that tell it of the group itself and not of others (各县也要成立…)."""
    return [one for one in re.findall(r"[^。\n]+。", group.text) if asked.search(one) and not one.startswith("各")]


def _found(situation: Situation) -> tuple[Clause, list[str], float] | None:
    """The clause just cited and its parts that have most of the message's telling characters."""
    library = situation.known.library
    last = situation.conversation.last
    assert last is not None
    said = {char for char in _EMPTY.sub("", situation.query.text) if "\u3400" <= char <= "\u9fff"}
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
            best = (clause, [part for part, score in zip(parts, scored, strict=True) if score == top], float(top))
    return best if best and best[2] / max(1, len(said)) >= 0.3 else None


def _told(part: str, answer: str) -> float:
    """A little more for a part that speaks of what was just answered."""
    pairs = bigrams(part)
    return 0.5 * sum(1 for pair in pairs if pair in answer[:120]) / max(1, len(pairs))


def _answer(clause: Clause, parts: list[str], situation: Situation) -> Draft:
    said = "".join(parts).rstrip("，；")
    whole = next((sentence for sentence in re.findall(r"[^。\n]+。?", clause.text) if parts[0] in sentence), said)
    shown = whole if len(whole) <= 200 else said
    return Draft(
        Kind.CLAUSE,
        shown,
        f"{clause.path} (in Chinese): {shown}",
        quotes=(Quote(clause, shown),),
        suggestions=("原文",),
        keeps_topic=True,
    )
