"""How a holding reads: the sentence, the relation and the clause of who oversees what, in Chinese and English."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.skills.base import Quote, Situation
from corpus.register.division import Holding


def line(matter: str, held: Sequence[Holding]) -> str:
    """Who holds a unit or a field, and by which relation: 市环保局：张三副市长分管市环保局."""
    parts = []
    for person in dict.fromkeys(one.person for one in held):
        mine = [one for one in held if one.person == person]
        relations = "、".join(dict.fromkeys(relation(one) for one in mine))
        parts.append(f"{person}{mine[0].post}{relations}")
    whole = (
        held[0].object if held[0].object == matter or matter not in held[0].names else f"{matter}（{held[0].object}）"
    )
    return f"{whole}：" + "；".join(parts)


def relation(one: Holding) -> str:
    """The relation of one holding in words: 分管市环保局, 负责环保方面工作."""
    what = one.object if one.unit else f"{one.object}方面工作"
    return f"{one.relation}{what}{'工作' if one.unit and one.relation == '领导' else ''}"


def english_line(matter: str, held: Sequence[Holding]) -> str:
    """The same in English."""
    names = [f"{one.person} ({one.post}, {one.relation})" for one in held]
    return f"{matter}: " + ", ".join(dict.fromkeys(names))


def quoted(held: Sequence[Holding]) -> list[Quote]:
    """The clauses of holdings with their sentences."""
    return [Quote(one.clause, one.sentence if len(one.sentence) < 400 else "") for one in held]


def relation_asked(situation: Situation) -> str:
    """The one relation that a question asks for, 分管 or 联系; "" where it asks for all."""
    text = situation.query.text
    asked = [one for one in ("分管", "联系", "负责", "领导") if one in text]
    return asked[0] if len(asked) == 1 and asked[0] in {"分管", "联系"} else ""


def sentences(mine: Sequence[Holding], only: str) -> list[str]:
    """The sentences of holdings by one relation, or that there is none and all the others; all of them for ""."""
    found = dict.fromkeys(one.sentence for one in mine if not only or one.relation.endswith(only))
    return list(found) or [f"没有{only}的单位。", *dict.fromkeys(one.sentence for one in mine)]
