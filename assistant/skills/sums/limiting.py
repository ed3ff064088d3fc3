"""What a rule does not compute: decisions before its notice, part-months, what the notice leaves open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.answers import Kind
from assistant.editions import Edition, edition_on
from assistant.rules import Limit, Rule
from assistant.skills.base import Draft, Quote, Situation
from assistant.understanding.query import Query

_DATED = r"(?:(?:19|20)\d\d\s*年?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?)"
#: A decision (or an agreement) and a date close together: 2017年6月发的征收决定.
_DECIDED = re.compile(
    rf"{_DATED}[^,，。]{{0,10}}(?:决定|公告|签|批|定下|下达|作出|被征)"
    rf"|(?:决定|公告|签|批复)[^,，。]{{0,10}}{_DATED}"
)
#: The months that a part of a year goes from and to.
_MONTHS = {
    "年初": (1, 3),
    "春": (3, 5),
    "夏": (6, 8),
    "上半年": (1, 6),
    "秋": (9, 11),
    "年底": (12, 12),
    "年末": (12, 12),
}
_SEASON = re.compile("|".join(_MONTHS))
_WHICH = re.compile(
    r"哪个|哪一个|哪种|什么标准|新标准|老标准|旧标准|原标准|新的|老的|旧的|适用|算不算|能不能|能按|按.{0,8}[吗么]|which|old|new"
)


def limited_answer(rule: Rule, given: Mapping[str, Any], edition: Edition, situation: Situation) -> Draft | None:
    """What is answered where the question meets a limit of the rule, or None."""
    query = situation.query
    for limit in rule.limits:
        if limit.transition:
            said = _by_date(limit, edition, situation)
            if said:
                return _draft(rule, limit, edition, *said)
        elif limit.when(given) or _spoken_of(limit, query):
            return _draft(rule, limit, edition, limit.answer, limit.english)
    return None


def decision_dated(query: Query) -> bool:
    """Whether a decision and its date are spoken of, and which standard goes with it."""
    return bool(_dated(query) and _WHICH.search(query.text) and query.has("征收", "原标准"))


def _dated(query: Query) -> bool:
    return bool(_DECIDED.search(query.text)) and query.span is None


def _spoken_of(limit: Limit, query: Query) -> bool:
    plain = query.has("搬迁补偿") and query.of_unit("㎡")
    return query.has(*limit.asked_by) and not query.has("合计", "对吗") and not plain


def by_earlier(rule: Rule, edition: Edition, situation: Situation) -> date | None:
    """The day of a decision made before the notice, where a transition clause keeps the edition of that day, if known."""
    begins, query = edition.law.notice.effective_from, situation.query
    days = [day.first for day in query.days if day.first]
    if not begins or not days or not _dated(query) or not any(limit.transition for limit in rule.limits):
        return None
    day = min(days)
    before = edition_on(situation.known.editions[rule.name], day)
    known = isinstance(before, Edition) and _first(before) <= day < begins
    return day if known else None


def _first(edition: Edition) -> date:
    return edition.since or date.min


def _by_date(limit: Limit, edition: Edition, situation: Situation) -> tuple[str, str] | None:
    """What a transition clause means for the decision spoken of, by its date where one is named."""
    query = situation.query
    begins = edition.law.notice.effective_from
    side = _side(query, begins) if begins and _dated(query) else 0
    if side < 0:
        return limit.answer, limit.english
    if side > 0:
        said = limit.later.format(day=f"{begins:%Y年%-m月%-d日}"), limit.later_english.format(day=begins)
        return said if _WHICH.search(query.text) else None
    if decision_dated(query):  # a date that may lie on either side: 2017年春天
        return limit.answer, limit.english
    if not query.has(*limit.asked_by):
        return None
    before = [one for one in situation.known.editions[edition.rule.name] if isinstance(one, Edition)]
    before = [one for one in before if begins and _first(one) < begins]
    if not before:
        return limit.answer, limit.english
    number = before[-1].law.notice.document_number
    return limit.before.format(number=number), limit.before_english.format(number=number)


def _side(query: Query, begins: date) -> int:
    """-1 for a date before the first day, 1 for one on or after it, 0 where none (or only its year) is named."""
    days = [day.first for day in query.days if day.first]
    if days:
        return -1 if min(days) < begins else 1
    years = [int(one.value) for one in query.of_unit("年份")]
    season = _SEASON.search(query.text)
    if season and years:
        first, last = _MONTHS[season.group(0)]
        early = date(years[0], last, 28) < date(begins.year, begins.month, 1)
        return -1 if early else int(date(years[0], first, 1) >= begins)
    return -1 if any(one < begins.year for one in years) else int(any(one > begins.year for one in years))


def _draft(rule: Rule, limit: Limit, edition: Edition, said: str, english: str) -> Draft:
    reading = edition.law.readings.get(limit.words.name) if limit.words else None
    quotes = (Quote(reading.clause, _sentence(reading.clause.text, reading.said)),) if reading else ()
    words = reading.said if reading else ""
    said, english = said.replace("{words}", words), english.replace("{words}", words)
    return Draft(Kind.CLAUSE, said, english, quotes=quotes, suggestions=rule.suggestions[:2])


def _sentence(text: str, words: str) -> str:
    """The sentence of a clause in which words stand."""
    return next((part for part in re.findall(r"[^。\n]+。?", text) if words in part), text)
