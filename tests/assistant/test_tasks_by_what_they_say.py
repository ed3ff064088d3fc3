"""任务分工: tasks found by their content, joint leads, a unit's part in a task, and what no notice assigns."""

from __future__ import annotations

import pytest
from dialogue import Dialogue


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("刷卡无障碍示范区是谁在搞", ["市金融办、人行嘉兴市中心支行"]),
        ("推动科技金融创新由哪两家牵头", ["“推动科技金融创新”", "市金融办、市科技局"]),
        ("金融监管联席会议谁来开", ["人行嘉兴市中心支行"]),
        ("骗保骗贷谁来抓", ["人行嘉兴市中心支行、嘉兴银监分局"]),
        ("农民拿承包地去贷款这个试点是哪几个县？哪个部门牵头推？", ["海盐县、嘉善县", "市金融办、人行嘉兴市中心支行"]),
        ("打造科技金融核心区、特色楼宇这事由谁领着干", ["嘉兴科技城"]),
        ("2020年金融业增加值那个目标，是哪家牵头去完成", ["牵头部门是市金融办"]),
        ("金融办和科技局共同牵头的是哪项，60号里", ["推动科技金融创新"]),
        ("60号第4项和第6项牵头是不是同一家", ["强化监管职能", "落实监管责任"]),
        ("市国资委在31号里承担哪些任务，是牵头还是责任", ["参与3项"]),
        ("科技金融纳入县市区目标责任制考核那条，督考办是牵头吗", ["责任部门", "市金融办"]),
        ("卫计委在60号里负责啥", ["没有列市卫生计生委"]),
    ],
)
def test_who_does_a_task_is_told(talk: Dialogue, question: str, told: list[str]) -> None:
    answer = talk.say(question).answer
    assert all(one in answer for one in told)


def test_the_part_of_a_unit_in_the_task_spoken_of(talk: Dialogue) -> None:
    talk.say("想做“担保+保险”分担风险，60号哪个任务、谁牵头")
    assert "市银行业协会是配合部门" in talk.say("银行协会有没有份").answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("金融生态区意见，教育局要配合哪条", "人社局呢"), ["引导金融人才集聚", "发展特色创业投资产业"]),
        (("60号检察院干什么", "法院呢？"), ["信用体系", "债权", "监管协作"]),
        (("60号里由银监分局单独牵头的是哪条", "跟人行两家一起牵头的呢"), ["债权保护", "消费者权益"]),
        (("31号里金融办单独牵头的有哪些", "跟海宁一起的呢"), ["支持企业对接多层次资本市场"]),
        (("60号外资这条谁牵头", "人行呢"), ["人行嘉兴市中心支行是配合部门"]),
    ],
)
def test_a_talk_goes_on_in_the_notice_to_another_unit_or_a_joint_lead(
    talk: Dialogue, turns: tuple[str, ...], told: list[str]
) -> None:
    answer = talk.say(*turns).answer
    assert all(one in answer for one in told)


def test_the_one_task_of_a_unit_is_spoken_of_next(talk: Dialogue) -> None:
    assert "牵头部门是市金融办" in talk.say("60号的金融人才那条要教育局做什么角色", "牵头的是哪家").answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("推动巨灾保险试点该找哪个牵头部门", "国资委在这条里是啥角色"), "市国资委是配合部门"),
        (("31号第十二项的牵头有谁", "上一项呢"), "完善科技型企业名单库"),
        (("打造科技金融特色楼宇这事由谁领着干", "那招金融人才的呢"), "牵头部门是市金融办"),
        (("金融消费者保护是哪些单位负责推",), "由人行嘉兴市中心支行、嘉兴银监分局牵头"),
        (("企业想发债上市，直接融资这块市里牵头的是谁",), "牵头部门是市金融办"),
    ],
)
def test_departments_are_told_however_a_task_is_come_upon(talk: Dialogue, turns: tuple[str, ...], told: str) -> None:
    assert told in talk.say(*turns).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("商务局在31号牵头过没", "大力发展科技保险业务"),
        ("市教育局在最优金融生态区建设中承担的配合任务", "引导金融人才集聚"),
    ],
)
def test_what_a_unit_has_to_do_is_told_where_nothing_else_is_named(talk: Dialogue, question: str, told: str) -> None:
    assert told in talk.say(question).answer


def test_a_unit_does_not_lead_alone_what_several_lead(talk: Dialogue) -> None:
    assert "不止人行嘉兴市中心支行一家" in talk.say("普惠金融是人民银行一家牵头的吗").answer
