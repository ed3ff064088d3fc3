"""The units that a question about tasks names, or that were spoken of before."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from assistant.skills.meaning.beside import said_beside


def units_said(situation: Situation) -> list[str]:
    """The units that something is asked of, not those left out of account: 除了财政局还有谁."""
    units, text = situation.known.register.units, situation.query.text
    return list(
        dict.fromkeys(
            one.concept
            for one in situation.query.mentions
            if one.concept in units
            and not text[: one.start].endswith(("除", "除了", "除开", "除去"))
            and not text[one.end :].startswith(("之外", "以外", "外还", "外,"))
        )
    )


def units_before(situation: Situation) -> list[str]:
    """The units spoken of before, where nothing but what they lead is asked: 它牵头哪些任务."""
    query = situation.query
    way = [one for one in query.mentions if one.concept in {"牵头", "责任部门"}]
    left = re.sub(r"它|该局|这个局|任务|[项条]|几", "", said_beside(way, situation)) if way else "-"
    return [] if left else list(situation.conversation.focus.get("units", ()))
