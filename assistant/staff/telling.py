"""What was asked and what staff made of it, as plain data for their pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.conversations import Exchange
from assistant.feedback import Opinion
from assistant.shapes import JSON
from assistant.staff.ledger import Entry


def opinion_json(one: Opinion) -> JSON:
    """An answer that did not help, with what was said up to it."""
    return {
        "number": one.number,
        "at": moment(one.when),
        "question": one.question,
        "kind": one.kind,
        "comment": one.comment,
        "clauses": [clause for clause in one.clauses.split(",") if clause],
        "said": said_before(one.said),
        "before": [before.question for before in one.said if before.turn < one.turn],
    }


def bank_line(entry: Entry) -> str:
    """A case that staff made, as one line of a bank; why, who and when stand in its last turn."""
    turns = json.loads(entry.what["turns"])
    turns[-1]["why"] = f"{entry.who} {moment(entry.at)}"
    return json.dumps(
        {"id": f"staff-{entry.number:04}", "who": "staff", "topic": "staff", "turns": turns}, ensure_ascii=False
    )


def said_before(said: Iterable[Exchange]) -> list[JSON]:
    """What was said before, oldest first."""
    return [{"question": one.question, "kind": one.kind, "answer": one.answer} for one in said]


def moment(at: float) -> str:
    """A time of day in Shanghai, to the minute; `at` in seconds since 1970."""
    return datetime.fromtimestamp(at, ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")
