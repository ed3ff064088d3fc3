"""Chinese numerals as they number clauses."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def read_numeral(text: str) -> int:
    """The value of 二十三, 一百零八 or 23; raises `ValueError` for anything else."""
    if text.isdecimal():
        return int(text)
    total, digit = 0, None
    for char in text:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            raise ValueError(f"no numeral: {text}")
    return total + (digit or 0)
