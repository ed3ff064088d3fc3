"""Results computed one after the other are added up where only that is asked; a sum told is checked, not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dialogue import Dialogue

from assistant.knowledge import Knowledge

#: 一、（二）, 二、: what two homes are paid a month, what a shop of 75 ㎡ and a home are paid for moving.
ADDED = (
    (("三环外48平期房，一个月多少", "三环内102平的呢", "两套一个月加起来"), 900 + 1836),
    (("店75平，搬店能拿多少", "家里选现房，搬家费多少", "两笔合起来"), 1725 + 1500),
    (("我那店面90平，能拿多少搬迁费", "隔壁店120平的呢", "两家店加起来"), 1950 + 2400),
)


@pytest.mark.parametrize(("said", "expected"), ADDED)
def test_two_results_are_added(known: Knowledge, said: tuple[str, ...], expected: int) -> None:
    assert Dialogue(known).result(*said) == Decimal(expected)


def test_a_sum_that_was_told_is_checked(known: Knowledge) -> None:
    assert Dialogue(known).result("店面100平，他们说一共3000元，靠谱吗") == Decimal(2100)


@pytest.mark.parametrize(("when", "standard"), [("春天", "仍按原标准"), ("年底", "新标准")])
def test_a_decision_is_dated_by_its_season(known: Knowledge, when: str, standard: str) -> None:
    assert standard in Dialogue(known).say(f"我们那片是2017年{when}作的征收决定，现在按哪个算").answer
