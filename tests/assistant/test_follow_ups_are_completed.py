"""承前省略: a follow-up that only names something else, or only asks something else, is read with the question before."""

from __future__ import annotations

import pytest
from dialogue import Dialogue, cited


@pytest.mark.parametrize(
    ("talked", "told", "clause"),
    [
        (("银监分局在金融生态区意见里牵头哪些", "31号里呢"), "开展科技金融专营机构分类评估", "jzf-2017-31.2.1.1"),
        (("大气应急预案是哪次常务会议通过的", "科技金融的方案呢"), "第4次常务会议", "jzf-2017-31.promulgation"),
        (("应收账款融资2020年目标", "不对，我是要2018的"), "500亿元", "jzf-2017-31.2.2.7"),
        (("制造业贷款占比目标是多少", "谁牵头"), "人行嘉兴市中心支行", "jzbf-2017-60.2.4.10"),
        (("宣传部在重污染时干啥", "应急办呢", "司法局呢"), "必须服从市指挥部的指挥", "jzbf-2017-63.2.1.4.p1"),
        (("金融消费者保护是哪些部门牵头的", "消保委管不管"), "市消费者权益保护委员会是配合部门", "jzbf-2017-60.2.1.3"),
    ],
)
def test_what_was_asked_is_asked_again(talk: Dialogue, talked: tuple[str, ...], told: str, clause: str) -> None:
    reply = talk.say(*talked)
    assert told in reply.answer
    assert clause in cited(reply)


def test_a_question_that_is_whole_takes_nothing_from_the_one_before(talk: Dialogue) -> None:
    assert "盛全生" in talk.say("制造业贷款占比目标是多少", "谁分管市商务局").answer
