"""Numbers as people and notices write them: 120, 1,200, 一百二十, 一百二, 1百20, 6十, 一百2十, 两万五, 2.5万, 3亿, 廿五, 半.

One reader serves clauses and questions, so that a figure means the same in both.
"""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **{"两": 2, "俩": 2, "仨": 3, "幺": 1},
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8}
_TENS = {"廿": 20, "卅": 30}

HAN_NUMERALS = _HAN = "".join([*_DIGITS, *_SMALL, *_LARGE, *_TENS])
_ARABIC = r"\d++(?:,\d{3})+(?:\.\d++)?|\d++(?:\.\d++)?"
#: No numeral is longer; without a bound, a long row of characters takes a time that grows with its square.
_UP_TO, _RUN = "{0,40}", "{1,40}"
_RANKS = "".join([*_SMALL, *_LARGE])
#: Digits, then a rank word: 1百20, 2.5万, 6十; before 十 a single digit, so that 120十个月 stays two numbers.
_DIGITS_FIRST = rf"(?:(?:{_ARABIC})\s*[百佰千仟万萬亿]|(?<![.,])\d[十拾])[\d{_HAN}]{_UP_TO}"
#: Characters first, digits only after a rank word: 一百2十, 二十5.
_CHARACTERS_FIRST = rf"[{_HAN}]{_RUN}(?:(?<=[{_RANKS}零])\d{{1,4}}(?![\d.年])[{_HAN}]{_UP_TO}){{0,6}}"
#: A number in any of these scripts; never matches the empty string, nor begins amid digits.
NUMBER = rf"(?:(?<!\d)(?:{_DIGITS_FIRST}|{_ARABIC})|{_CHARACTERS_FIRST}(?:点[{_HAN}]{_RUN})?|半)"

_PIECE = re.compile(rf"{_ARABIC}|[{_HAN}]")


class NumeralError(ValueError):
    """The characters are not a number."""


def number(text: str) -> Decimal:
    """The value of a numeral; raises `NumeralError` for anything else.

    A last digit after 百, 千, 万 or 亿 counts the next lower rank, as people say it: 一百二 is 120, 两万五 is 25,000.
    """
    text = re.sub(r"\s", "", text)
    if text == "半":
        return Decimal("0.5")
    whole, _, fraction = text.partition("点")
    if fraction:
        return _whole(whole) + Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction if char in _DIGITS))
    return _whole(whole)


def _whole(text: str) -> Decimal:
    pieces = _PIECE.findall(text)
    if not pieces or "".join(pieces) != text:
        raise NumeralError(text)
    if len(pieces) > 1 and all(piece in _DIGITS for piece in pieces):
        return Decimal("".join(str(_DIGITS[piece]) for piece in pieces))  # 二〇二〇
    return _sum(pieces)


def _sum(pieces: list[str]) -> Decimal:
    total = section = Decimal(0)
    digit: Decimal | None = None
    rank = 0  # of the last rank word, for 一百二; 0 after 零
    for piece in pieces:
        if piece in _SMALL:
            rank = _SMALL[piece]
            section += (Decimal(1) if digit is None else digit) * rank
            digit = None
        elif piece in _LARGE:
            rank = _LARGE[piece]
            total, section = _lift(total, section + (digit or 0), rank)
            digit = None
        elif piece in _TENS:
            section, rank, digit = section + _TENS[piece], 1, None
        else:
            if digit is not None and digit != 0:
                raise NumeralError("".join(pieces))
            digit = Decimal(_DIGITS[piece]) if piece in _DIGITS else Decimal(piece.replace(",", ""))
            rank = 1 if piece[0] in "零〇0" or digit >= 10 else rank
    if digit is not None:
        section += digit * (rank // 10 if rank >= 100 else 1)
    return total + section


def _lift(total: Decimal, section: Decimal, rank: int) -> tuple[Decimal, Decimal]:
    """The sums after a rank word such as 万 or 亿, which multiplies all that is smaller before it."""
    if rank > 10**4:
        return (total + section) * rank, Decimal(0)
    return total + (section or Decimal(1)) * rank, Decimal(0)


def plain(value: Decimal) -> str:
    """The number as written in an answer: no exponent, no trailing zeros (41880, 2.5)."""
    if value == value.to_integral_value():
        return f"{value:.0f}"
    return f"{value.normalize():f}"
