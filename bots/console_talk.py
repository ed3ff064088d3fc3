"""`gongbao ask` and `gongbao chat`: the assistant in a terminal, the smallest of the channels."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.service import JSON, Service, open_passing_service
from bots.console_speech import UsageError, bold, faint, laid, say, say_json
from bots.settings import Settings

LONGEST = 4096
STATES = {"in_force": "现行有效", "not_yet": "尚未施行", "expired": "有效期已过", "superseded": "已被取代"}
HELLO = "直接提问即可，例如：我家120平三环里选期房，过渡一年半，一共能拿多少\n/source 看条款原文，/new 重新开始，/help 看说明，Ctrl-D 结束。"
HELP = """直接输入问题。助手给出选项时，输入选项前的数字；“还可以问”的，输入前面的字母。
/source [序号]  显示上一个回答所依据条款的原文
/new            忘掉前面的对话，重新开始
/quit           结束，也可以按 Ctrl-D"""


def ask(words: Sequence[str], settings: Settings, as_of: date | None, *, as_json: bool) -> int:
    """One question, one answer; nothing is remembered of it."""
    question = readable(sys.stdin.read() if words == ["-"] else " ".join(words))
    problem = wrong_with(question)
    if problem:
        raise UsageError(problem)
    service = open_passing_service(settings.data_dir)
    reply = service.reply(question, None, as_of)
    service.close()
    if as_json:
        say_json(reply)
        return 0
    say(laid(reply["answer"]))
    show_options(reply)
    show_citations(reply)
    return 0


def readable(text: str) -> str:
    """What was typed, with bytes that are no text replaced."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def wrong_with(question: str) -> str:
    """What is wrong with a question, or nothing."""
    if not question:
        return "the question is empty"
    if len(question) > LONGEST:
        return f"the question has {len(question)} characters; {LONGEST} are read at most"
    return ""


def show_options(reply: JSON) -> None:
    """The numbered options of a clarification."""
    for number, option in enumerate(_options(reply), 1):
        say(f"  {bold(str(number))}. {option['label']}")


def show_citations(reply: JSON) -> None:
    """One line for each clause that a reply rests on."""
    for number, cited in enumerate(reply["citations"], 1):
        validity = cited["validity"]
        until = f"至{validity['until']}" if validity["until"] else ""
        since = f"，{validity['from']}起{until}" if validity["from"] else ""
        title = f"《{cited['document_title']}》"
        say(
            faint(
                f"[{number}] {cited['document_number']} {cited['clause']}（{STATES[validity['state']]}{since}） {title}"
            )
        )


def _options(reply: JSON) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = (reply["clarification"] or {}).get("options", [])
    return options


class Chat:
    """A conversation in a terminal: what was said last, and what short inputs stand for."""

    def __init__(self, service: Service, as_of: date | None) -> None:
        self._service = service
        self._as_of = as_of
        self._session: str | None = None
        self._last: JSON | None = None

    def hear(self, typed: str) -> None:
        """Answers what was typed: a command, a number or letter that stands for something, or a message."""
        command, _, rest = typed.partition(" ")
        if command in {"/new", "/source", "/help"}:
            {"/new": self._forget, "/source": self._show_source, "/help": _help}[command](rest.strip())
        elif command.startswith("/"):
            say(f"没有 {command} 这个命令。", HELP)
        elif wrong_with(typed):
            say(f"问题太长：{len(typed)}字，最多{LONGEST}字。")
        else:
            self._answer(self._meant(typed))

    def end(self) -> None:
        """Nothing stays of a conversation in a terminal."""
        if self._session:
            self._service.forget(self._session)
        self._service.close()

    def _meant(self, typed: str) -> str:
        options = _options(self._last) if self._last else []
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(options):
            return str(options[int(typed) - 1]["value"])
        offered: list[str] = self._last["suggestions"] if self._last else []
        place = "abcd".find(typed.lower()) if len(typed) == 1 else -1
        return offered[place] if 0 <= place < len(offered) else typed

    def _answer(self, message: str) -> None:
        reply = self._service.reply(message, self._session, self._as_of)
        self._session, self._last = reply["session_id"], reply
        say("", laid(reply["answer"]))
        show_options(reply)
        show_citations(reply)
        if reply["suggestions"]:
            offered = "  ".join(f"{letter}. {text}" for letter, text in zip("abcd", reply["suggestions"], strict=False))
            say(faint(f"还可以问：{offered}"))
        say("")

    def _forget(self, _: str) -> None:
        if self._session:
            self._service.forget(self._session)
        self._session = self._last = None
        say("前面的对话已经忘掉，请重新提问。")

    def _show_source(self, wanted: str) -> None:
        cited = self._last["citations"] if self._last else []
        chosen = [one for number, one in enumerate(cited, 1) if wanted in ("", str(number))]
        if not chosen:
            say(f"上一个回答没有第{wanted}条依据。" if cited else "上一个回答没有引用条款。")
        for one in chosen:
            say("", bold(f"{one['document_number']} {one['clause']}"), laid(one["text"], "  "))
        say("")


def _help(_: str) -> None:
    say(HELP)


def chat(settings: Settings, as_of: date | None) -> int:
    """A conversation until Ctrl-D, Ctrl-C or /quit; from a pipe, one message a line."""
    seen = sys.stdin.isatty()
    if seen:
        import readline  # noqa: F401, PLC0415 - gives `input` history and line editing; a pipe needs neither

        say(bold(f"{settings.portal_place}{settings.portal_title}"), HELLO, "")
    talk = Chat(open_passing_service(settings.data_dir), as_of)
    try:
        while (typed := readable(input("问> " if seen else ""))) != "/quit":
            if typed:
                talk.hear(typed)
    except (EOFError, KeyboardInterrupt):
        if seen:
            say("", "再见。")
    finally:
        talk.end()
    return 0
