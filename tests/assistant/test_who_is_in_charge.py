"""Who holds a post, oversees, leads a task or does a thing; and that follow-ups stay with whom they speak of."""

from __future__ import annotations

import pytest
from dialogue import Dialogue, cited

from assistant.answers import Kind

DIVISION = "jzf-2017-32"


@pytest.mark.parametrize(
    "asked", ["市长是谁", "谁是市长", "嘉兴市市长", "who is the mayor", "What does Hu Haifeng do?", "市长分管什么"]
)
def test_the_mayor_is_told_by_his_post_and_by_his_spelled_name(talk: Dialogue, asked: str) -> None:
    made = talk.say(asked)
    assert "胡海峰" in made.answer
    assert cited(made) == [f"{DIVISION}.1"]


def test_another_post_may_follow(talk: Dialogue) -> None:
    assert "沈建华" in talk.say("秘书长是谁").answer
    assert "胡海峰" in talk.say("市长呢").answer


def test_the_overseer_of_a_field_is_not_taken_for_the_mayor(talk: Dialogue) -> None:
    assert "胡海峰" not in talk.say("分管环保的副市长是谁").answer
    assert "胡海峰" not in talk.say("哪个市长管环保").answer


@pytest.mark.parametrize("asked", ["副市长一共几位", "有几个副市长", "how many vice mayors are there"])
def test_only_holders_of_the_post_are_counted(talk: Dialogue, asked: str) -> None:
    made = talk.say(asked)
    assert "7" in made.answer
    assert len(cited(made)) == 7
    for other in ("胡海峰", "鲍九生", "沈建华"):
        assert other not in made.answer


def test_who_does_not_hold_the_post_is_told(talk: Dialogue) -> None:
    made = talk.say("哪个领导不是副市长")
    assert cited(made) == [f"{DIVISION}.{place}" for place in (1, 4, 10)]


def test_what_the_division_of_work_does_not_say_of_a_person_is_not_answered(talk: Dialogue) -> None:
    made = talk.say("洪湖鹏是女的吗")
    assert (made.kind, made.citations) == (Kind.NO_ANSWER, ())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("洪湖鹏是副市长吗", "是的，洪湖鹏是副市长"),
        ("胡海峰是市长吗", "是的，胡海峰是市长"),
        ("市长是楼建明吗", "不是，楼建明是常务副市长，胡海峰是市长"),
        ("洪湖鹏副市长分管什么", "洪湖鹏副市长分管市科技局"),
    ],
)
def test_whether_a_person_holds_a_post_is_told(talk: Dialogue, asked: str, told: str) -> None:
    assert told in talk.say(asked).answer


def test_all_holders_of_a_post_may_be_asked_about(talk: Dialogue) -> None:
    answer = talk.say("副市长有哪些", "他们分管什么").answer
    assert "卜凡伟副市长分管市金融办" in answer
    assert "洪湖鹏副市长分管市科技局" in answer


def test_two_overseers_on_both_sides_are_not_one_person(talk: Dialogue) -> None:
    answer = talk.say("金融办分管领导和联系人行的是同一个人么").answer
    assert "不止一个人" in answer
    assert "同一位" not in answer


def test_one_overseer_of_both_is_one_person(talk: Dialogue) -> None:
    assert "是同一位领导" in talk.say("市科技局和市环保局是同一个领导分管吗").answer


def test_words_that_belong_to_a_unit_name_no_field_of_their_own(talk: Dialogue) -> None:
    answer = talk.say("谁分管公安", "出入境边检呢").answer
    assert "嘉兴边检站" in answer
    assert "楼建明" not in answer


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("银行归谁管", ("负责金融", "盛全生副市长联系各银行", "卜凡伟副市长协助联系各银行")),
        ("港澳台事务谁负责", ("港澳方面工作", "台湾事务方面工作")),
        ("高铁站归谁联系", ("张仁贵副市长联系铁路嘉兴车务段",)),
    ],
)
def test_everyday_words_reach_every_unit_and_field_they_mean(talk: Dialogue, asked: str, told: tuple[str, ...]) -> None:
    answer = talk.say(asked).answer
    for words in told:
        assert words in answer


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("洪湖鹏分管什么", "负责什么", "负责科学技术、民政、环境保护"),
        ("谁分管公积金中心", "他还联系哪些单位", "联系市邮政管理局"),
    ],
)
def test_follow_ups_stay_with_the_person(talk: Dialogue, first: str, then: str, told: str) -> None:
    assert told in talk.say(first, then).answer


def test_follow_ups_stay_with_the_group(talk: Dialogue) -> None:
    assert "分管副秘书长" in talk.say("金融生态区领导小组组长是谁", "副组长呢").answer
    office = talk.say("办公室设在哪")
    assert "办公室设在人行嘉兴市中心支行" in office.answer
    assert cited(office) == ["jzbf-2017-60.3.1"]
    members = talk.say("绿色建筑领导小组的呢", "成员单位有哪些")
    assert "市发展改革委、市经信委、市科技局" in members.answer
    assert "市建委" in talk.say("办公室呢").answer


def test_whether_a_unit_belongs_to_the_group_spoken_of_is_told(talk: Dialogue) -> None:
    assert "是的" in talk.say("绿色建筑领导小组组长是谁", "市环保局在里面吗").answer
    assert "没有写明市教育局" in talk.say("市教育局在里面吗").answer


def test_another_body_that_is_named_is_answered(talk: Dialogue) -> None:
    assert "市环保局" in talk.say("金融生态区领导小组组长是谁", "大气指挥部办公室设在哪").answer


def test_a_task_whose_title_has_the_words_said_beats_similar_ones(talk: Dialogue) -> None:
    made = talk.say("科技金融创新谁牵头")
    assert "“推动科技金融创新”：牵头部门是市金融办、市科技局" in made.answer
    assert cited(made) == ["jzbf-2017-60.2.5.13"]


def test_the_unit_that_a_clause_has_do_the_thing_is_told(talk: Dialogue) -> None:
    made = talk.say("谁负责发预警短信")
    assert made.answer.startswith("市经信委：")
    assert cited(made) == ["jzbf-2017-63.3.3.2"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("市发改委谁分管，在大气应急里干什么", ("楼建明", "预拌混凝土")),
        ("科技局的分管领导是谁，科技局又牵头哪些任务", ("洪湖鹏", "市科技局牵头6项")),
    ],
)
def test_both_halves_of_a_sentence_are_answered(talk: Dialogue, asked: str, told: tuple[str, ...]) -> None:
    answer = talk.say(asked).answer
    for words in told:
        assert words in answer


def test_the_unit_spoken_of_is_taken_along_into_the_plan(talk: Dialogue) -> None:
    assert cited(talk.say("市发改委谁分管", "在大气应急里干什么")) == ["jzbf-2017-63.2.1.4.2"]


def test_when_a_notice_takes_effect_is_told_as_its_text_states_it(talk: Dialogue) -> None:
    made = talk.say("62号文什么时候施行")
    assert "自印发之日起施行" in made.answer
    assert "jzbf-2017-62.p1" in cited(made)


def test_until_when_is_asked_of_the_notice_spoken_of(talk: Dialogue) -> None:
    offered = talk.say("62号文什么时候施行").suggestions
    assert "到什么时候为止？" in offered
    answer = talk.say("到什么时候为止？").answer
    assert "62号" in answer
    assert "没有规定有效期" in answer


def test_whom_the_division_of_work_does_not_name_is_not_suggested(talk: Dialogue) -> None:
    made = talk.say("海宁市政府牵头哪些任务")
    assert made.citations
    assert "谁分管海宁市政府？" not in made.suggestions
    assert "谁分管市科技局？" in talk.say("市科技局牵头哪些任务").suggestions


def test_several_posts_may_be_asked_for_at_once(talk: Dialogue) -> None:
    assert cited(talk.say("市长、秘书长是谁")) == [f"{DIVISION}.1", f"{DIVISION}.10"]


def test_what_the_unit_spoken_of_leads_may_follow(talk: Dialogue) -> None:
    assert "市科技局牵头6项" in talk.say("谁分管市科技局", "它牵头哪些任务").answer


def test_clauses_are_not_offered_where_none_is_cited(talk: Dialogue) -> None:
    made = talk.say("结婚登记要带什么")
    assert made.citations == ()
    assert "原文" not in made.suggestions


def test_a_unit_that_leads_nothing_is_told_so_with_what_it_shares(talk: Dialogue) -> None:
    made = talk.say("市国资委牵头哪些任务")
    assert made.answer.startswith("市国资委没有牵头的任务；作为责任部门、配合部门参与5项")
    assert len(made.citations) == 5
