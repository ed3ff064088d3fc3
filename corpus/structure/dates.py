"""From when and until when a document holds, as its own words say."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus import numerals
from corpus.printed.days import DAY_OR_YEARLESS, day_of, days_in

_TAKES_EFFECT = r"(?:开始|正式)?(?:施行|实施|执行|生效|试行)"
#: Not 2009年10月1日起施行的《…》同时废止, which is the day of another document.
_FROM_DAY = re.compile(
    rf"(?:[自从于]|^)\s*{DAY_OR_YEARLESS}(?:零时|\d{{1,2}}[时:]\d{{0,2}}分?)?(?:起|之日起)?{_TAKES_EFFECT}(?!的)"
)
_FROM_ISSUE = re.compile(
    rf"[自从](?:印发|发布|公布|下发|发文|签发|颁布)之?日(?:起)?(?:(?:满)?({numerals.NUMBER})(日|天|个月)(?:后|起|之后)?)?起?{_TAKES_EFFECT}"
)
_UNTIL_DAY = re.compile(
    rf"(?:有效期(?:限)?(?:截止)?(?:自[^，。；]{{6,20}})?[至到为]+|(?:施行|实施|执行|试行)[，,]?(?:有效期)?至)\s*{DAY_OR_YEARLESS}"
)
_FOR_YEARS = re.compile(rf"(?:有效期|试行期|暂定)(?:限)?(?:暂定)?(?:为|是|：)?({numerals.NUMBER})(年|个月)")
_SENTENCE = re.compile(r"[^。；\n]+")
_LABEL = re.compile(
    r"^(?:第[^\s条]{1,9}条(?:之[一二三四五六七八九十]+)?|[一二三四五六七八九十]+、|[（(].{1,3}[）)]|[\d.]+[、\s])\s*"
)
#: The sentence speaks of the document itself: 本办法自…, 现予公布，自…, （…自…起施行）.
_OF_ITSELF = re.compile(
    r"^[（(]?\s*(?:[自从]|有效期|\d{4}年\d+月\d+日施行$)|本[^，。；]{1,14}?(?:自|从|于|有效|试行|暂定)|(?:公布|印发|发布|颁布|实施|施行)[给你们]*[，,\s（(]*自?"
)


def effective_from(text: str, issued: date | None) -> date | None:
    """The day the document says it takes effect, else the day it was issued."""
    for sentence in _about_itself(text):
        match = _FROM_DAY.search(sentence)
        if match and (issued or match.group(1)):
            return _day(match, issued) or issued
        match = _FROM_ISSUE.search(sentence)
        if match and issued and match.group(1):
            return _later(issued, match.group(1), match.group(2))
    return issued


def valid_until(text: str, effective: date | None) -> date | None:
    """The last day the document says it holds, or None."""
    for sentence in _about_itself(text):
        match = _UNTIL_DAY.search(sentence)
        if match and (effective or match.group(1)):
            return _day(match, effective)
        match = _FOR_YEARS.search(sentence)
        if match and effective:
            return _later(effective, match.group(1), match.group(2)) - timedelta(days=1)
    return None


def issued_on(enactment: str) -> date | None:
    """The day a law was passed or last amended, as the words below its title say (题注); not the day it takes effect."""
    days = days_in("\n".join(_FROM_DAY.sub("", "".join(line.split())) for line in enactment.split("\n")))
    return max(days, default=None)


def _about_itself(text: str) -> list[str]:
    """The sentences in which a document speaks of itself, those at its end first: there it says when it takes effect."""
    sentences = [_LABEL.sub("", "".join(match.group().split())) for match in _SENTENCE.finditer(text)]
    return [sentence for sentence in reversed(sentences) if _OF_ITSELF.search(sentence)]


def _day(match: re.Match[str], near: date | None) -> date | None:
    year, month, day = match.groups()[:3]
    return day_of(year or str(near.year if near else 1).zfill(4), month, day)


def _later(day: date, count: str, unit: str) -> date:
    number = int(numerals.number(count))
    if unit in ("日", "天"):
        return day + timedelta(days=number)
    months = day.month - 1 + number * (12 if unit == "年" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    try:
        return day.replace(year=year, month=month)
    except ValueError:  # 29 February, 31 June
        return date(year, month + 1, 1)
