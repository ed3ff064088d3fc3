"""`gongbao backup` and `gongbao restore`: the data directory in one file, and back."""

from __future__ import annotations

from pathlib import Path

from assistant import upkeep
from bots.console_speech import CommandError, say
from bots.settings import Settings


def backup(archive: Path, settings: Settings) -> int:
    """Backs up the data directory while it is in use."""
    made = upkeep.backup(_data_dir(settings), archive)
    say(f"{archive}: {made.files} files, {made.size:,} bytes before compression")
    return 0


def restore(archive: Path, settings: Settings, *, force: bool) -> int:
    """Restores the data directory; whatever serves from it must be stopped."""
    data_dir = _data_dir(settings)
    made = upkeep.restore(archive, data_dir, force=force)
    say(f"{data_dir}: {made.files} files restored from {archive}")
    return 0


def _data_dir(settings: Settings) -> Path:
    if settings.data_dir is None:
        raise CommandError("GONGBAO_DATA_DIR is not set; nothing is kept without it")
    return settings.data_dir
