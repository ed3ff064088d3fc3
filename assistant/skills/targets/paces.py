"""What is to grow no slower than something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.meaning.matching import overlap
from assistant.skills.targets.figures import figures
from assistant.skills.targets.fit import matters, remembered
from assistant.skills.targets.years import years
from corpus.register.paces import Pace

_PACE = re.compile(r"增速|增幅|增长速度|增长率|增长要求|跑赢|不低于|不能低|比[^,，。]{0,8}(?:快|慢|高|低)")


def paces_asked(situation: Situation) -> list[Pace]:
    """What is asked of that is to grow no slower than something else: 小微贷款增幅有什么要求."""
    if not _PACE.search(situation.query.text) or years(situation) or figures(situation):
        return []
    concepts = situation.known.lexicon.concepts
    words = [term for name in matters(situation) for term in (name, *concepts[name].terms)]
    found = [
        (sum(len(word) for word in words if word in pace.quote) + overlap(situation.query.text, pace.indicator), pace)
        for pace in situation.known.register.paces
    ]
    best = max((score for score, _ in found), default=0.0)
    return [pace for score, pace in found if score == best and score >= 1]


def paced(found: Sequence[Pace], situation: Situation) -> Draft:
    """What is to grow no slower than what."""
    said = "；".join(f"{pace.indicator}要不低于{pace.other}" for pace in found)
    return Draft(
        Kind.LOOKUP,
        f"目标是：{said}。",
        f"{said} (growth no lower than that of the whole).",
        quotes=tuple(Quote(pace.clause, pace.quote if pace.quote in pace.clause.text else "") for pace in found),
        suggestions=("原文",),
        focus={"indicators": [pace.indicator for pace in found], "matters": remembered(situation)},
    )
