"""Dates and spans of months in a question: 2017年9月30日, 2018年3月到2019年9月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.numerals import number

_YEAR = r"(?P<y>(?:19|20)\d\d)"
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = re.compile(rf"{_YEAR}\s*[年./-]\s*(?P<m>{_MONTH})\s*(?:[月./-]\s*(?:(?P<d>3[01]|[12]\d|0?[1-9])\s*[日号]?)?)?")
#: Years told from the one the speaker is in; a span needs no more than how far they lie apart.
_TOLD_YEARS = {
    "前年": -2,
    "去年": -1,
    "今年": 0,
    "当年": 0,
    "同年": 0,
    "明年": 1,
    "来年": 1,
    "转年": 1,
    "次年": 1,
    "第二年": 1,
    "后年": 2,
}
_TOLD = re.compile(rf"(?P<year>{'|'.join(_TOLD_YEARS)})的?(?P<m>{_MONTH})月(?P<part>份?(?:初|底|末))?")
_FROM, _UNTIL = re.compile(r"(?:从|自|由|打)$"), re.compile(r"(?:到|至|直到|等到|住到|租到|过渡到)$")
_OUT, _IN = (
    re.compile(r"份?[^,，。]{0,3}(?:搬|腾|租|住|开始)"),
    re.compile(r"份?[^,，。]{0,4}(?:交|好|拿|完工|竣工|搬回|搬进|入住|建成|盖成)"),
)
_LATE = re.compile(r"份?(?:底|末|结束)")
_TO = re.compile(
    r"\s*(?:份|初|底|末)?\s*(?:开始|起)?\s*[,，]?\s*(?:一直|租|住|过渡|等|过渡期|在外|算)*\s*(?:到|至|直到|[-—~～]|to|until)\s*"
)
_MONTH_ONLY = re.compile(
    r"(?:(?P<next>第二年|次年|来年|转年|明年|今年|当年|同年)的?)?(?P<m>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as said; `day` is None where only year and month were given."""

    year: int
    month: int
    day: int | None
    start: int
    end: int

    @property
    def first(self) -> date | None:
        """The (first) day meant, or None where there is no such day (2月30日)."""
        try:
            return date(self.year, self.month, self.day or 1)
        except ValueError:
            return None


_SUPPOSED = re.compile(
    r"(?:假如|假设|如果|要是|若|设想|假定)?\s*(?:现在|今天|今日|当前|时间)(?:是|为|在|算是)\s*(?P<y>20\d\d)\s*年"
    r"\s*(?:(?P<m>1[0-2]|0?[1-9])\s*月(?:\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*[日号])?)?"
)
_VALID_IN = re.compile(
    r"(?P<y>20\d\d)\s*年(?:(?P<m>1[0-2]|0?[1-9])\s*月(?:份|底|末)?(?![^,，。]{0,3}[日号]))?(?:底|末)?[^,，。]{0,8}(?:有效|失效|过期|作废|管用)"
)


def supposed_day(text: str) -> date | None:
    """The day on which the question is to be answered, where it names one: 假如现在是2019年6月, 2019年还有效吗.

    A month counts from its first day, a year that is asked about validity to its last; None where there is no such day.
    """
    named = _SUPPOSED.search(text)
    year = None if named else _VALID_IN.search(text)
    try:
        if named:
            return date(int(named["y"]), int(named["m"] or 1), int(named["d"] or 1))
        return _last_day(int(year["y"]), int(year["m"] or 12)) if year else None
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Months:
    """A span of months between two dates: from the first date's month to the last's, the last not counted."""

    count: int
    said: str
    start: int
    end: int


def days(text: str) -> tuple[Day, ...]:
    """All dates with a year and a month, in the order they stand."""
    return tuple(
        Day(
            int(match["y"]),
            int(number(match["m"])),
            int(match["d"]) if match["d"] else None,
            match.start(),
            match.end(),
        )
        for match in _DAY.finditer(text)
    )


def month_span(text: str) -> Months | None:
    """The span from one date to another (2018年3月到2019年9月: 18 months), or None where there is none.

    Where both dates have a day, the last day counts: 2018年1月1日 to 2019年6月30日 are 18 months. Days that make no
    whole month are not counted; `said` tells how it was counted.
    """
    found = days(text)
    if len(found) == 2 and _UNTIL.search(text[: found[0].start]) and _FROM.search(text[: found[1].start]):
        return _counted(found[1], found[0], bool(_LATE.match(text, found[0].end)))
    for place, first in enumerate(found):
        joint = _TO.match(text, first.end)
        last = _end(text, joint.end(), first, found) if joint else None
        if last is None and place + 1 < len(found) and first.day and found[place + 1].day:
            last = found[place + 1]
        if last and (
            span := _counted(first, last, bool(_LATE.match(text, last.end)) and not _LATE.match(text, first.end))
        ):
            return span
    return _told_span(text)


def _told_span(text: str) -> Months | None:
    """The span between two months told from this year: 从今年十月初到明年三月底, in either order."""
    found = list(_TOLD.finditer(text))
    if len(found) != 2:
        return None
    first, last = found
    if _UNTIL.search(text[: first.start()]) and _FROM.search(text[: last.start()]):
        first, last = last, first
    elif not (
        _TO.fullmatch(text[first.end() : last.start()])
        or _UNTIL.search(text[: last.start()])
        or _moved(text, first, last)
    ):
        return None
    years = _TOLD_YEARS[last["year"]] - _TOLD_YEARS[first["year"]]
    whole = _is_late(last["part"]) and not _is_late(first["part"])
    count = years * 12 + int(number(last["m"])) - int(number(first["m"])) + whole
    said = f"{first.group(0)}到{last.group(0)}"
    return Months(count, said, min(first.start(), last.start()), max(first.end(), last.end())) if count > 0 else None


def _moved(text: str, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether one moves out in the first month and in again in the last: 明年3月搬出去，新楼后年3月交."""
    return bool(_OUT.match(text, first.end()) and _IN.match(text, last.end()))


def _is_late(part: str | None) -> bool:
    return bool(part) and str(part)[-1] in "底末"


def _counted(first: Day, last: Day, whole: bool = False) -> Months | None:
    """The months from the first to the last; `whole` where the last month counts to its end."""
    count = (last.year - first.year) * 12 + last.month - first.month + whole
    if first.day and last.day:
        ends = last.first
        after = ends + timedelta(days=1) if ends else None
        if after:
            count = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
    said = f"{_written(first)}到{_written(last)}"
    return Months(count, said, first.start, last.end) if count > 0 else None


def _written(day: Day) -> str:
    return f"{day.year}年{day.month}月" + (f"{day.day}日" if day.day else "")


def _end(text: str, at: int, first: Day, found: tuple[Day, ...]) -> Day | None:
    for day in found:
        if day.start == at:
            return day
    match = _MONTH_ONLY.match(text, at)
    if not match:
        return None
    later = match["next"] in {"第二年", "次年", "来年", "转年", "明年"}
    return Day(first.year + later, int(number(match["m"])), None, match.start(), match.end())
