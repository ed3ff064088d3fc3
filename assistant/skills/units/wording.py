"""How duties read: of units, of who does a thing, of a unit that has none."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.leaders.division import who_oversees
from assistant.skills.meaning.telling import telling_parts
from corpus.model import Clause
from corpus.register.duties import Duty


def done_by(clause: Clause, part: str, unit: str) -> Draft:
    """A part of a clause that has one unit do what is asked."""
    return Draft(
        Kind.LOOKUP,
        f"{unit}：{part.rstrip('。；')}。",
        f"{unit} (see the Chinese clause quoted).",
        quotes=(Quote(clause, part),),
        suggestions=(f"{unit}的职责是什么？", "原文"),
        focus={"units": [unit], "matters": []},
    )


def who_does(found: Sequence[Duty], situation: Situation) -> Draft:
    """Which units do what is asked, each with the telling parts of its duty."""
    said = [
        f"{duty.names[0]}：{telling_parts(duty.clause, situation.query, situation.known).removeprefix(duty.clause.label).removeprefix(duty.clause.heading).lstrip('：')}"
        for duty in found
    ]
    return Draft(
        Kind.LOOKUP,
        "；".join(one.rstrip("。；") for one in said) + "。",
        "; ".join(duty.names[0] for duty in found) + " (see the Chinese clause quoted).",
        quotes=tuple(Quote(duty.clause) for duty in found),
        suggestions=("原文",),
        focus={"units": [duty.names[0] for duty in found], "matters": []},
    )


def duties_of(units: Sequence[str], situation: Situation) -> Draft:
    """All duties of units."""
    found = [duty for unit in dict.fromkeys(units) for duty in situation.known.register.duties if unit in duty.names]
    said = [duty.clause.text.removeprefix(duty.clause.label) for duty in found]
    return Draft(
        Kind.LOOKUP,
        "\n".join(said),
        "; ".join(f"{duty.names[0]}: see the Chinese clause quoted" for duty in found) + ".",
        quotes=tuple(Quote(duty.clause, duty.clause.text) for duty in found),
        suggestions=(*who_oversees(found[0].names[0], situation), "原文"),
        focus={"units": [duty.names[0] for duty in found], "matters": []},
    )


def without_duty(units: Sequence[str], situation: Situation) -> Draft:
    """That the plan states no duty of units, and what it says of those whose duties it does not state."""
    duties = situation.known.register.duties
    notice = situation.known.notice_of(duties[0].clause)
    rest = tuple(one for one in notice.clauses if one.parent_id == duties[0].clause.parent_id and not one.heading)
    listing = _composition(situation)
    said = f"{'、'.join(units)}不在成员单位之列，{notice.document_number}没有规定{'它' if len(units) == 1 else '它们'}的职责。"
    return Draft(
        Kind.LOOKUP,
        said + "".join(one.text for one in rest),
        f"{', '.join(units)}: no member unit, and no duty is stated.",
        quotes=tuple(Quote(one) for one in (*rest, *listing)),
        suggestions=(*who_oversees(units[0], situation), "原文"),
        focus={"units": list(units), "matters": []},
    )


def _composition(situation: Situation) -> tuple[Clause, ...]:
    notice = situation.known.notice_of(situation.known.register.duties[0].clause)
    return tuple(
        clause for clause in notice.clauses if "组成" in clause.heading or clause.heading.endswith("单位职责")
    )[:2]
