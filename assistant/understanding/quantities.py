"""Quantities read out of a question: 120平, 一年半, 38度, 5%, 1200万, AQI 280, 零下2度, -80平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.understanding.changing import CHANGING
from assistant.understanding.durations import durations
from assistant.understanding.quantity import Quantity, value_of
from corpus.numerals import HAN_NUMERALS as _HAN
from corpus.numerals import NUMBER

_SIGN = r"(?P<sign>[-−]|负|零下)?\s*"
_N = rf"{_SIGN}(?P<n>{NUMBER})\s*"
_AREA = r"(?:个|来|多|左右的?)?\s*(?:平方米|平方公尺|平方|平米|平|㎡|ping?\b|m2|m²|sqm|sq\.?\s*m(?:et(?:er|re)s?)?|square\s+met(?:er|re)s?)"
_MONEY = r"(?:元|块钱|块|人民币|rmb|yuan)"

# Longest and most telling first; a later pattern never reads characters that an earlier one took.
# A text without any of the characters in the middle has no match of the pattern.
_PATTERNS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (unit, frozenset(needs), re.compile(pattern, re.IGNORECASE))
    for unit, needs, pattern in (
        ("元/㎡", "元块人ry", rf"{_N}{_MONEY}\s*(?:/|每|一个?|per|a)\s*{_AREA}"),
        ("元/㎡", "元块人ry", rf"(?:每个?|一个?)(?:平方米|平方|平米|平)(?:每月|一个月|是|按|给|补)*\s*{_N}{_MONEY}"),
        ("每㎡", "平㎡", rf"(?<![{_HAN}\d.大小])(?:每个?|一个?|1个?)\s*(?:平方米|平方|平米|平|㎡)(?!方|米)"),
        ("每月", "月", r"(?:每个?|按)月|每1?个月"),
        (
            "年月",
            "年./-",
            r"(?:19|20)\d\d\s*[年./-]\s*(?:1[0-2]|0?[1-9])\s*(?:月(?:\s*(?:3[01]|[12]\d|0?[1-9])\s*[日号])?|[./-]\s*\d{1,2}(?!\d))",
        ),
        ("文号", "号", r"(?:(?:19|20)\d\d\s*[年〕\])]*\s*)?第?\d{1,3}\s*号(?!楼|线)"),
        (
            "年份",
            "年末底",
            r"(?P<n>(?:19|20)\d\d|[一二][零〇九][零〇一二三四五六七八九]{2})\s*(?:年(?:末|底|度)?|(?=末|底))",
        ),
        ("年份", "年", r"(?P<n>(?:1[5-9]|2[0-9]))\s*年(?:末|底)"),
        (
            "年份",
            "年",
            r"(?<![\d.])(?P<n>1[5-9]|2\d)(?=\s*年?\s*(?:到|至|[-~～—–])\s*(?:1[5-9]|2\d)\s*年(?![内前以]))",
        ),
        ("年份", "2", r"(?<![\d.])(?P<n>20[12]\d)(?![\d.]|\s*(?:平|元|万|亿|家|㎡|块|个|户))"),
        ("㎡", "平㎡pms", rf"{_N}(?P<half>个半)?{_AREA}(?!线)"),
        # 方 is short for 平方 where it is no 方面, 方式 or 第三方, and more than a few
        (
            "㎡",
            "方",
            rf"(?<![第双多各])(?P<n>{NUMBER})\s*(?:个|来|多)?\s*方(?!面|式|案|法|便|向|位|块|才|程|针|形|可|米|言|钱)",
        ),
        ("℃", "摄℃°度", rf"{_N}(?:摄氏度|℃|°c|°|度)(?!假|过|数)"),
        ("%", "百", rf"百分之\s*(?P<n>{NUMBER})"),
        ("%", "%％个p", rf"{_N}(?:%|％|个百分点|percent)"),
        ("元", "元块人ry", rf"(?P<n>{NUMBER})\s*(?:万|亿)?{_MONEY}(?!素|地|儿|头)"),
        ("层", "层楼fs", rf"{_N}(?:层|楼高|floors?\b|storeys?\b|stor(?:y|ies)\b)"),
        ("户", "户套", rf"(?P<n>{NUMBER})\s*(?:户|套)(?!型)"),
        # three homes of one family: 三家全选货币, 兄弟三个各一户
        ("户", "家各", rf"(?P<n>{NUMBER})\s*(?:家(?=人家|都|全|各)|个?人?[,，]?各(?:是|有|算)?一户)"),
        ("小时", "小钟h", rf"{_N}(?:个)?(?:小时|钟头|hours?)"),
        ("天", "天日d", rf"{_N}(?:天|日内|days?)"),
        ("家", "家", rf"(?P<n>{NUMBER})\s*家(?!里|长)"),
        ("月日", "月", r"(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])[日号]"),
        ("次", "次趟遍", rf"(?P<n>{NUMBER})\s*(?:次|趟|遍)"),
    )
)
_BEFORE_DURATIONS = next(place for place, (unit, _, _) in enumerate(_PATTERNS) if unit == "㎡") + 1
_FEW_SQUARES = 10
_BARE = re.compile(rf"{_SIGN}(?P<n>{NUMBER})")
_NAMED = re.compile(r"期(?!房)|多?岁|口人|[环号级季届个位种条项名类只份道成把部点分章节款页]")
_PUT_RIGHT = re.compile(r"\s*[,，。]?\s*(?:而)?(?:是|应该是|改成)\s*")
_LIST = re.compile(r"\s*(?:[、,，和与跟/]|and)\s*")
#: Without any of these a text names no quantity.
_NUMERALS = re.compile(rf"[\d{_HAN}半每按]|month|year|sq", re.IGNORECASE)
#: 万一 (in case) where it is no numeral.
_IN_CASE = re.compile(rf"(?<![{_HAN}\d.])万一")
#: 点 between digits where the number has a unit: 93点5平; not 8点30分.
_POINT = re.compile(r"(?<=\d)点(?=\d+\s*(?:平|方|㎡|个?月|年|万|亿|元|块|%|度|℃|层))")
#: Numbers that leave open how much is meant (两三个月, 3到5个月, 10^12平): the amount is asked for instead.
_ROUGH = re.compile(
    rf"(?<![{_HAN}\d.])(?:一[两二]|[两二]三|三[四五]|四五|五六|六七|七八|八九)(?=\s*(?:个月|个?季度|年|来?平))"
    r"|(?<![\d.])\d{1,4}\s*(?:[-~—–]|到|至)\s*\d{1,4}(?=\s*(?:个月|个?季度|平|㎡))"
    r"|\d+\^\d+"
)
#: The argument of a call, as in alert(1); AQI(280) is a value.
_CALL = re.compile(r"(?:^|[^a-z_])(?!aqi\()[a-z_][\w.]*\($")
_CALL_LENGTH = 40
#: A number that puts the one before right: 120多平，准确说是126.
_MADE_EXACT = re.compile(r"^[^\d]{0,4}(?:准确|确切|精确|严格)[^,，。\d]{0,5}$")
#: A size held against one named just before: 弟弟家比我家小20平.
_AGAINST = re.compile(r"比[^,，。;；\d]{0,8}?(?:(?P<more>大|多|长)|(?P<less>小|少|短))(?:了|出|个|等|租|住)*\s*$")
_MOST = 100  # a message with more numbers is a list, not a question: the rest are left unread


def quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of the text in the order they stand; digits that belong to a name (31号, 三环) are left out."""
    if not _NUMERALS.search(text):
        return ()
    text = _POINT.sub(".", text)
    text = _ROUGH.sub(lambda rough: " " * len(rough.group(0)), _IN_CASE.sub("  ", text))
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for quantity in _candidates(text):
        if not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    ordered = sorted(found, key=lambda one: one.start)[:_MOST]
    kept = [one for place, one in enumerate(ordered) if not _taken_back(text, one, ordered[place + 1 :])]
    return _compared(text, _enumerated(text, kept))


def _taken_back(text: str, one: Quantity, later: list[Quantity]) -> bool:
    """Whether an amount is put right by one after it: 不是一年，是一年半."""
    if not text[: one.start].rstrip().endswith(("不是", "不是说", "并非")):
        return False
    return any(other.unit in {one.unit, ""} and _PUT_RIGHT.fullmatch(text[one.end : other.start]) for other in later)


def _compared(text: str, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """In 我家100平，弟弟家比我家小20平 the second is what it comes to, 80."""
    made: list[Quantity] = []
    for one in found:
        against = _AGAINST.search(text[: one.start])
        earlier = [other for other in made if other.unit == one.unit and one.unit]
        if not one.unit and made and made[-1].unit and _MADE_EXACT.search(text[made[-1].end : one.start]):
            made.append(replace(one, unit=made[-1].unit))
            continue
        sign = -1 if against and against["less"] else 1
        made.append(replace(one, value=earlier[-1].value + sign * one.value) if against and earlier else one)
    return tuple(made)


def _enumerated(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """In 80、60、45平 every number has the unit of the last."""
    for here in range(len(found) - 2, -1, -1):
        one, after = found[here], found[here + 1]
        if one.unit == "" and after.unit and after.value and _LIST.fullmatch(text[one.end : after.start]):
            found[here] = replace(one, unit=after.unit)
    return tuple(found)


def _candidates(text: str) -> Iterator[Quantity]:
    characters = frozenset(text.lower())
    for place, (unit, needs, pattern) in enumerate(_PATTERNS):
        if place == _BEFORE_DURATIONS:
            yield from durations(text)
        if not needs.isdisjoint(characters):
            yield from _matches(text, unit, pattern)
    yield from _bare(text)


def _matches(text: str, unit: str, pattern: re.Pattern[str]) -> Iterator[Quantity]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        value = Decimal(0)
        if groups.get("n"):
            read = value_of(groups["n"])
            if read is None:
                continue
            value = -read if groups.get("sign") else read
        if groups.get("half"):
            value += Decimal("0.5")
        alone = value == 1 and not re.search(r"[大小]$", text[: match.start()])
        unit_here = "每㎡" if unit == "㎡" and alone else unit
        if unit == "元" and groups["n"] == "一" and text[max(0, match.start() - 1) : match.start()] in "这那":
            continue  # 这一块 is no money
        if unit == "㎡" and match.group(0).endswith("方") and "平" not in match.group(0) and value < _FEW_SQUARES:
            continue  # 三方, 一方
        if unit == "户" and (value >= 100 or value == 1):
            continue  # 三千一户, 另一套
        if unit == "年份" and value < 100:
            value += 2000
        if unit == "元" and re.search(r"[万亿]", match.group(0)[len(groups["n"] or "") :]):
            value *= 10**8 if "亿" in match.group(0) else 10**4
        yield Quantity(value, unit_here, match.start(), match.end())


def _bare(text: str) -> Iterator[Quantity]:
    """Numbers without a unit."""
    for match in _BARE.finditer(text):
        value = value_of(match["n"])
        if value is not None and _counts(text, match):
            yield Quantity(-value if match["sign"] else value, "", match.start(), match.end())


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether digits without a unit are meant as a number, not as part of a name (三环), a word (一起) or code."""
    before, after = text[: match.start()], text[match.end() : match.end() + 2]
    if _CALL.search(before[-_CALL_LENGTH:]):
        return False
    if text.strip("大概约左右吧的呢。.！!，, 是就刚好那") == match.group(0).strip():
        return True
    changing = bool(CHANGING.fullmatch(before))
    if _NAMED.match(after) and not (changing and after[:1] == "点"):
        return False
    return bool(re.search(r"\d", match["n"])) or len(match["n"]) >= 2 or (changing and match["n"] == "十")
