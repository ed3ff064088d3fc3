"""The commands there are: what each is called and takes, and what runs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bots import console_running as running
from bots.console_arguments import day, percent, port, workers

if TYPE_CHECKING:
    from bots.settings import Settings

Command: TypeAlias = Callable[[argparse.Namespace, "Settings"], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """Reads a command line; its `run` is what the command does."""
    top = argparse.ArgumentParser(
        prog="gongbao", description="Answers questions about the notices in a government bulletin."
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _talking(commands)
    _serving(commands)
    _keeping(commands)
    _telling(commands)
    return top


def _command(commands: Commands, name: str, run: Command, says: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    made.set_defaults(run=run)
    return made


def _talking(commands: Commands) -> None:
    ask = _command(commands, "ask", running.ask, "one question, one answer with its citations")
    ask.add_argument("question", nargs="+", help="the question; - reads it from standard input")
    _dated(ask)
    _as_json(ask)
    chat = _command(commands, "chat", running.chat, "a conversation in the terminal")
    _dated(chat)


def _serving(commands: Commands) -> None:
    serve = _command(commands, "serve", running.serve, "serve the HTTP API, the web page and the widget")
    serve.add_argument("--host", help="the address to listen on (GONGBAO_HOST; 127.0.0.1)")
    serve.add_argument("--port", type=port, help="the port to listen on (GONGBAO_PORT; 8000)")
    serve.add_argument("--workers", type=workers, help="how many processes answer (GONGBAO_WORKERS; 1)")
    telegram = _command(
        commands, "telegram", running.telegram, "run the Telegram bot; its token comes from GONGBAO_TELEGRAM_TOKEN"
    )
    telegram.add_argument(
        "--webhook", metavar="URL", help="be called by Telegram at this address instead of asking it for updates"
    )


def _keeping(commands: Commands) -> None:
    corpus = commands.add_parser(
        "corpus",
        help="the notices: list, show, check, add, remove",
        description="The notices that answers are made from.",
    )
    about = corpus.add_subparsers(metavar="COMMAND", required=True)
    listed = _command(about, "list", running.corpus_list, "what notices there are")
    _dated(listed)
    _as_json(listed)
    show = _command(about, "show", running.corpus_show, "one notice or one clause")
    show.add_argument("id", help="a notice's id or number, or a clause's id")
    _dated(show)
    _as_json(show)
    _command(
        about, "check", running.corpus_check, "prove that no character is lost and that every rule finds its figures"
    )
    add = _command(about, "add", running.corpus_add, "take in new notices and say what was read")
    add.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="text, PDF, .docx, HTML or Markdown; a folder or a .zip of them",
    )
    add.add_argument("--dry-run", action="store_true", help="say what would be taken in, and keep nothing")
    add.add_argument("--yes", action="store_true", help="don't ask on a terminal")
    remove = _command(about, "remove", running.corpus_remove, "remove notices that were taken in")
    remove.add_argument("ids", nargs="+", metavar="ID", help="a notice's id or number")
    index = commands.add_parser("index", help="the index: build", description="The index that clauses are found with.")
    _command(
        index.add_subparsers(metavar="COMMAND", required=True),
        "build",
        running.index_build,
        "build the index (also done when needed)",
    )
    _safekeeping(commands)


def _safekeeping(commands: Commands) -> None:
    backup = _command(commands, "backup", running.backup, "put all that the data directory keeps into one file")
    backup.add_argument("file", type=Path, metavar="FILE", help="the archive to write, such as gongbao.tar.gz")
    restore = _command(commands, "restore", running.restore, "put what a backup holds into the data directory")
    restore.add_argument("file", type=Path, metavar="FILE", help="the archive that `gongbao backup` wrote")
    restore.add_argument("--force", action="store_true", help="replace what is there, and keep it aside")
    staff = commands.add_parser("staff", help="the staff's pages: password", description="Who may sign in at /staff.")
    password = _command(
        staff.add_subparsers(metavar="COMMAND", required=True),
        "password",
        running.staff_password,
        "ask for a password and print the account for GONGBAO_STAFF_ACCOUNTS",
    )
    password.add_argument("name", nargs="?", default="staff", help="the account's name (staff)")


def _telling(commands: Commands) -> None:
    rules = _command(commands, "rules", running.rules, "the calculators with their inputs, figures and clauses")
    rules.add_argument("name", nargs="?", help="one calculator")
    _as_json(rules)
    evaluate = _command(commands, "eval", running.evaluate, "run question banks (exam format) and report by topic")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    evaluate.add_argument("--html", type=Path, metavar="OUT", help="write every failed case and why as a page")
    evaluate.add_argument("--json", type=Path, metavar="OUT", help="write the run, to compare a later one with")
    evaluate.add_argument("--against", type=Path, metavar="EARLIER", help="compare with the run in this file")
    evaluate.add_argument("--floor", type=percent, metavar="PERCENT", help="fail below this rate of passed cases")


def _dated(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", type=day, metavar="DATE", help="the day asked about, YYYY-MM-DD (today in Shanghai)"
    )


def _as_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="the data as JSON")
