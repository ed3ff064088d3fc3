"""领导分工: several roles at once, units that are not named, units overseen by two, and talk about those just named."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("编委办：谁分管、谁协助、谁联系，一次说清", ["胡海峰市长分管", "沈建华秘书长联系", "楼建明常务副市长协助"]),
        ("银监分局谁联系，谁协助联系", ["卜凡伟副市长协助联系", "盛全生副市长联系"]),
        ("保险公司这条线市里怎么分的", ["盛全生副市长联系各保险公司", "卜凡伟副市长协助联系各保险机构"]),
        ("审计这块市长自己管？有没有人协助", ["胡海峰市长负责审计", "楼建明常务副市长协助"]),
        ("地铁公司归谁管", ["没有写地铁公司", "张仁贵副市长负责交通运输"]),
        ("由两位领导共同分管的单位是哪个", ["市金融办", "卜凡伟", "盛全生"]),
        ("这份分工里共有几位副市长（含常务）？", ["副市长有7位"]),
        ("安监", ["盛全生副市长分管市安监局"]),
    ],
)
def test_who_has_what_to_do_with_a_unit(talk: Dialogue, question: str, told: list[str]) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.LOOKUP
    assert all(one in reply.answer for one in told)


@pytest.mark.parametrize(
    ("talked", "told"),
    [
        (("金融办是哪位市长", "两个都分管？", "后面那位还分管哪些"), "盛全生副市长分管市经信委"),
        (("盛市长分管口列全", "这里面哪个是跟别人合管的，跟谁"), "卜凡伟副市长分管市金融办"),
        (("民政谁管", "我打错了，是民宗"), "卜凡伟副市长分管市民宗局"),
        (("关工委谁联系", "不是洪湖鹏吗"), "不是洪湖鹏。"),
        (("张仁贵副市长哪年出生", "行，那说说他分管哪些单位"), "张仁贵副市长分管市国土资源局"),
    ],
)
def test_talk_goes_on_about_those_just_named(talk: Dialogue, talked: tuple[str, ...], told: str) -> None:
    assert told in talk.say(*talked).answer


def test_an_unknown_unit_that_follows_is_said_to_be_unknown(talk: Dialogue) -> None:
    reply = talk.say("市金融办谁分管", "那保监局呢")
    assert reply.kind == Kind.NO_ANSWER
    assert "没有写保监局" in reply.answer


def test_what_the_mayor_runs_is_told_in_english(talk: Dialogue) -> None:
    assert "市财政局" in talk.say("Who's the mayor, and which bureaus does he run himself?").answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("刘书记分管哪些部门", "刘书记"),
        ("王市长分管什么部门", "王市长"),
        ("财政归刘市长管吗", "刘市长"),
        ("李国强是管什么的", "李国强"),
    ],
)
def test_a_person_whom_it_does_not_have_is_named(talk: Dialogue, question: str, name: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.NO_ANSWER
    assert f"分工通知里没有写{name}" in reply.answer


def test_who_passes_on_a_question_is_not_asked_about(talk: Dialogue) -> None:
    assert "牵头部门是市金融办" in talk.say("刘书记让我查一下60号普惠金融谁牵头").answer


def test_two_people_told_one_after_the_other_are_held_beside_each_other(talk: Dialogue) -> None:
    answer = talk.say("卜凡伟分管什么", "那盛全生呢", "两个人有没有共同分管的").answer
    assert "都分管的有市金融办" in answer
    assert "市民宗局" in answer
    assert "市经信委" in answer


def test_where_a_unit_has_tasks_is_told_of_all_notices(talk: Dialogue) -> None:
    answer = talk.say("市国税局在哪个文件里有任务").answer
    assert "推动信用信息共享（嘉政发〔2017〕31号）" in answer
    assert "领导小组】成员" in answer


def test_the_bare_title_means_who_holds_that_post(talk: Dialogue) -> None:
    assert "胡海峰市长领导市政府全面工作" in talk.say("市长管什么").answer
    assert "不是胡海峰。" in talk.say("教育是市长管吗").answer
    assert "邢海华副市长" in talk.say("哪个市长管教育").answer


def test_who_pursues_what_a_clause_just_told_is_said_with_it(talk: Dialogue) -> None:
    assert "牵头部门：市金融办" in talk.say("太平科技保险公司在哪条提到", "这家公司谁负责推进").answer
