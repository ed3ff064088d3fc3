"""How the result of a rule is put into words: the result, how it came about, what it differs from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assistant.editions import Edition
from assistant.rules import Outcome, Rule
from assistant.understanding.query import Query
from assistant.wording.amounts import said_amount, said_inputs, said_inputs_english
from corpus.numerals import plain


def said_result(rule: Rule, outcome: Outcome, given: Mapping[str, Any], query: Query) -> tuple[str, str]:
    """The result sentence in Chinese and English, with its steps."""
    if outcome.figure is None or outcome.verdict:
        return f"{_checked(outcome, query)}{outcome.verdict}。", f"{outcome.english}."
    figure = outcome.figure
    basis, basis_en = said_inputs(rule, given), said_inputs_english(rule, given)
    steps = "；".join(
        f"{step.label}：{step.expression} = {_written(step.value, step.unit)}"
        for step in figure.steps
        if _telling(step.expression, step.value, step.unit)
    )
    amount = said_amount(figure.value, figure.unit)
    by = f"按{basis}计算，" if basis else ""
    lead = f"{_checked(outcome, query)}{by}{outcome.label}{amount}" + (f"。计算过程：{steps}。" if steps else "。")
    english_steps = "; ".join(
        f"{step.expression} = {_written(step.value, step.unit)}"
        for step in figure.steps
        if _telling(step.expression, step.value, step.unit)
    )
    english = (
        f"For {basis_en}: {plain(figure.value)} {'yuan' if figure.unit == '元' else figure.unit} ({outcome.label_en or outcome.label})."
        + (f" Steps: {english_steps}." if english_steps else "")
    )
    return lead, english


def _written(value: object, unit: str) -> str:
    return said_amount(value, unit) if isinstance(value, Decimal) else f"{value}{unit}"


def _telling(expression: str, value: object, unit: str) -> bool:
    """Whether a step says more than its own result."""
    return not isinstance(value, Decimal) or expression != f"{plain(value)}{unit}"


def _checked(outcome: Outcome, query: Query) -> str:
    """Whether a sum that the user named is right: 不对，应为2100元，不是3000元; each is held against what it is said to be."""
    if not query.has("对吗", "能否") or outcome.figure is None or outcome.verdict:
        return ""
    claims = [one for one in query.quantities if one.unit in {"元", ""} and one.value >= 100]
    if not claims or (not query.has("对吗") and outcome.figure.value not in {one.value for one in claims}):
        return ""
    said, result = claims[-1], outcome.figure.value
    if result in {one.value for one in claims}:
        return f"对，是{said_amount(result, '元')}。"
    steps = {step.label: step.value for step in outcome.figure.steps if isinstance(step.value, Decimal)}
    named = next((label for label, value in steps.items() if value == said.value), "")
    if named:
        return f"对，{named}是{said_amount(said.value, '元')}。"
    if _OF_A_MONTH.search(query.text[: said.start]):
        each = [value for label, value in steps.items() if label in _MONTHLY]
        result = each[-1] if each else result
    return f"不对，按规定应为{said_amount(result, '元')}，不是{said_amount(said.value, '元')}。"


def said_verification(outcome: Outcome, edition: Edition, query: Query) -> str:
    """Where the user names a rate, whether the notice states it; "" where none is named."""
    claims = [one for one in query.quantities if one.unit in {"元/㎡", "元"} and one.value > 0]
    if not claims or not (query.has("对吗") or query.text.rstrip("?？。").endswith(("吗", "吧", "么", "嘛"))):
        return ""
    stated = {reading.said for reading in edition.law.readings.values() if reading.said in outcome.verdict}
    wrong = [one for one in claims if plain(one.value) not in stated]
    return f"不是{plain(wrong[0].value)}元。" if wrong else "对。"


_OF_A_MONTH = re.compile(r"(?:每个?月|一个?月|按月|月补|月领)[^,，。\d]{0,6}$")
_MONTHLY = ("月临时安置补偿费", "不足最低额，按最低额计发")  # the steps that make the amount of a month
_ABOUT = re.compile(r"(?:大概|大约|约|差不多|近|将近|左右|上下|估计|可能|好像)$")
_ABOUT_AFTER = re.compile(r"左右|上下|出头|的?样子|不到")


def said_roughly(query: Query) -> str:
    """That the result is rough where the user gave a rough size or time: 大概一百来平."""
    rough = [
        one
        for one in query.of_unit("㎡", "月")
        if one.value
        and (
            _ABOUT.search(query.text[: one.start])
            or _ABOUT_AFTER.match(query.text[one.end :])
            or re.search(r"[来多]", query.text[one.start : one.end + 1])
        )
    ]
    if not rough:
        return ""
    said = "、".join(f"约{plain(one.value)}{'平方米' if one.unit == '㎡' else '个月'}" for one in rough)
    return f"您说的是大概的数，这里按{said}估算；确切数额以实际的建筑面积和月数为准。"
