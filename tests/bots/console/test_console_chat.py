"""A conversation in the terminal: from a pipe, at a real terminal, and what short inputs stand for."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from console_process import GONGBAO, clean_environment

from bots.console_speech import broken, columns
from bots.console_talk import Chat

Run = Callable[..., "subprocess.CompletedProcess[str]"]


class Scripted:
    """A service that remembers what it was asked and always replies the same."""

    def __init__(self, **reply: Any) -> None:
        self.heard: list[tuple[str, str | None]] = []
        self.forgotten: list[str] = []
        self._reply = {
            "session_id": "s1",
            "answer": "答。",
            "citations": [],
            "clarification": None,
            "suggestions": [],
            **reply,
        }

    def reply(self, message: str, session_id: str | None, as_of: date | None) -> dict[str, Any]:
        self.heard.append((message, session_id))
        return self._reply

    def forget(self, session_id: str) -> bool:
        self.forgotten.append(session_id)
        return True

    def close(self) -> None:
        pass


def talk(service: Scripted, *typed: str) -> list[str]:
    chat = Chat(service, None)  # type: ignore[arg-type]
    for line in typed:
        chat.hear(line)
    return [message for message, _ in service.heard]


ASKING = {
    "slot": "ring",
    "question": "？",
    "options": [{"label": "三环内", "value": "三环内"}, {"label": "三环外", "value": "在三环外"}],
}


def test_a_number_chooses_the_option() -> None:
    assert talk(Scripted(clarification=ASKING), "过渡费", "2")[1] == "在三环外"


@pytest.mark.parametrize("typed", ["3", "0", "120", "２"])
def test_a_number_beyond_the_options_is_said_as_it_is(typed: str) -> None:
    assert talk(Scripted(clarification=ASKING), "过渡费", typed)[1] == typed


def test_a_letter_chooses_a_suggestion() -> None:
    assert talk(Scripted(suggestions=["原文", "货币呢？"]), "过渡费", "b", "c")[1:] == ["货币呢？", "c"]


def test_new_forgets_the_conversation() -> None:
    service = Scripted()
    talk(service, "一", "二", "/new", "三")
    assert [session for _, session in service.heard] == [None, "s1", None]
    assert service.forgotten == ["s1"]


def test_an_unknown_command_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(Scripted(), "/nosuch", "/help") == []
    assert "/source" in capsys.readouterr().out


def test_a_piped_conversation_keeps_its_thread(gongbao: Run) -> None:
    done = gongbao("chat", typed="谁分管市环保局\n那教育局呢\n/source 1\n/new\n/source\n")
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("洪湖鹏", "邢海华", "分管市教育局"):
        assert words in done.stdout
    assert done.stdout.rstrip().endswith("上一个回答没有引用条款。")


@contextmanager
def terminal() -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    ours, theirs = os.openpty()
    environment = clean_environment(TERM="dumb", COLUMNS="80")
    process = subprocess.Popen(
        [GONGBAO, "chat"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    try:
        yield ours, process
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def read_until(screen: int, words: str) -> str:
    seen = b""
    while words not in (text := seen.decode(errors="ignore")):
        seen += os.read(screen, 4096)
    return text


def test_at_a_terminal_it_greets_prompts_and_leaves_on_ctrl_d() -> None:
    with terminal() as (screen, process):
        assert "公报问答" in read_until(screen, "问> ")
        os.write(screen, "谁分管市环保局\n".encode())
        assert "洪湖鹏" in read_until(screen, "问> ")
        os.write(screen, b"\x04")
        read_until(screen, "再见")
        assert process.wait(20) == 0


def test_lines_fit_and_never_begin_with_a_closing_mark() -> None:
    text = "按三环内、建筑面积120平方米、期房产权调换（嘉政办发〔2017〕62号），合计41880元。" * 3
    lines = list(broken(text, 40))
    assert "".join(lines) == text
    assert all(columns(line) <= 42 and line[0] not in "，。、）〕" for line in lines)
    assert any("41880" in line for line in lines)
