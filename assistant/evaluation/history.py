"""A run as a JSON file, and what changed since an earlier one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.running import Outcome, Replied


class HistoryError(ValueError):
    """A file is no earlier run."""


@dataclass(frozen=True, slots=True)
class Change:
    """The cases that both runs hold: the rates then and now, and the cases that went over."""

    common: int
    then: int
    now: int
    mended: tuple[str, ...]
    broken: tuple[str, ...]


def save(outcomes: Sequence[Outcome], path: Path) -> None:
    """Writes a run."""
    passed = sum(one.passed for one in outcomes)
    plain = {"passed": passed, "asked": len(outcomes), "cases": [_plain(one) for one in outcomes]}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _plain(outcome: Outcome) -> dict[str, Any]:
    case = outcome.case
    turns = [_plain_turn(one) for one in outcome.turns]
    return {"id": case.id, "bank": case.bank, "topic": case.topic, "passed": outcome.passed, "turns": turns}


def _plain_turn(one: Replied) -> dict[str, Any]:
    cited = [f"{cited['document_number']} {cited['clause']}" for cited in one.reply.get("citations", [])]
    return {
        "say": one.turn.say,
        "kind": one.kind,
        "answer": one.reply.get("answer", ""),
        "cited": cited,
        "faults": [str(fault) for fault in one.faults],
        "milliseconds": round(one.milliseconds, 2),
    }


def load(path: Path) -> dict[str, bool]:
    """Which cases passed in an earlier run; raises `HistoryError`."""
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
        return {f"{case['bank']} {case['id']}": bool(case["passed"]) for case in cases}
    except OSError as error:
        raise HistoryError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise HistoryError(f"{path}: is no earlier run") from error


def compare(outcomes: Sequence[Outcome], earlier: dict[str, bool]) -> Change:
    """What changed in the cases that both runs hold."""
    now = {f"{one.case.bank} {one.case.id}": one.passed for one in outcomes}
    common = [name for name in now if name in earlier]
    return Change(
        len(common),
        sum(earlier[name] for name in common),
        sum(now[name] for name in common),
        tuple(name for name in common if now[name] and not earlier[name]),
        tuple(name for name in common if earlier[name] and not now[name]),
    )
