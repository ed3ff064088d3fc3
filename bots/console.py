"""`gongbao`: the commands, what each needs, and how it ends (0 done, 1 failed, 2 wrong use)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bots.console_commands import Command, parser
from bots.console_speech import CommandError, UsageError

if TYPE_CHECKING:
    from bots.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = parser().parse_args(arguments)
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


if __name__ == "__main__":
    sys.exit(main())
