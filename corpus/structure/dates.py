"""From when and until when a notice holds, as its own words say."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
_FROM_DAY = re.compile(rf"[自从]{_DAY}起(?:正式)?(?:施行|实施|执行|生效)")
_FROM_ISSUE = re.compile(r"[自从](?:印发|发布|公布|下发|发文)之日起(?:(\d+)日后)?(?:正式)?(?:施行|实施|执行|生效)")
_UNTIL_DAY = re.compile(rf"有效期[至到]{_DAY}")
_FOR_YEARS = re.compile(r"有效期(?:为)?([一二两三四五六七八九十\d]+)年")


def effective_from(text: str, issued: date | None) -> date | None:
    """The day the notice says it takes effect, else the day it was issued."""
    match = _FROM_DAY.search(text)
    if match and (issued or match.group(1)):
        return _day(match, issued)
    match = _FROM_ISSUE.search(text)
    if match and issued and match.group(1):
        return issued + timedelta(days=int(match.group(1)))
    return issued


def valid_until(text: str, effective: date | None) -> date | None:
    """The last day the notice says it holds, or None."""
    match = _UNTIL_DAY.search(text)
    if match and (effective or match.group(1)):
        return _day(match, effective)
    match = _FOR_YEARS.search(text)
    if match and effective:
        return _years_later(effective, match.group(1)) - timedelta(days=1)
    return None


def _day(match: re.Match[str], near: date | None) -> date:
    year = int(match.group(1)) if match.group(1) else near.year if near else 1
    return date(year, int(match.group(2)), int(match.group(3)))


def _years_later(day: date, years: str) -> date:
    count = int(years) if years.isdecimal() else "〇一二三四五六七八九十".find(years.replace("两", "二"))
    try:
        return day.replace(year=day.year + count)
    except ValueError:  # 29 February
        return date(day.year + count, 3, 1)
