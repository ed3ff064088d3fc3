"""`make serve` leaves where to listen to the settings, unless it is told on its command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not shutil.which("make"), reason="no make")
@pytest.mark.parametrize(
    ("given", "options"),
    [
        ((), ""),
        (("PORT=8124",), "--port 8124"),
        (("HOST=0.0.0.0",), "--host 0.0.0.0"),
        (("HOST=0.0.0.0", "PORT=8124"), "--host 0.0.0.0 --port 8124"),
    ],
)
def test_make_serve_passes_on_only_what_it_was_given(given: tuple[str, ...], options: str) -> None:
    around = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = around | {"HOST": "a-shell-exports-this", "PORT": "1"}
    said = subprocess.run(
        ["make", "--dry-run", "serve", *given], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    _, _, started = said.stdout.partition("gongbao serve")
    assert " ".join(started.splitlines()[0].split()) == options
