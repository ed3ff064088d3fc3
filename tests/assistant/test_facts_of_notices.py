"""文件要素: facts asked in other words, notices of one kind, and the numbers of documents that notices name."""

from __future__ import annotations

from datetime import date

import pytest
from dialogue import Dialogue, cited

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("外国专家奖是哪天颁的文", "2017年9月30日"),
        ("62号属于市政府还是市府办发的", "发文机关是嘉兴市人民政府办公室"),
        ("金融生态区实施意见的期限是哪几年？", "2017～2020年"),
        ("拆迁补偿和金融生态区这俩是哪家发的", "嘉政办发〔2017〕62号"),
        ("31号和32号是不是同一天发的", "不是同一天，相隔1天"),
        ("第5次常务会议过的是哪份", "嘉政办发〔2017〕63号"),
        ("获奖名单附件在哪查", "http://www.jiaxing.gov.cn"),
        ("科技金融方案全称是什么", "深化创建省科技金融改革创新试验区行动方案的通知"),
    ],
)
def test_a_fact_is_told_however_it_is_asked(talk: Dialogue, question: str, told: str) -> None:
    reply = talk.say(question)
    assert reply.kind == Kind.LOOKUP
    assert told in reply.answer


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("哪几个文件没写失效日期", "有6份", "61号《"),
        ("主送机关不一样的是哪份", "嘉政办发〔2017〕62号", "60号《"),
        ("哪份文件没有刊登全文", "嘉政发〔2017〕34号", "35号"),
        ("9月30日印发的有哪些", "有2份", "60号"),
        ("市政府（不是办公室）发了哪几个", "嘉政发〔2017〕31号", "嘉政办发〔2017〕63号"),
    ],
)
def test_notices_of_one_kind_are_listed(talk: Dialogue, question: str, told: str, not_told: str) -> None:
    answer = talk.say(question).answer
    assert told in answer
    assert not_told not in answer


@pytest.mark.parametrize(
    ("question", "told", "clause"),
    [
        ("AQI技术规定的标准编号，应急预案引用的是？", "HJ633-2012", "jzbf-2017-63.1.2"),
        ("HJ663-2013是什么", "《环境空气质量评价技术规范》", "jzbf-2017-63.1.2"),
        ("装配式建筑指导意见的文号", "国办发〔2016〕71号", "jzbf-2017-61.preamble"),
        ("绿建意见参照的省里文件是几号", "浙政办发〔2016〕111号", "jzbf-2017-61.preamble"),
    ],
)
def test_the_number_of_a_document_that_is_only_named(talk: Dialogue, question: str, told: str, clause: str) -> None:
    reply = talk.say(question)
    assert told in reply.answer
    assert clause in cited(reply)


def test_the_text_of_a_document_that_is_only_named_is_not_here(talk: Dialogue) -> None:
    assert talk.say("南湖友谊奖评选依据的是哪个办法", "那办法的全文你有吗").kind == Kind.NO_ANSWER
    told = talk.say("国办发71号讲了什么")
    assert told.kind == Kind.NO_ANSWER
    assert "没有刊印它的正文" in told.answer


def test_another_years_award_is_not_told_from_this_one(talk: Dialogue) -> None:
    assert "杜北夫" in talk.say("去年的友谊奖给了谁", day=date(2018, 5, 1)).answer
    later = talk.say("去年的友谊奖给了谁", day=date(2020, 5, 1))
    assert later.kind == Kind.NO_ANSWER
    assert "没有2019年的" in later.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("领导分工的通知是市政府发的还是市政府办公室发的", "发文机关是嘉兴市人民政府。"),
        ("标准从哪天起执行", "自印发之日起施行，即2017年9月30日起"),
        ("行动方案哪年哪月印发", "2017年9月5日"),
        ("南湖友谊奖这次发给了哪些外国专家", "前田健太"),
        ("这几份文里最晚的是哪一份，日期？", "最晚的是嘉政办发〔2017〕63号"),
        ("绿色建筑那份意见2020年11月还管用吗", "以下按2020年11月30日的情况回答"),
    ],
)
def test_what_is_meant_is_told_from_what_is_only_named(talk: Dialogue, question: str, told: str) -> None:
    assert told in talk.say(question).answer


def test_the_31st_of_a_month_is_no_notice(talk: Dialogue) -> None:
    answer = talk.say("2020年12月31号当天还有效吗，绿色建筑那个意见").answer
    assert "嘉政办发〔2017〕61号" in answer
    assert "有效期至2020年12月31日" in answer


def test_two_notices_are_put_in_order_by_their_days(talk: Dialogue) -> None:
    answer = talk.say("分工文件和友谊奖哪个先发？").answer
    assert "2017年9月6日" in answer
    assert "2017年9月30日" in answer


def test_the_numbers_of_two_documents_asked_in_one_message(talk: Dialogue) -> None:
    told = talk.say("63号里AQI技术规定的标准号是什么，空气质量标准又是哪个号").answer
    assert "HJ633-2012" in told
    assert "3095" in told


def test_how_many_they_are_is_told_after_whom_the_award_went_to(talk: Dialogue) -> None:
    assert "九位" in talk.say("前田健太是不是这批南湖友谊奖的", "一共评了几个人？十个吗").answer


def test_what_is_quoted_stays_as_printed_in_a_reply_in_traditional_characters(talk: Dialogue) -> None:
    told = talk.say("誰分管市環保局").answer
    assert "洪湖鵬副市長分管市環保局" in told
    assert "嘉政发〔2017〕32号洪湖鹏副市长“分管市科技局、市民政局、市环保局" in told


@pytest.mark.parametrize(
    "question", ["政府公报2017年第9期登了哪些文件", "63号以前那版预案是哪年的", "帮我给卜凡伟副市长写封感谢信"]
)
def test_what_no_notice_has_is_refused(talk: Dialogue, question: str) -> None:
    assert talk.say(question).kind == Kind.NO_ANSWER


def test_a_number_told_with_another_sign_is_put_right(talk: Dialogue) -> None:
    reply = talk.say("金融生态区的文号是“嘉政发〔2017〕60号”吧，我这么写对吗")
    assert reply.kind == Kind.LOOKUP
    assert "没有嘉政发〔2017〕60号" in reply.answer
    assert "嘉政办发〔2017〕60号《" in reply.answer


def test_a_number_that_no_notice_has_is_refused(talk: Dialogue) -> None:
    reply = talk.say("嘉政发〔2017〕99号讲什么")
    assert reply.kind == Kind.NO_ANSWER
    assert "没有嘉政发〔2017〕99号" in reply.answer


@pytest.mark.parametrize("question", ["2017年9月30号同一天出了哪两份", "9月30日那天发的是哪几份"])
def test_the_notices_of_a_day_are_listed(talk: Dialogue, question: str) -> None:
    answer = talk.say(question).answer
    assert "35号" in answer
    assert "62号" in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("装配式的规定啥时候起算", "2017年10月20日"),
        ("公积金上浮那个政策管到哪年", "2020年12月31日"),
        ("过渡费新标准哪天开始算", "2017年9月30日"),
    ],
)
def test_rules_called_by_their_matter_are_those_of_its_notice(talk: Dialogue, question: str, told: str) -> None:
    assert told in talk.say(question).answer
