"""The question banks: all can be read, and nothing that was tuned on is reported."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from assistant.evaluation.bank import read_banks

BANKS = Path(__file__).parents[1] / "questions"
TUNED = read_banks(sorted(BANKS.glob("*-dev*.jsonl")))
HELD = read_banks(sorted(BANKS.glob("*-held*.jsonl")))
ALL = read_banks(sorted(BANKS.glob("*.jsonl")))


def test_there_are_enough_cases() -> None:
    assert len(TUNED) + len(HELD) >= 400


def test_every_case_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(case.id for case in ALL).items() if count > 1] == []


def test_nothing_that_was_tuned_on_is_reported() -> None:
    def said(case: object) -> tuple[str, ...]:
        return tuple("".join(turn.say.split()) for turn in case.turns)  # type: ignore[attr-defined]

    assert {said(case) for case in TUNED} & {said(case) for case in HELD} == set()
