"""Every command: what it prints, and how it ends."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

COMMANDS = [
    "",
    "ask",
    "chat",
    "serve",
    "telegram",
    "corpus",
    "corpus list",
    "corpus show",
    "corpus check",
    "corpus add",
    "index",
    "index build",
    "rules",
    "eval",
]
WRONG = [
    "",
    "frobnicate",
    "ask",
    "ask --as-of yesterday 你好",
    "ask --as-of 2017-02-30 你好",
    "serve --port 65536",
    "serve --port -1",
    "serve --workers 0",
    "corpus",
    "corpus frobnicate",
    "corpus show",
    "corpus add",
    "index",
    "eval",
    "eval --floor 101 x.jsonl",
    "rules a b",
]
FAILING = ["corpus show nothing-2017-1", "corpus add missing.txt", "rules nothing", "eval missing.jsonl"]
FAILING_TO_SERVE = ["telegram", "serve --host nowhere.invalid"]


def failed_in_one_line(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == 1 and done.stderr.startswith("gongbao: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(installed: Run, command: str) -> None:
    done = installed(*command.split(), "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: gongbao {command}".rstrip())


def test_help_is_there_at_once(installed: Run) -> None:
    began = time.perf_counter()
    installed("--help")
    assert time.perf_counter() - began < 0.8, "something heavy is imported before it is needed"


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_use_ends_with_2_and_says_how_it_is_used(installed: Run, arguments: str) -> None:
    done = installed(*arguments.split())
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage: gongbao" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("question", ["", " \n ", "长" * 4097])
def test_a_question_nobody_can_answer_is_wrong_use(gongbao: Run, question: str) -> None:
    done = gongbao("ask", question)
    assert done.returncode == 2
    assert done.stderr.startswith("gongbao: the question ")


@pytest.mark.parametrize("arguments", FAILING)
def test_a_failure_ends_with_1_and_one_line(gongbao: Run, arguments: str) -> None:
    assert failed_in_one_line(gongbao(*arguments.split()))


@pytest.mark.parametrize("arguments", FAILING_TO_SERVE)
def test_what_cannot_serve_ends_with_1_and_one_line(installed: Run, arguments: str) -> None:
    assert failed_in_one_line(installed(*arguments.split()))


def test_a_wrong_setting_is_named(installed: Run) -> None:
    done = installed("ask", "你好", GONGBAO_PORT="many")
    assert failed_in_one_line(done)
    assert "GONGBAO_PORT" in done.stderr


def test_a_taken_port_is_told_before_anything_is_loaded(installed: Run) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        done = installed("serve", "--port", str(taken.getsockname()[1]))
    assert failed_in_one_line(done)
    assert "cannot listen" in done.stderr


def test_ask_answers_with_its_citations(installed: Run) -> None:
    done = installed("ask", "我家120平三环里选期房，过渡一年半，一共能拿多少")
    assert (done.returncode, done.stderr) == (0, "")
    assert "41880" in done.stdout.replace(",", "")
    assert "[1] 嘉政办发〔2017〕62号" in done.stdout


def test_ask_as_json_is_the_reply_of_the_api(gongbao: Run) -> None:
    done = gongbao("ask", "--json", "--as-of", "2018-01-01", "-", typed="谁分管市环保局\n")
    reply = json.loads(done.stdout)
    assert reply["as_of"] == "2018-01-01"
    assert reply["citations"][0]["document_number"] == "嘉政发〔2017〕32号"
    assert "洪湖鹏" in reply["answer"]


def test_ask_leaves_no_conversation_behind(gongbao: Run, tmp_path: Path) -> None:
    first, second = (gongbao("ask", "--json", "谁分管教育局", GONGBAO_DATA_DIR=str(tmp_path)) for _ in range(2))
    one, two = json.loads(first.stdout), json.loads(second.stdout)
    assert one.pop("session_id") != two.pop("session_id")
    assert one == two


def test_bytes_that_are_no_text_do_no_harm(installed: Run) -> None:
    done = installed("ask", "\udcff\udcfe谁分管教育局\x00".rstrip("\x00"))
    assert (done.returncode, done.stderr) == (0, "")


def test_corpus_list_names_all_notices(gongbao: Run) -> None:
    done = gongbao("corpus", "list")
    assert done.stdout.count("号") >= 8
    assert "未刊印" in done.stdout
    listed = json.loads(gongbao("corpus", "list", "--json", "--as-of", "2017-09-10").stdout)["documents"]
    assert {one["id"]: one["validity"] for one in listed}["jzbf-2017-62"] == "not_yet"


def test_corpus_show_takes_ids_and_numbers(gongbao: Run) -> None:
    notice, by_number = gongbao("corpus", "show", "jzbf-2017-62"), gongbao("corpus", "show", "嘉政办发[2017]62号")
    assert notice.stdout == by_number.stdout
    clause = gongbao("corpus", "show", "jzbf-2017-62.1.2")
    assert "每户每月每平方米18元" in clause.stdout
    assert "每户1500元" not in clause.stdout


def test_corpus_check_proves_the_corpus(installed: Run) -> None:
    done = installed("corpus", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "every character accounted for" in done.stdout


def test_index_build_says_what_it_built(installed: Run) -> None:
    done = installed("index", "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert "clauses" in done.stdout


def test_rules_shows_inputs_figures_and_clauses(installed: Run, gongbao: Run) -> None:
    done = installed("rules", "relocation")
    assert done.returncode == 0
    for words in ("嘉政办发〔2017〕62号", "建筑面积", "三环内月标准", "jzbf-2017-62.1.2", "41880"):
        assert words in done.stdout
    assert json.loads(gongbao("rules", "relocation", "--json").stdout)["name"] == "relocation"
