"""Where a notice is read from."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """A source: its file name, the hash of its bytes, its decoded text (as long as the text received).

    `stated` is what the source says of its notice outside the notice's text: `title`, `number`, `date`;
    `ids` are those that are borne: a notice whose longer id is among them bears it, any other its plain one.
    """

    name: str
    sha256: str
    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    ids: Container[str] = frozenset()

    def line(self, offset: int) -> int:
        """The number of the line, from 1, on which a character stands."""
        return self.text.count("\n", 0, offset) + 1
