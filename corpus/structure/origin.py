"""Where a notice is read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A source: its file name, the hash of its bytes, its decoded text (as long as the text received)."""

    name: str
    sha256: str
    text: str
