"""Which years a question says of a target, not those of a notice."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from corpus.numerals import number

_OF_A_NOTICE = re.compile(r"(?:印发|发布|出台|发|下发)?的?[^,，。]{0,4}(?:号|文件|意见|方案|通知)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(1[5-9]|2\d)[这那]?两?年(?!末|底|[前内来期])")
_SHORT_SPAN = re.compile(r"(?<![\d.])(1[5-9]|2\d)年?(?=(?:到|至|[-—~～])(?:1[5-9]|2\d)[这那]?两?年)")
_RELATIVE = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_RELATIVE_YEAR = re.compile(r"(?<!以)(?<!之)([前去今明后])年(?![后前])")
_LATER = re.compile(r"(?:再|又)过(?P<n>[\d一二两三])年")
_SAME = re.compile(r"同一?年|那一?年|(?:如果|要是|假如|若|万一)[^,，。]{0,4}(?:只|才|就|是|到|做|有)")
_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_FIRST, _LAST = 1900, 2100


def years(situation: Situation) -> list[int]:
    """The years that the question says of a target, not that of a notice (2017年的意见); 18年 is 2018."""
    return list(situation.once("years of targets", lambda: _years(situation)))


def _years(situation: Situation) -> list[int]:
    query = situation.query
    said = [
        int(one.value)
        for one in query.of_unit("年份")
        if _FIRST <= one.value <= _LAST and not _OF_A_NOTICE.match(query.text[one.end :].removeprefix("年"))
    ]
    short = [2000 + int(match.group(1)) for each in (_SHORT_SPAN, _SHORT_YEAR) for match in each.finditer(query.text)]
    relative = (
        []
        if not situation.known.register.targets
        else [situation.day.year + _RELATIVE[match.group(1)] for match in _RELATIVE_YEAR.finditer(query.text)]
    )
    if not (said or short or relative) and (kept := _of_the_talk(situation)):
        return kept
    stated = {target.year for target in situation.known.register.targets}
    return list(dict.fromkeys([*said, *short] or [year for year in relative if min(stated) <= year <= max(stated)]))


def _of_the_talk(situation: Situation) -> list[int]:
    """The year a follow-up on targets is told by: the one said last (同一年呢, 要是只有870呢), or some years later (再过两年)."""
    talk, text = situation.conversation, situation.query.text
    later = _LATER.search(text)
    if talk.topic != "targets" or not (later or _SAME.search(text)):
        return []
    for exchange in reversed(talk.said):
        before = [int(year) for year in _YEAR.findall(exchange.question)]
        if before:
            return [before[-1] + (int(number(later["n"])) if later else 0)]
    return []
