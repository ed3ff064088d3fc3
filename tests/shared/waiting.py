"""Waits for what happens in another thread or process, no longer than it takes."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(holds: Callable[[], object], seconds: float = 20.0) -> None:
    """Returns as soon as `holds` does; fails after some seconds."""
    last = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < last, "it does not come to hold"
        time.sleep(0.01)
