"""`gongbao`: the commands, what each needs, and how it ends (0 done, 1 failed, 2 wrong use)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bots.console_speech import CommandError, UsageError

if TYPE_CHECKING:
    from bots.settings import Settings

Command: TypeAlias = Callable[[argparse.Namespace, "Settings"], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    _speak_plainly()
    try:
        run: Command = options.run
        return run(options, _settings())
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Who reads us has gone; what is still in the buffer must not be flushed into the broken pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UsageError as error:
        print(f"gongbao: {error}", file=sys.stderr)
        return 2
    except Exception as error:  # the last stop before a person: one line, never a traceback
        print(f"gongbao: {_one_line(error)}", file=sys.stderr)
        return 1


def _settings() -> Settings:
    from pydantic import ValidationError

    from bots.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(str(part) for part in wrong["loc"]).upper()
        raise CommandError(f"GONGBAO_{name}: {wrong['msg']}") from error


def _speak_plainly() -> None:
    """A terminal that cannot show a character shows a question mark instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _one_line(error: Exception) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    return said if isinstance(error, (CommandError, ValueError, OSError)) else f"{type(error).__name__}: {said}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gongbao", description="Answers questions about the notices in a government bulletin."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _talking(commands)
    _serving(commands)
    _keeping(commands)
    _telling(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _command(commands: Commands, name: str, run: Command, says: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    parser.set_defaults(run=run)
    return parser


def _talking(commands: Commands) -> None:
    ask = _command(commands, "ask", _ask, "one question, one answer with its citations")
    ask.add_argument("question", nargs="+", help="the question; - reads it from standard input")
    _dated(ask)
    _as_json(ask)
    chat = _command(commands, "chat", _chat, "a conversation in the terminal")
    _dated(chat)


def _serving(commands: Commands) -> None:
    serve = _command(commands, "serve", _serve, "serve the HTTP API, the web page and the widget")
    serve.add_argument("--host", help="the address to listen on (GONGBAO_HOST; 127.0.0.1)")
    serve.add_argument("--port", type=_port, help="the port to listen on (GONGBAO_PORT; 8000)")
    serve.add_argument("--workers", type=_workers, help="how many processes answer (GONGBAO_WORKERS; 1)")
    telegram = _command(
        commands, "telegram", _telegram, "run the Telegram bot; its token comes from GONGBAO_TELEGRAM_TOKEN"
    )
    telegram.add_argument(
        "--webhook", metavar="URL", help="be called by Telegram at this address instead of asking it for updates"
    )


def _keeping(commands: Commands) -> None:
    corpus = commands.add_parser(
        "corpus", help="the notices: list, show, check, add", description="The notices that answers are made from."
    )
    about = corpus.add_subparsers(metavar="COMMAND", required=True)
    listed = _command(about, "list", _corpus_list, "what notices there are")
    _dated(listed)
    _as_json(listed)
    show = _command(about, "show", _corpus_show, "one notice or one clause")
    show.add_argument("id", help="a notice's id or number, or a clause's id")
    _dated(show)
    _as_json(show)
    _command(about, "check", _corpus_check, "prove that no character is lost and that every rule finds its figures")
    add = _command(about, "add", _corpus_add, "take in new notices and say what was read")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--dry-run", action="store_true", help="say what would be taken in, and keep nothing")
    index = commands.add_parser("index", help="the index: build", description="The index that clauses are found with.")
    _command(
        index.add_subparsers(metavar="COMMAND", required=True),
        "build",
        _index_build,
        "build the index (also done when needed)",
    )


def _telling(commands: Commands) -> None:
    rules = _command(commands, "rules", _rules, "the calculators with their inputs, figures and clauses")
    rules.add_argument("name", nargs="?", help="one calculator")
    _as_json(rules)
    evaluate = _command(commands, "eval", _eval, "run question banks (exam format) and report by topic")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    evaluate.add_argument("--html", type=Path, metavar="OUT", help="write every failed case and why as a page")
    evaluate.add_argument("--json", type=Path, metavar="OUT", help="write the run, to compare a later one with")
    evaluate.add_argument("--against", type=Path, metavar="EARLIER", help="compare with the run in this file")
    evaluate.add_argument("--floor", type=_percent, metavar="PERCENT", help="fail below this rate of passed cases")


def _dated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="the day asked about, YYYY-MM-DD (today in Shanghai)"
    )


def _as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="the data as JSON")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date such as 2018-03-01") from None


def _whole(text: str, least: int, most: int, what: str) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no {what} between {least} and {most}")


def _port(text: str) -> int:
    return _whole(text, 0, 65535, "port")


def _workers(text: str) -> int:
    return _whole(text, 1, 64, "number of workers")


def _percent(text: str) -> float:
    try:
        share = float(text.rstrip("%"))
    except ValueError:
        share = -1
    if 0 <= share <= 100:
        return share
    raise argparse.ArgumentTypeError(f"{text} is no percentage between 0 and 100")


# What a command needs is imported when it runs, so that --help is there at once.


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_talk import ask

    return ask(options.question, settings, options.as_of, as_json=options.json)


def _chat(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_talk import chat

    return chat(settings, options.as_of)


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_serve import serve

    given = {name: getattr(options, name) for name in ("host", "port", "workers")}
    return serve(settings.model_copy(update={name: value for name, value in given.items() if value is not None}))


def _telegram(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_serve import telegram

    return telegram(settings, options.webhook)


def _corpus_list(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_corpus import list_notices

    return list_notices(settings, options.as_of, as_json=options.json)


def _corpus_show(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_corpus import show

    return show(options.id, settings, options.as_of, as_json=options.json)


def _corpus_check(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_corpus import check

    return check(settings)


def _corpus_add(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_corpus import add

    return add(options.files, settings, dry_run=options.dry_run)


def _index_build(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_corpus import build

    return build(settings)


def _rules(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_rules import rules

    return rules(options.name, settings, as_json=options.json)


def _eval(options: argparse.Namespace, settings: Settings) -> int:
    from bots.console_eval import examine

    return examine(options, settings)


if __name__ == "__main__":
    sys.exit(main())
