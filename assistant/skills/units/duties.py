"""成员单位职责: what a unit has to do under a plan, which unit does a thing, and who the members are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.clauses.searching import ranked
from assistant.skills.leaders.division import who_oversees
from assistant.skills.meaning.weighing import coverage, meanings, pairs, telling_parts, weights
from assistant.understanding.normal import normal
from corpus.model import Clause
from corpus.register.duties import Duty

_ASKS_UNIT = re.compile(
    r"谁|哪个局|哪个部门|哪家|哪个单位|什么部门|哪些单位|哪些部门|哪个机关|由哪|归哪|找哪|什么单位|哪几个部门|哪些局|which (?:bureau|department|unit)"
)
_ASKS_PLAN = re.compile(r"方案|哪个局|哪个部门|牵头|谁制订|谁制定|谁负责|哪家")
#: A clause that says who does a thing, though it is no list of duties.
_NAMES_WHO = re.compile(r"由[^，。；]{2,16}(?:负责|管理|组织|提出|发布|签发|组建|进行)|具体由|负总责|服从")
#: A part of a clause that has one unit do a thing.
_BY_A_UNIT = re.compile(r"由(?P<unit>[^，。；、（）]{2,12}?)(?:组织|负责|协调|牵头|督促|会同|提供|发布|发送|指导)")
_LEAST_SHARE = 0.34


class Duties:
    """Answers from the duties of member units."""

    name = "duties"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a member unit is named in the matter of the plan, or the plan's matter with a question for the unit."""
        query, talk = situation.query, situation.conversation
        register = situation.known.register
        units = [one.concept for one in query.mentions if any(one.concept in duty.names for duty in register.duties)]
        if _of_another_notice(situation):
            return None
        plan = _speaks_of_plan(situation) and not (talk.topic == "leaders" and query.elliptic)
        if (
            units
            and (plan or query.has("职责"))
            and not query.has("领导小组", "责任部门")
            and (plan or not query.has("牵头"))
            and not _asks_leader(situation)
        ):
            return Bid(self.name, 5.0 + (1.0 if plan else -1.5), lambda: _of_units(units, situation))
        if units and talk.topic == self.name and query.elliptic:
            return Bid(self.name, 4.8, lambda: _of_units(units, situation))
        before = [] if units or talk.topic == self.name else _units_before(situation)
        if before and plan and query.has("职责") and not _ASKS_UNIT.search(query.text):
            return Bid(self.name, 4.9, lambda: _of_units(before, situation))
        others = [one.concept for one in query.mentions if one.concept in register.units] if plan and not units else []
        if others and query.has("职责") and not query.has("领导小组"):
            return Bid(self.name, 5.0, lambda: _without_duty(others, situation))
        if talk.topic == self.name and query.elliptic and not units:
            found = _doing(situation)
            if found:
                return Bid(self.name, 4.4, lambda: _which(found, situation))
        by_a_unit = _parts_by_a_unit(situation) if _ASKS_UNIT.search(query.text) and plan and not units else None
        if by_a_unit and not _asks_leader(situation):
            return Bid(self.name, 4.2, lambda: _by_a_unit(*by_a_unit))
        if (
            _ASKS_UNIT.search(query.text)
            and not query.has(
                "签发",
                "领导",
                "组长",
                "市指挥部",
                "发布渠道",
                "预警变更和解除",
                "响应终止",
                "启动应急响应",
                "办公室设在",
            )
            and (plan or talk.topic in {"measures", self.name})
        ):
            found = _doing(situation)
            if found and not _stands_elsewhere(found, situation):
                share = max(coverage(meanings(query, situation.known), duty.clause, situation.known) for duty in found)
                return Bid(
                    self.name,
                    2.3
                    + (1.0 if _ASKS_PLAN.search(query.text) else 0.0)
                    + (0.5 if re.search("指导|督促|检查|监督", query.text) else 0.0)
                    + 2.8 * max(share, 0.5 if talk.topic == "measures" else 0.0),
                    lambda: _which(found, situation),
                )
        return None


def _of_another_notice(situation: Situation) -> bool:
    """Whether the question names a notice, and none that states duties."""
    query = situation.query
    if not (re.search(r"\d\s*号", query.text) or query.concepts & situation.known.themes):
        return False
    meant = {notice.id for notice in situation.known.notices_meant(query)}
    return bool(meant) and meant.isdisjoint(duty.clause.notice_id for duty in situation.known.register.duties)


def _asks_leader(situation: Situation) -> bool:
    return bool(re.search(r"市长|领导|分管|谁管|哪位", situation.query.text))


def _parts_by_a_unit(situation: Situation) -> tuple[Clause, str, str] | None:
    """A clause, its part that has one unit do just what is asked, in the words asked, and the unit."""
    said = [one.said for one in meanings(situation.query, situation.known)]
    for _, hit in ranked(situation)[:3] if said else ():
        for part in re.findall(r"[^，。；\n]+[。；]?", hit.clause.text):
            match = _BY_A_UNIT.search(part)
            unit = match["unit"] if match else ""
            if unit in situation.known.register.units and all(one in normal(part) for one in said):
                return hit.clause, re.sub(r"^[一二三四五六七八九十]是", "", part), unit
    return None


def _by_a_unit(clause: Clause, part: str, unit: str) -> Draft:
    return Draft(
        Kind.LOOKUP,
        f"{unit}：{part.rstrip('。；')}。",
        f"{unit} (see the Chinese clause quoted).",
        quotes=(Quote(clause, part),),
        suggestions=(f"{unit}的职责是什么？", "原文"),
        focus={"units": [unit], "matters": []},
    )


def _units_before(situation: Situation) -> list[str]:
    """The units spoken of before that have duties, where the message names none: 在大气应急里干什么."""
    register = situation.known.register
    if any(one.concept in register.units for one in situation.query.mentions):
        return []
    before = situation.conversation.focus.get("units", ())
    return [unit for unit in before if any(unit in duty.names for duty in register.duties)]


def _speaks_of_plan(situation: Situation) -> bool:
    """Whether the question is in the matter of the plan whose members have duties."""
    concepts = situation.known.lexicon.concepts
    return any(
        one.concept in concepts and concepts[one.concept].group == "alerts" for one in situation.query.mentions
    ) or bool(re.search(r"2\.1\.4|应急|停课|预警", situation.query.text))


def _stands_elsewhere(found: Sequence[Duty], situation: Situation) -> bool:
    """Whether a clause that is no duty speaks of more of what is asked: 预案由谁管理."""
    best = ranked(situation)[:1]
    if not best or best[0][1].clause.id in {duty.clause.id for duty in situation.known.register.duties}:
        return False
    if not _NAMES_WHO.search(best[0][1].clause.text):
        return False
    mine = max(coverage(meanings(situation.query, situation.known), duty.clause, situation.known) for duty in found)
    return best[0][0] > mine + 0.05


def _matter_before(situation: Situation) -> str:
    names = situation.conversation.focus.get("matters", ())
    concepts = situation.known.lexicon.concepts
    return " ".join(term for name in names if name in concepts for term in (name, *concepts[name].terms))


def _doing(situation: Situation) -> list[Duty]:
    """The duties that speak of the matter asked about (or, in a follow-up, of the matter spoken of before)."""
    known, query = situation.known, situation.query
    by_id = {duty.clause.id: duty for duty in known.register.duties}
    before = _matter_before(situation) if len(query.text) <= 14 else ""
    asked = known.reader.read(f"{query.text} {before}") if before else query
    found = meanings(asked, known)
    hits = known.index.search(weights(asked, known), pairs(asked, known), lambda clause: clause.id in by_id, 3)
    scored = [(coverage(found, hit.clause, known), hit) for hit in hits]
    best = [by_id[hit.clause.id] for share, hit in scored if share >= _LEAST_SHARE and hit.score >= hits[0].score * 0.6]
    return best[:2]


def _which(found: Sequence[Duty], situation: Situation) -> Draft:
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


def _of_units(units: Sequence[str], situation: Situation) -> Draft:
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


def _without_duty(units: Sequence[str], situation: Situation) -> Draft:
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
