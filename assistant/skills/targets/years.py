"""Which years a question says of a target, not those of a notice."""

from __future__ import annotations

import re

from assistant.skills.base import Situation

_OF_A_NOTICE = re.compile(r"(?:印发|发布|出台|发|下发)?的?[^,，。]{0,4}(?:号|文件|意见|方案|通知)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(1[5-9]|2\d)年(?!末|底|[前内来期])")
_SHORT_SPAN = re.compile(r"(?<![\d.])(1[5-9]|2\d)年?(?=(?:到|至|[-—~～])(?:1[5-9]|2\d)年)")
_RELATIVE = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_RELATIVE_YEAR = re.compile(r"(?<!以)(?<!之)([前去今明后])年(?![后前])")
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
    stated = {target.year for target in situation.known.register.targets}
    return list(dict.fromkeys([*said, *short] or [year for year in relative if min(stated) <= year <= max(stated)]))
