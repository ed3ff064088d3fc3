"""What of the talk on targets a follow-up goes on with: its year, and the two targets told one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.skills.base import Situation
from assistant.skills.targets.figures import figures
from assistant.skills.targets.fit import matters
from assistant.skills.targets.years import years
from corpus.register.targets import Target

_HELD = re.compile(r"[比差够超]|达标|完成|怎么样|如何")
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")


def told(shown: Sequence[Target], situation: Situation) -> Mapping[str, Any]:
    """What is remembered of the targets told, and of those told before them."""
    before = situation.conversation.focus.get("told", ()) if situation.conversation.topic == "targets" else ()
    return {"told": [[one.indicator, one.year] for one in shown], "told_before": list(before)}


def year_before(situation: Situation) -> list[int]:
    """The year of the target that a figure was held against before, or the one the question before said: 那科技型的呢."""
    talk = situation.conversation
    if talk.topic != "targets" or not situation.query.elliptic:
        return []
    if figures(situation):
        year = talk.focus.get("year")
        return [year] if year else []
    said = {int(year) for year in _YEAR.findall(talk.last.question)} if talk.last else set()
    shown = {year for _, year in talk.focus.get("told", ())}
    return list(shown) if len(shown) == 1 and shown == said else []


def both_told(situation: Situation) -> list[Target]:
    """The target told last and the other one told before it, where nothing else is named and each is one: 差多少家."""
    focus = situation.conversation.focus
    last = focus.get("told", ()) if situation.conversation.topic == "targets" else ()
    others = [one for one in focus.get("told_before", ()) if one not in last]
    if len(last) != 1 or len(others) != 1 or matters(situation) or years(situation) or figures(situation):
        return []
    wanted = [tuple(one) for one in (*others, *last)]
    return [one for one in situation.known.register.targets if (one.indicator, one.year) in wanted]


def figure_before(chosen: Sequence[Target], situation: Situation) -> Decimal | None:
    """The figure held against another year's target before, where it is asked of this year's: 那比2018年的呢."""
    focus = situation.conversation.focus
    if situation.conversation.topic != "targets" or not focus.get("figure") or figures(situation):
        return None
    same = [one.indicator for one in chosen[:1]] == list(focus.get("indicators", ()))
    return Decimal(focus["figure"]) if same and _HELD.search(situation.query.text) else None
