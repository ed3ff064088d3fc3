"""The command in the process of the tests, and as people run it: a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from console_process import GONGBAO, clean_environment

from bots.console import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def installed(tmp_path: Path) -> Run:
    """Runs the installed command as a process in an empty directory (no `.env`), with what is typed, and settings by name."""

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


@pytest.fixture
def gongbao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command through its entry point, without a process: the same arguments, streams, settings and status.

    A test that one command of a kind does as `installed` proves the process; this one is there to be fast.
    """

    def run(*arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        said, complained = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with monkeypatch.context() as here:
            here.chdir(tmp_path)
            here.setattr(os, "environ", clean_environment(**settings))
            here.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
            here.setattr(sys, "stdout", said)
            here.setattr(sys, "stderr", complained)
            status = main(arguments)
        outputs = []
        for stream in (said, complained):
            stream.seek(0)
            outputs.append(stream.read())
        return subprocess.CompletedProcess(arguments, status, *outputs)

    return run
