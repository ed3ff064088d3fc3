"""Who assists in the field that a unit is named after, or contacts it by another name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.skills.base import Situation
from assistant.skills.leaders.division import current_holdings
from corpus.register.division import Holding


def helping(matter: str, found: Sequence[Holding], situation: Situation) -> list[Holding]:
    """Those who assist in the field that a unit is named after (市财政局, 协助负责财政), or contact it by another name."""
    if not found[0].unit:
        return []
    words = _called(matter, situation)
    return [
        one
        for one in current_holdings(situation)
        if one.relation.startswith("协助")
        and one.person not in {each.person for each in found}
        and _akin(one, matter, words)
    ]


def _called(unit: str, situation: Situation) -> tuple[str, ...]:
    """How people call a unit."""
    concept = situation.known.lexicon.concepts.get(unit)
    return concept.says if concept else ()


def _akin(one: Holding, unit: str, words: Sequence[str]) -> bool:
    """Whether a field or a unit is the one that a unit is named after or called by: 机构编制 and 市编委办 (编制办)."""
    if one.relation.endswith("联系"):
        return one.object.removeprefix("各") in words
    named = one.object in unit or (len(_stem(unit)) > 1 and _stem(unit) in one.object)
    return len(one.object) >= 2 and (named or any(_stem(word) in one.object for word in words if len(_stem(word)) > 1))


@lru_cache(maxsize=4096)
def _stem(unit: str) -> str:
    """What a unit is named after: 市合作交流办 after 合作交流."""
    return re.sub(r"^市|[局委办]$", "", unit)
