"""What the notice states of homes, told without computing."""

from __future__ import annotations

from assistant.asks import Inputs
from assistant.calculators.relocation.law import INSIDE_RATE, MOVING_LATER, MOVING_NOW, NOT_PAID, OUTSIDE_RATE, RINGS
from assistant.calculators.relocation.law import rings as rings_of
from assistant.rules import Law, Outcome
from corpus.model import ClauseKind
from corpus.numerals import plain


def state_rates(inputs: Inputs, law: Law) -> Outcome:
    """The monthly rates as stated."""
    asked = [(RINGS[ring], rate, floor) for ring, rate, floor in rings_of(inputs.get("ring"))]
    said = "；".join(
        f"{ring.label}每户每月每平方米{law(rate).written.removesuffix('/㎡')}，月补偿额不足{law(floor).written}的按{law(floor).written}计发"
        for ring, rate, floor in asked
    )
    english = "; ".join(
        f"{ring.english}: {law.words(rate)} yuan per m² and month, at least {law.words(floor)} yuan a month"
        for ring, rate, floor in asked
    )
    return Outcome(
        "临时安置补偿费标准",
        verdict=said,
        clauses=tuple(dict.fromkeys(law.clause(rate).id for _, rate, _ in asked)),
        english=english,
    )


def difference_of_rates(inputs: Inputs, law: Law) -> Outcome:
    """By how much the monthly rates inside and outside the ring differ."""
    stated = state_rates({}, law)
    gap = law(INSIDE_RATE) - law(OUTSIDE_RATE)
    said = f"每平方米每月相差{plain(gap.value)}元（{gap.written}）：{stated.verdict}"
    english = f"they differ by {plain(gap.value)} yuan per m² and month; {stated.english}"
    return Outcome("每平方米每月相差", verdict=said, clauses=stated.clauses, english=english)


def state_moving(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation as stated, for every way to choose."""
    said = f"选择货币补偿或现房产权调换的，每户{law.words(MOVING_NOW)}元；选择期房产权调换的，每户{law.words(MOVING_LATER)}元"
    english = f"{law.words(MOVING_NOW)} yuan per household for cash or a completed flat, {law.words(MOVING_LATER)} yuan for a flat under construction"
    return Outcome("搬迁补偿费标准", verdict=said, clauses=(law.clause(MOVING_NOW).id,), english=english)


def state_all(inputs: Inputs, law: Law) -> Outcome:
    """All rates as stated."""
    moved, paid = state_moving(inputs, law), state_rates(inputs, law)
    return Outcome(
        "补偿标准",
        verdict=f"搬迁补偿费（一次性）：{moved.verdict}；临时安置补偿费（按月）：{paid.verdict}",
        clauses=(*moved.clauses, *paid.clauses),
        english=f"moving: {moved.english}; temporary resettlement: {paid.english}",
    )


def state_not_paid(inputs: Inputs, law: Law) -> Outcome:
    """In which cases no temporary resettlement compensation is paid."""
    said = (
        f"两种情形不支付临时安置补偿费：一是选择货币补偿的；二是选择产权调换、由房屋征收部门提供{law.words(NOT_PAID)}的"
    )
    english = "none is paid to those who choose monetary compensation or are provided with turnover housing"
    return Outcome("不支付临时安置补偿费的情形", verdict=said, clauses=(law.clause(NOT_PAID).id,), english=english)


def state_scope(inputs: Inputs, law: Law) -> Outcome:
    """Which houses, in whose districts, the notice speaks of: its title and those it is addressed to."""
    title = next(one for one in law.notice.clauses if one.kind == ClauseKind.TITLE)
    addressed = next(one for one in law.notice.clauses if one.kind == ClauseKind.ADDRESSEE)
    said = f"通知是《{law.notice.title}》，主送{addressed.text.rstrip('：')}"
    return Outcome(
        "适用范围",
        verdict=said,
        clauses=(addressed.id, title.id, law.clause(MOVING_NOW).id),
        english=f"the notice is entitled {law.notice.title} and addressed to {addressed.text.rstrip('：')}",
    )
