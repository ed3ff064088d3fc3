"""Days as notices print them: 2017年9月30日, 二〇一七年九月三十日, 2017-09-30."""

from __future__ import annotations

import re
from datetime import date

from corpus import numerals

_ZEROS = str.maketrans("○Ｏ0０", "〇〇〇〇")
_YEAR = r"(?:\d{4}|[一二三四五六七八九零〇○Ｏ0０]{4})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
#: A day with its year; groups: year, month, day.
DAY = rf"({_YEAR})年({_SMALL})月({_SMALL})日"
#: A day whose year may be left out.
DAY_OR_YEARLESS = rf"(?:({_YEAR})年)?({_SMALL})月({_SMALL})日"
_WHOLE = re.compile(rf"^(?:{DAY}|(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}))$")
_ANYWHERE = re.compile(DAY)


def read_date(text: str) -> date | None:
    """The day of a line that is nothing but a day; None for other lines and for days that do not exist."""
    match = _WHOLE.match("".join(text.split()))
    return day_of(*(part for part in match.groups() if part)) if match else None


def days_in(text: str) -> tuple[date, ...]:
    """Every day that is named with its year, as printed one after the other."""
    found = (day_of(*match.groups()) for match in _ANYWHERE.finditer(text))
    return tuple(day for day in found if day is not None)


def day_of(year: str, month: str, day: str) -> date | None:
    """The day of its three printed parts, or None where there is no such day."""
    try:
        return date(_year(year), _count(month), _count(day))
    except ValueError:
        return None


def _year(printed: str) -> int:
    digits = printed if printed.isascii() else printed.translate(_ZEROS)
    return int(
        "".join(
            str("〇一二三四五六七八九".find(char)) if char in "〇一二三四五六七八九" else char
            for char in digits.replace("零", "〇")
        )
    )


def _count(printed: str) -> int:
    return int(printed) if printed.isdecimal() else int(numerals.number(printed))
