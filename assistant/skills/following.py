"""承接上文: a short follow-up that only makes sense over the clauses just cited (那冬天呢, 具体谁定)."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.understanding.normal import normal
from corpus.model import Clause
from indexes.segmenter import bigrams

_LONGEST = 18
_EMPTY = re.compile(r"[那呢吗啊呀的了是有哪个家什么多少怎么几谁?？,，。.!！给平时开]|如果|要是")


class Following:
    """Looks for the follow-up's words in the clauses of the last answer."""

    name = "following"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids low, where the words of a short message stand in a clause just cited."""
        query, last = situation.query, situation.conversation.last
        if last is None or not last.citations or len(query.text) > _LONGEST:
            return None
        found = _found(situation)
        if found is None:
            return None
        clause, parts, score = found
        return Bid(self.name, 1.6 + min(1.2, 0.4 * score), lambda: _answer(clause, parts, situation))


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
