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
_MANDATORY = re.compile(
    r"强制|建议性?的?|必须|非[^,，。]{0,4}不可|自愿|硬性|可做可不做|mandatory|compulsory|voluntary|advisory"
)
_KIND_OF_MEASURE = re.compile(r"强制性|建议性")
_MEMBER = re.compile(r"在里面|在内|在不在|里有|包括|算不算|是不是成员|是成员|有没有|也在|参加")
_EMPTY = re.compile(r"[那呢吗啊呀的了是有哪个家什么多少怎么几谁?？,，。.!！给平时开]|如果|要是")


class Following:
    """Looks for the follow-up's words in the clauses of the last answer."""

    name = "following"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids low, where the words of a short message stand in a clause just cited."""
        query, last = situation.query, situation.conversation.last
        if last is None or not last.citations or len(query.text) > _LONGEST:
            return None
        group_before = _group_before(situation)
        group = None if _names_a_body(situation) else group_before
        unit = _unit_in_question(situation)
        if group_before and unit:
            return Bid(self.name, 5.8, lambda: _whether_member(unit, group_before, situation))
        part = _part_of_a_group(situation)
        told = _told_of(group, _OF_A_GROUP[part]) if group and part else []
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


def _group_before(situation: Situation) -> Clause | None:
    """The clause that sets up the group of the last answer."""
    last = situation.conversation.last
    clause = situation.known.library.clause(last.citations[0]) if last else None
    return clause if clause and _GROUP in clause.text else None


def _names_a_body(situation: Situation) -> bool:
    """Whether the message speaks of a matter or a body of its own."""
    concepts = situation.known.lexicon.concepts
    return any(
        one.concept not in concepts or concepts[one.concept].group not in {"asking", "facts"}
        for one in situation.query.mentions
        if not one.surface.endswith(("单位", "成员", "办公室"))
    )


def _unit_in_question(situation: Situation) -> str:
    """The one unit whose membership is asked for: 市环保局在里面吗; "" for none."""
    units = situation.known.register.units
    said = {one.concept for one in situation.query.mentions if one.concept in units}
    return next(iter(said)) if len(said) == 1 and _MEMBER.search(situation.query.text) else ""


def _whether_member(unit: str, group: Clause, situation: Situation) -> Draft:
    """Whether the sentence that names a group's members names the unit."""
    told = _told_of(group, _OF_A_GROUP["成员"]) or [group.text]
    names = (unit, *situation.known.register.units[unit])
    listed = any(name in sentence for name in names for sentence in told)
    said = f"是的，领导小组的组成里写有{unit}" if listed else f"领导小组的组成里没有写明{unit}"
    return Draft(
        Kind.LOOKUP,
        f"{said}：{''.join(told)}",
        f"The clause {'names' if listed else 'does not name'} {unit}: {''.join(told)}",
        quotes=(Quote(group, "".join(told)),),
        suggestions=("原文",),
        keeps_topic=True,
    )


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
        quotes=(Quote(clause, shown),),
        suggestions=("原文",),
        keeps_topic=True,
    )
