"""What runs each command. What a command needs is imported when it runs, so that --help is there at once."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bots.settings import Settings


def ask(options: argparse.Namespace, settings: Settings) -> int:
    """One question, one answer."""
    from bots import console_talk

    return console_talk.ask(options.question, settings, options.as_of, as_json=options.json)


def chat(options: argparse.Namespace, settings: Settings) -> int:
    """A conversation in the terminal."""
    from bots import console_talk

    return console_talk.chat(settings, options.as_of)


def serve(options: argparse.Namespace, settings: Settings) -> int:
    """The HTTP API, the page and the widget."""
    from bots import console_serve

    given = {name: getattr(options, name) for name in ("host", "port", "workers")}
    return console_serve.serve(
        settings.model_copy(update={name: value for name, value in given.items() if value is not None})
    )


def telegram(options: argparse.Namespace, settings: Settings) -> int:
    """The Telegram bot."""
    from bots import console_serve

    return console_serve.telegram(settings, options.webhook)


def corpus_list(options: argparse.Namespace, settings: Settings) -> int:
    """The notices there are."""
    from bots import console_corpus

    return console_corpus.list_notices(settings, options.as_of, as_json=options.json)


def corpus_show(options: argparse.Namespace, settings: Settings) -> int:
    """One notice or one clause."""
    from bots import console_corpus

    return console_corpus.show(options.id, settings, options.as_of, as_json=options.json)


def corpus_check(options: argparse.Namespace, settings: Settings) -> int:
    """The proof that the corpus is sound."""
    from bots import console_corpus

    return console_corpus.check(settings)


def corpus_add(options: argparse.Namespace, settings: Settings) -> int:
    """Takes in notices."""
    from bots import console_intake

    return console_intake.add(options.files, settings, dry_run=options.dry_run, yes=options.yes)


def corpus_remove(options: argparse.Namespace, settings: Settings) -> int:
    """Takes notices out again."""
    from bots import console_corpus

    return console_corpus.remove(options.ids, settings)


def index_build(options: argparse.Namespace, settings: Settings) -> int:
    """Builds the index."""
    from bots import console_corpus

    return console_corpus.build(settings)


def backup(options: argparse.Namespace, settings: Settings) -> int:
    """The data directory in one file."""
    from bots import console_keeping

    return console_keeping.backup(options.file, settings)


def restore(options: argparse.Namespace, settings: Settings) -> int:
    """A backup back in its place."""
    from bots import console_keeping

    return console_keeping.restore(options.file, settings, force=options.force)


def staff_password(options: argparse.Namespace, settings: Settings) -> int:
    """An account for the pages of staff."""
    from bots import console_staff

    return console_staff.password(options.name)


def rules(options: argparse.Namespace, settings: Settings) -> int:
    """The calculators."""
    from bots import console_rules

    return console_rules.rules(options.name, settings, as_json=options.json)


def evaluate(options: argparse.Namespace, settings: Settings) -> int:
    """Runs question banks."""
    from bots import console_eval

    return console_eval.examine(options, settings)
