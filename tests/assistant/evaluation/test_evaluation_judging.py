"""What a reply must show: kinds, words, citations, compared without spaces, widths and separators."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_fakes import reply

from assistant.evaluation.bank import BankError, Turn, read_banks
from assistant.evaluation.judging import Sort, faults


def turn(folder: Path, **demands: Any) -> Turn:
    path = folder / "bank.jsonl"
    path.write_text(json.dumps({"id": "a-1", "turns": [{"say": "停车多少钱", **demands}]}), encoding="utf-8")
    return read_banks([path])[0].turns[0]


PARKING = {"doc": "甲政发〔2019〕1号", "quote": "停车场每小时收费3元"}
OPENING = {"doc": "甲政发〔2019〕1号", "quote": "开放时间为五时至二十二时"}


@pytest.mark.parametrize(
    ("demands", "given"),
    [
        ({}, reply()),
        ({"kind": ["lookup", "clause"]}, reply()),
        ({"has": [["3元"]]}, reply(answer="３ 元")),
        ({"has": [["41880", "4.188万"]]}, reply(answer="共41,880元")),
        ({"has": ["5～22"]}, reply(answer="5-22")),
        ({"has": [["三环外"]]}, reply(clarification={"options": [{"label": "三环外", "value": "2"}]})),
        ({"lacks": ["1元"]}, reply(answer="3元")),
        ({"cite": [PARKING]}, reply()),
        ({"cite": [{"any": [OPENING, PARKING]}]}, reply()),
        ({"cite": [{"doc": "甲政发〔2019〕1号", "quote": "每 小时收费３元"}]}, reply()),
        ({"cite": []}, reply(cited=())),
    ],
)
def test_a_reply_that_meets_the_demands_has_no_fault(
    tmp_path: Path, demands: dict[str, Any], given: dict[str, Any]
) -> None:
    assert faults(turn(tmp_path, **demands), 200, given) == ()


@pytest.mark.parametrize(
    ("demands", "given", "sort"),
    [
        ({"kind": ["lookup"]}, reply(), Sort.KIND),
        ({"has": [["3元"], ["每天"]]}, reply(), Sort.MISSING),
        ({"lacks": ["收 费"]}, reply(), Sort.SAID),
        ({"cite": [OPENING]}, reply(), Sort.UNCITED),
        ({"cite": [PARKING]}, reply(cited=("n.2", "n.2", "n.2", "n.2", "n.2", "n.1")), Sort.UNCITED),
        ({"cite": []}, reply(), Sort.CITED),
    ],
)
def test_every_shortcoming_is_named(tmp_path: Path, demands: dict[str, Any], given: dict[str, Any], sort: Sort) -> None:
    assert [fault.sort for fault in faults(turn(tmp_path, **demands), 200, given)] == [sort]


def test_a_citation_that_is_too_long_meets_nothing(tmp_path: Path) -> None:
    given = reply()
    given["citations"][0]["text"] += "长" * 1500
    assert [fault.sort for fault in faults(turn(tmp_path, cite=[PARKING]), 200, given)] == [Sort.UNCITED]


def test_a_refused_message_is_right_where_refusal_is_demanded(tmp_path: Path) -> None:
    assert faults(turn(tmp_path, status=422), 422, {}) == ()
    assert faults(turn(tmp_path), 422, {})[0].sort is Sort.STATUS


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": "a"}',
        '{"id": "a", "turns": []}',
        '{"id": "a", "turns": [{}]}',
        '{"id": "a", "turns": [{"say": "x", "cite": [{"doc": "y"}]}]}',
        '{"id": "a", "turns": [{"say": "x", "as_of": "soon"}]}',
    ],
)
def test_a_bank_that_cannot_be_read_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text('{"id": "good", "turns": [{"say": "x"}]}\n\n' + line, encoding="utf-8")
    with pytest.raises(BankError, match=r"bank\.jsonl, line 3"):
        read_banks([path])


def test_a_bank_without_a_case_is_no_bank(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(BankError, match="no case"):
        read_banks([tmp_path / "empty.jsonl"])
