"""A message as blocks of text, and blocks as HTML that Telegram accepts, cut to its length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

LIMIT = 4096
_CUTS = (re.compile(r"\n"), re.compile(r"(?<=[。；！？])"), re.compile(r"(?<=[，、,; ])"))


class Kind(Enum):
    """How a block is set: the tags before and after it."""

    TEXT = ("", "")
    STEPS = ("<pre>", "</pre>")
    QUOTE = ("<blockquote expandable>", "</blockquote>")


@dataclass(frozen=True, slots=True)
class Block:
    """Text set in one way, with a heading where it has one."""

    text: str
    kind: Kind = Kind.TEXT
    head: str = ""

    @property
    def plain(self) -> str:
        """What is read when the tags are gone."""
        return f"{self.head}\n{self.text}" if self.head else self.text

    @property
    def html(self) -> str:
        """The block with everything but our own tags escaped."""
        before, after = self.kind.value
        head = f"<b>{html.escape(self.head, quote=False)}</b>\n" if self.head else ""
        return f"{before}{head}{html.escape(self.text, quote=False)}{after}"


def length(text: str) -> int:
    """How long Telegram takes a text to be: it counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def plain(blocks: Iterable[Block]) -> str:
    """The blocks without any tags."""
    return "\n".join(block.plain for block in blocks)


def markup(blocks: Iterable[Block]) -> str:
    """The blocks as HTML."""
    return "\n".join(block.html for block in blocks)


def messages(blocks: Sequence[Block], limit: int = LIMIT) -> list[tuple[Block, ...]]:
    """The blocks in as few messages as take them whole; only a block too long for any message is cut."""
    made: list[tuple[Block, ...]] = []
    room = 0
    for block in (part for whole in blocks for part in _fitting(whole, limit)):
        size = length(block.plain) + 1
        if made and size <= room:
            made[-1] += (block,)
            room -= size
        else:
            made.append((block,))
            room = limit + 1 - size
    return made


def _fitting(block: Block, limit: int) -> Iterator[Block]:
    if length(block.plain) <= limit:
        yield block
        return
    first = limit - length(block.head) - 1 if block.head else limit
    for number, text in enumerate(_pieces(block.text, first)):
        yield replace(block, text=text, head="" if number else block.head)


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Cuts at lines, where a line is too long at sentences, then at commas, then anywhere."""
    while length(text) > limit:
        end = len(text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore"))
        cut = next((found for one in _CUTS if (found := _last(one, text, end))), end)
        yield text[:cut].rstrip("\n")
        text = text[cut:].lstrip("\n")
    if text:
        yield text


def _last(cut: re.Pattern[str], text: str, end: int) -> int:
    """Where the last cut before `end` ends, not in the first third, which would waste messages."""
    return max((found.end() for found in cut.finditer(text, 0, end) if found.end() > end // 3), default=0)
