"""Bytes to characters: UTF-8, GB18030, UTF-16 and Big5, told apart by which of them yields Chinese that people write."""

from __future__ import annotations

import codecs
from collections import Counter
from functools import cache

from corpus.reception.received import UnreadableSourceError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("gb18030", "utf-16-le", "utf-16-be", "big5")
_LEAST_SHARE = 0.75
_SAMPLE = 20_000
_FEW = 0.002
_PLAIN = frozenset("，、。；：？！（）《》〈〉〔〕【】“”‘’—…·～％℃①②③④⑤⑥⑦⑧⑨⑩０１２３４５６７８９　\n\r\t\f")


def decoded_text(received: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a text, and warnings for bytes that are none; raises `UnreadableSourceError`."""
    for mark, encoding in _MARKED:
        if received.startswith(mark):
            return _strict(received, encoding, name), ()
    try:
        text = received.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(received, name)
    if "\0" in text:
        return _guessed(received, name)
    return text, ()


def _strict(received: bytes, encoding: str, name: str) -> str:
    try:
        return received.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(f"{name} is damaged: it says it is {encoding}, but is not") from error


def _guessed(received: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    best, text = max(
        ((_share(found), found) for encoding in ("utf-8", *_UNMARKED) for found in [_lenient(received, encoding)]),
        key=lambda pair: pair[0],
    )
    if best < _LEAST_SHARE or text.count("\ufffd") > _FEW * len(text):
        raise UnreadableSourceError(f"{name} is no text in UTF-8, GB18030, UTF-16 or Big5")
    broken = sorted({text.count("\n", 0, at) + 1 for at, char in enumerate(text) if char == "\ufffd"})
    return text, tuple(f"line {line}: a character is damaged in the file" for line in broken)


def _lenient(received: bytes, encoding: str) -> str:
    return received.decode(encoding, errors="replace")


def _share(text: str) -> float:
    """The share of characters that people write in notices."""
    sample = Counter(text[:_SAMPLE])
    known = sum(count for char, count in sample.items() if char in _PLAIN or " " <= char <= "~" or char in _common())
    return known / max(1, sample.total())


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of the first level of GB 2312, and as many traditional ones of the first level of Big5."""
    simplified = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    traditional = (bytes((high, low)) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return frozenset(
        "".join(
            [each.decode("gb2312", "ignore") for each in simplified]
            + [each.decode("big5", "ignore") for each in traditional]
        )
    )
