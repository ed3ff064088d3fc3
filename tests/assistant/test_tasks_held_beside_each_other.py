"""任务对照: two tasks compared by who leads them, and what a unit has to do in one role alone."""

from __future__ import annotations

import pytest
from dialogue import Dialogue


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("31号跟60号都写了人才，牵头同一家吗", ["牵头单位一样", "强化专业人才支撑", "引导金融人才集聚"]),
        ("科技小贷跟科技担保是不是一个部门牵", ["不一样", "支持设立科技小贷公司", "推进政策性融资担保机构建设"]),
        ("60号里科技金融创新跟31号里科技金融专营机构评估，牵头单位一致吗", ["不一样", "推动科技金融创新"]),
        ("贷款规模和科技金融产品推广都是人行牵头吗", ["两项都是人行嘉兴市中心支行牵头"]),
        ("保险这块，31号的科技保险业务和60号的保险改革分别谁牵头", ["大力发展科技保险业务", "推进保险领域改革"]),
    ],
)
def test_two_tasks_are_compared(talk: Dialogue, question: str, told: list[str]) -> None:
    answer = talk.say(question).answer
    assert all(one in answer for one in told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("我经信委的，31号我们牵头的是哪条", "只当责任部门的呢"), "作为责任部门参与1项：11.完善科技型企业名单库"),
        (("商务局在31号里牵头哪项", "60号里我们只是配合的有哪些"), "7.发挥行业自律作用、11.加大直接融资力度"),
    ],
)
def test_a_unit_is_asked_for_in_one_role(talk: Dialogue, turns: tuple[str, ...], told: str) -> None:
    assert told in talk.say(*turns).answer
