"""What kind of mark a punctuation mark is, and how often it is printed."""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """What a reading leaves behind for the next one to follow."""

    START = auto()
    WORD = auto()
    DIGIT = auto()
    MEDIAL = auto()  # ，、；：
    STOP = auto()  # 。！？
    OPENING = auto()
    CLOSING = auto()
    JOINING = auto()  # ·～—
    UNIT = auto()  # ℃
    CIRCLED = auto()


CLOSED_BY = {"（": "）", "《": "》", "〔": "〕", "“": "”", "(": ")", "〈": "〉", "‘": "’", "【": "】", "［": "］"}
OPENED_BY = {closing: opening for opening, closing in CLOSED_BY.items()}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"

# Natural logarithms of the share of a mark among the words and marks of official notices; judged, not counted.
PRIOR = {
    "，": -3.0,
    "、": -3.2,
    "。": -3.8,
    "：": -4.8,
    "；": -4.8,
    "（": -4.5,
    "《": -5.0,
    "〔": -5.0,
    "“": -5.0,
    "）": -3.0,
    "》": -3.0,
    "〕": -3.0,
    "”": -3.0,
    "·": -8.0,
    "℃": -1.0,
}


def kind_of(char: str) -> Kind:
    """The kind of a printed character."""
    if char in "，、；：,;:":
        return Kind.MEDIAL
    if char in "。！？!?":
        return Kind.STOP
    if char in CLOSED_BY:
        return Kind.OPENING
    if char in OPENED_BY:
        return Kind.CLOSING
    if char in "·～—-~":
        return Kind.JOINING
    if char in CIRCLED:
        return Kind.CIRCLED
    if char in "℃%％":
        return Kind.UNIT
    return Kind.DIGIT if char.isdecimal() else Kind.WORD
