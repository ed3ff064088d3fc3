"""Lengths of time in a text, in months: 一年半, 18个月, 三个季度, half a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.understanding.quantity import Quantity, value_of
from corpus.numerals import NUMBER

_YEARS = re.compile(
    rf"(?P<y>{NUMBER})\s*(?:年|nian\b)(?:(?P<half>半)|(?:零|又|加|外加)?(?P<m>{NUMBER})\s*个?月)?(?!级|级|限|薪|轻)"
    rf"|(?P<sign>[-−]|负)?(?P<months>{NUMBER})\s*(?:个半?月|个?月(?!份|\d|初|底|末)|months?|mths?|ge\s*yue\b)"
    rf"|(?P<ey>{NUMBER}|one|two|three|\ba)\s*(?:and\s+a\s+half\s+)?years?(?:\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
_HALF_YEAR = re.compile(r"(?<![一二两三四五六七八九十\d年])(?:大)?半\s*年|half\s+a\s+year", re.IGNORECASE)
#: Before 一年 these ask for a year or name one: 哪一年, 那一年, 第二年.
_WHICH_YEAR = re.compile(r"[哪第每那同隔]$")
#: Before 3月 these make it a month of the calendar: 明年3月, 今年3月.
_CALENDAR = re.compile(r"(?:年|今|明|去)的?$")
_QUARTERS = re.compile(rf"(?P<n>{NUMBER})\s*个?季度")
_ENGLISH = {"one": 1, "two": 2, "three": 3, "a": 1}


def durations(text: str) -> Iterator[Quantity]:
    """Every length of time in the text, its unit 月."""
    for match in _YEARS.finditer(text):
        calendar = match["months"] and match.group(0).endswith("月") and "个" not in match.group(0)
        if calendar and _CALENDAR.search(text[: match.start()]):
            continue  # 明年3月
        if match["y"] and _WHICH_YEAR.search(text[: match.start()]):
            continue
        if match["months"]:
            value = value_of(match["months"])
            if value is not None and "半月" in match.group(0):
                value += Decimal("0.5")
            if value is not None and match["sign"]:
                value = -value
        else:
            value = _years(match)
        if value is not None and value < 1000:
            yield Quantity(value, "月", match.start(), match.end())
    for match in _QUARTERS.finditer(text):
        value = value_of(match["n"])
        if value is not None:
            yield Quantity(value * 3, "月", match.start(), match.end())
    for match in _HALF_YEAR.finditer(text):
        yield Quantity(Decimal(6), "月", match.start(), match.end())


def _years(match: re.Match[str]) -> Decimal | None:
    said = match["y"] or match["ey"]
    years = Decimal(_ENGLISH[said.lower()]) if said.lower() in _ENGLISH else value_of(said)
    if years is None or years > 50:  # 2020年 is a calendar year
        return None
    months = Decimal(6) if match["half"] or "half" in match.group(0).lower() else Decimal(0)
    if match["m"]:
        months = value_of(match["m"]) or Decimal(0)
    return years * 12 + months
