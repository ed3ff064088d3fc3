"""Which duties, or parts of other clauses, have a unit do what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.skills.clauses.ranking import ranked
from assistant.skills.meaning.weighing import coverage, meanings, pairs, weights
from assistant.understanding.normal import normal
from corpus.model import Clause
from corpus.register.duties import Duty

#: A clause that says who does a thing, though it is no list of duties.
_NAMES_WHO = re.compile(r"由[^，。；]{2,16}(?:负责|管理|组织|提出|发布|签发|组建|进行)|具体由|负总责|服从")
#: A part of a clause that has one unit do a thing.
_BY_A_UNIT = re.compile(r"由(?P<unit>[^，。；、（）]{2,12}?)(?:组织|负责|协调|牵头|督促|会同|提供|发布|发送|指导)")
_LEAST_SHARE = 0.34


def part_by_a_unit(situation: Situation) -> tuple[Clause, str, str] | None:
    """A clause, its part that has one unit do just what is asked, in the words asked, and the unit."""
    said = [one.said for one in meanings(situation.query, situation.known)]
    for _, hit in ranked(situation)[:3] if said else ():
        for part in re.findall(r"[^，。；\n]+[。；]?", hit.clause.text):
            match = _BY_A_UNIT.search(part)
            unit = match["unit"] if match else ""
            if unit in situation.known.register.units and all(one in normal(part) for one in said):
                return hit.clause, re.sub(r"^[一二三四五六七八九十]是", "", part), unit
    return None


def stands_elsewhere(found: Sequence[Duty], situation: Situation) -> bool:
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


def doing(situation: Situation) -> list[Duty]:
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
