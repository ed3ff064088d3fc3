"""别的年份: another year's edition of a notice (2016年的友谊奖, 2018年的分工), which the notices here are not."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Situation
from corpus.model import Notice

_OF_A_YEAR = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)\s*年|(?P<told>大前年|前年|去年|明年|后年)|(?P<some>上一?[届次]|下一?[届次]|往年|历年|往届))"
    r"(?:度|的|那份|那次|那一?版|版|市政府|市里|市|新|南湖)*$"
)
_YEARS_ON = {"大前年": -3, "前年": -2, "去年": -1, "明年": 1, "后年": 2}

_FEW = 2  # a word in the titles of more notices is not what they are about


class OtherYears:
    """Says that a notice of that year is not among those here, and which one is."""

    name = "other_years"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids high where a year stands right before what a notice is about, and no such notice is of that year."""
        asked = _asked(situation)
        return Bid(self.name, 9.0, lambda: _answer(*asked)) if asked else None


def _asked(situation: Situation) -> tuple[str, tuple[Notice, ...]] | None:
    known, text = situation.known, situation.query.text
    if situation.query.has("目标", "多少", "增长", "达标"):  # of a year, not of an edition
        return None
    for mention in situation.query.mentions:
        before = _OF_A_YEAR.search(text[: mention.start])
        if not before or mention.concept not in known.themes:
            continue
        there = known.notices_on(mention.concept)
        year = _year(before, situation)
        if 0 < len(there) <= _FEW and not any(year.removesuffix("年") in _years(notice) for notice in there):
            return year, there
    return None


def _year(said: re.Match[str], situation: Situation) -> str:
    """The year that is spoken of, reckoned from the day of the question (去年); the words themselves for 上一届."""
    if said["told"]:
        return f"{situation.day.year + _YEARS_ON[said['told']]}年"
    return said["some"] or f"{said['year']}年"


def _years(notice: Notice) -> str:
    """All that tells of a notice's years: its number, its title, its dates."""
    dates = (notice.date, notice.effective_from, notice.valid_until)
    return " ".join((notice.document_number, notice.title, *(str(date) for date in dates if date)))


def _answer(year: str, there: tuple[Notice, ...]) -> Draft:
    named = "、".join(f"{one.document_number}《{one.title}》" for one in there)
    return Draft(
        Kind.NO_ANSWER,
        f"现有通知里没有{year}的，这方面只有{named}。",
        f"There is no such notice of {year.removesuffix('年')} here, only {', '.join(one.document_number for one in there)}.",
        suggestions=tuple(f"{one.document_number}讲什么？" for one in there[:2]),
        keeps_topic=True,
    )
