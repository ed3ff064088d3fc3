"""`gongbao eval` over the real assistant with a bank of two cases."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def bank(tmp_path: Path) -> str:
    good = {"id": "g-1", "topic": "leader", "turns": [{"say": "谁分管市环保局", "kind": ["lookup"], "has": ["洪湖鹏"]}]}
    bad = {"id": "b-1", "topic": "leader", "turns": [{"say": "谁分管市教育局", "has": ["没有这个人"]}]}
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in (good, bad)), encoding="utf-8")
    return str(path)


def test_it_reports_and_writes_what_it_is_told_to(installed: Run, gongbao: Run, bank: str, tmp_path: Path) -> None:
    done = installed("eval", bank, "--html", "run.html", "--json", "run.json", "--floor", "50")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.rstrip().splitlines()[-1] == "1 of 2 cases passed (50.0%)"
    assert "b-1" in (tmp_path / "run.html").read_text(encoding="utf-8")
    again = gongbao("eval", bank, "--against", "run.json")
    assert "2 cases were in the earlier run: 1 passed then, 1 pass now" in again.stdout


def test_it_fails_below_the_floor(gongbao: Run, bank: str) -> None:
    done = gongbao("eval", bank, "--floor", "50.1")
    assert done.returncode == 1
    assert done.stderr == "gongbao: 50.0% is below the floor of 50.1%\n"
    assert done.stdout.rstrip().endswith("1 of 2 cases passed (50.0%)")
