"""The bytes of a source to the text in them, before anything is read into it."""

from __future__ import annotations


class UnreadableSourceError(ValueError):
    """The bytes are no text that can be read; the message names the source."""


def received_text(received: bytes, name: str) -> str:
    """The text of a source; its characters are what spans count. Raises `UnreadableSourceError`."""
    try:
        return received.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(f"{name} is no UTF-8 text") from error
