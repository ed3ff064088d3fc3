"""Reads Telegram's HTML as strictly as Telegram does."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<(/?)([a-z]+)((?: [a-z]+)?)>|<|>")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)")
_TAGS = {"b", "i", "u", "s", "code", "pre", "blockquote", "a"}


class NotHtmlError(ValueError):
    """Telegram would refuse it."""


def parsed(raw: str) -> str:
    """The text without its tags."""
    if found := _ENTITY.search(raw):
        raise NotHtmlError(f"unescaped & at {found.start()}")
    opened: list[str] = []
    for tag in _TAG.finditer(raw):
        if not tag[2] or tag[2] not in _TAGS:
            raise NotHtmlError(f"unsupported tag at {tag.start()}")
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            raise NotHtmlError(f"unexpected end tag at {tag.start()}")
    if opened:
        raise NotHtmlError(f"can't find end tag of {opened[-1]}")
    return html.unescape(_TAG.sub("", raw))


def squashed(text: str) -> str:
    """Text without its spaces and line breaks, which typesetting may add."""
    return re.sub(r"\s+", "", text)
