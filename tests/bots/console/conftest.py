"""The command as people run it: a process of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from console_process import GONGBAO, clean_environment

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def gongbao(tmp_path: Path) -> Run:
    """Runs the command in an empty directory (no `.env`), with what is typed, and settings by name."""

    def run(*arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [GONGBAO, *arguments],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            cwd=tmp_path,
            env=clean_environment(**settings),
            check=False,
        )

    return run
