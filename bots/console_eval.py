"""`gongbao eval`: question banks through the assistant, the verdict on the last line."""

from __future__ import annotations

import argparse

from assistant.evaluation import evaluate
from assistant.service import open_passing_service
from bots.console_speech import CommandError, say
from bots.settings import Settings


def examine(options: argparse.Namespace, settings: Settings) -> int:
    """Runs the banks; fails below the floor. Nothing is kept of the conversations."""
    found = evaluate(options.files, open_passing_service(settings.data_dir), options.against)
    if options.html:
        found.save_page(options.html)
    if options.json:
        found.save(options.json)
    say(*found.lines())
    if options.floor is not None and found.percent < options.floor:
        raise CommandError(f"{found.percent:.1f}% is below the floor of {options.floor:g}%")
    return 0
