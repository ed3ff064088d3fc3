"""What is said first of an act: at which of the levels asked about it is written, and where else."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.rules import Law
from assistant.skills.alerts.acts import Act, whether
from assistant.skills.alerts.response_clauses import (
    capital,
    named,
    named_in_english,
)
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS


def verdict(act: Act, levels: Sequence[str], situation: Situation, law: Law) -> tuple[str, str]:
    """What is said first, in both languages: at which of the levels asked about the act is written, and where else."""
    if not act.levels:
        return f"各级预警的措施里都没有写{act.name}。", f"Nothing is written of {act.english} for any alert."
    others = [colour for colour in act.levels if colour not in levels]
    missing = [colour for colour in levels if colour not in act.stated]
    present = [colour for colour in levels if colour in act.stated]
    if len(levels) == len(COLOURS):
        return (
            f"写有{act.name}的是{named(act.levels, law)}。",
            f"{capital(act.english)}: written for {named_in_english(act.levels)}.",
        )
    said, english = [], []
    if missing:
        only = act.levels if present else others
        said.append(f"{named(missing, law)}的措施里没有写{act.name}，{act.name}只写在{named(only, law)}。")
        english.append(
            f"Nothing is written of {act.english} for {named_in_english(missing)}; "
            f"that is written only for {named_in_english(only)}."
        )
    elif whether(situation.query.text):
        said.append(f"{named(present, law)}的措施里写有{act.name}。")
        english.append(f"The measures for {named_in_english(present)} include {act.english}.")
    return "".join(said), " ".join(english)
