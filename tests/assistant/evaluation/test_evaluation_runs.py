"""Runs of small banks over a stand-in: sessions, sums, retrieval, history, the summary and the page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from evaluation_fakes import Assistant, reply

from assistant.evaluation import Evaluation, HistoryError, evaluate, tallies
from assistant.evaluation.history import load

PARKING = {"doc": "甲政发〔2019〕1号", "quote": "停车场每小时收费3元"}


def bank(folder: Path, *cases: dict[str, Any], name: str = "bank") -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    return path


def case(name: str, *turns: dict[str, Any], topic: str = "parks") -> dict[str, Any]:
    return {"id": name, "topic": topic, "turns": [{"say": "停车多少钱", **turn} for turn in turns]}


def run(
    folder: Path, *cases: dict[str, Any], assistant: Assistant | None = None, against: Path | None = None
) -> Evaluation:
    return evaluate([bank(folder, *cases)], assistant or Assistant(), against)  # type: ignore[arg-type]


def test_the_turns_of_a_case_share_a_conversation_and_cases_do_not(tmp_path: Path) -> None:
    assistant = Assistant()
    run(tmp_path, case("a", {}, {"say": "那开放呢", "as_of": "2019-06-01"}), case("b", {}), assistant=assistant)
    assert assistant.heard == [
        ("停车多少钱", None, None),
        ("那开放呢", "s1", date(2019, 6, 1)),
        ("停车多少钱", None, None),
    ]
    assert assistant.forgotten == ["s1", "s1"]


@pytest.mark.parametrize("say", ["", " \n", "长" * 4097])
def test_a_message_that_the_channels_refuse_is_not_asked(tmp_path: Path, say: str) -> None:
    assistant = Assistant()
    found = run(tmp_path, case("a", {"say": say, "status": 422}), assistant=assistant)
    assert (found.percent, assistant.heard) == (100, [])


def test_one_fault_in_one_turn_fails_the_case(tmp_path: Path) -> None:
    found = run(tmp_path, case("a", {}, {"has": ["9元"]}), case("b", {}), case("c", {}, topic="roads"), case("d", {}))
    assert found.percent == 75
    assert [(one.name, one.good, one.asked) for one in tallies.by(found.outcomes, lambda one: one.case.topic)] == [
        ("parks", 2, 3),
        ("roads", 1, 1),
    ]


def test_refusals_are_counted_on_both_sides(tmp_path: Path) -> None:
    refusing = Assistant({"天气": reply("no_answer", cited=()), "停车": reply("no_answer", cited=())})
    cases = [
        case("refused-rightly", {"say": "天气", "kind": ["no_answer"]}),
        case("answered-wrongly", {"say": "票价", "kind": ["no_answer", "smalltalk"]}),
        case("refused-wrongly", {"say": "停车", "kind": ["clause", "lookup"]}),
        case("either", {"say": "停车", "kind": ["clause", "no_answer"]}),
    ]
    counted = tallies.refusals(tallies.turns(run(tmp_path, *cases, assistant=refusing).outcomes))
    assert (counted.answered_wrongly.good, counted.answered_wrongly.asked) == (1, 2)
    assert (counted.refused_wrongly.good, counted.refused_wrongly.asked) == (1, 1)


def test_retrieval_counts_the_rank_of_the_governing_clause(tmp_path: Path) -> None:
    ours, plain = run(tmp_path, case("a", {"cite": [PARKING]}), assistant=Assistant(found=("n.2", "n.1"))).found
    assert (ours.recall, ours.mrr) == ((0.0, 1.0, 1.0), 0.5)
    assert (plain.name, plain.recall[0]) == ("jieba + rank-bm25", 1.0)


def test_the_verdict_comes_last(tmp_path: Path) -> None:
    lines = list(
        run(tmp_path, case("a", {"kind": ["clause"], "cite": [PARKING]}), case("b", {"kind": ["lookup"]})).lines()
    )
    assert lines[-1] == "1 of 2 cases passed (50.0%)"
    assert any("lookup (0 of 1 right) -> clause 1" in line for line in lines)


def test_a_later_run_tells_what_was_mended_and_broken(tmp_path: Path) -> None:
    first = run(tmp_path, case("a", {"has": ["9元"]}), case("b", {}), case("gone", {}))
    first.save(tmp_path / "first.json")
    second = run(tmp_path, case("a", {}), case("b", {"has": ["9元"]}), case("new", {}), against=tmp_path / "first.json")
    assert second.change is not None
    assert (second.change.common, second.change.mended, second.change.broken) == (2, ("bank a",), ("bank b",))
    assert "  - bank b" in list(second.lines())


@pytest.mark.parametrize("words", ["", "[]", '{"cases": [{}]}'])
def test_what_is_no_earlier_run_is_named(tmp_path: Path, words: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(HistoryError, match=r"earlier\.json"):
        load(path)


def test_the_page_shows_every_failed_case_and_runs_nothing_that_was_said(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    found = run(
        tmp_path,
        case("bad", {"say": evil, "kind": ["no_answer"], "why": f"为什么{evil}"}),
        case("fine", {"kind": ["clause"]}),
    )
    found.save_page(tmp_path / "out" / "page.html")
    page = (tmp_path / "out" / "page.html").read_text(encoding="utf-8")
    assert "another kind: clause instead of no_answer" in page
    assert "bad" in page
    assert "<script" not in page
