"""没有写的方面: a matter that is in the notices, of which something is asked that they do not say."""

from __future__ import annotations

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("周转房在哪里", "地点"),
        ("蓝色预警口罩哪里领", "地点"),
        ("应急预案多久演练一次", "多久一次"),
        ("周转房要交租金吗", "是否收费"),
        ("征收补偿标准为什么定18元", "为什么"),
        ("搬迁费几天内能到账", "要多少时间"),
        ("科技支行一共有几家", "数目"),
        ("高新企业能拿多少补贴", "给多少补贴"),
        ("太平科技保险公司注册资本多少、股东有谁", "由谁出资"),
        ("公积金贷款五年以上利率现在几个点", "利率"),
        ("造装配式的房子，每平米要比普通贵几百块", "价格相差多少"),
        ("大气应急专家咨询组的专家具体是哪几位", "具体人员的姓名"),
        ("质量保证金什么时候退还", "退还的时间"),
        ("南湖基金小镇占地多少亩", "占地"),
        ("浙江金融职业学院在哪里", "地点"),
        ("浙江金融职业学院校长是谁", "担任这个职务的人"),
        ("第4次常务会议谁主持的", "会议的时间"),
        ("全装修房保修期多久", "时间长短"),
        ("过渡费什么时候发", "什么时候发放"),
        ("智慧支付工程哪天上线", "具体日期"),
        ("环卫工人有没有高温补贴", "有没有奖励、补贴"),
        ("恶意逃废债会不会坐牢", "具体的处罚"),
        ("安置房能买卖吗", "能不能这样处置"),
        ("邢海华以前是干什么的", "个人情况"),
        ("引进金融人才给多少安家费", "这笔钱的数额"),
        ("怎么进科技型企业名单库", "具体怎么办"),
        ("P2P的钱能拿回来吗", "钱能不能拿回来"),
        ("60号文件谁签发", "签发人"),
        ("应急专家有没有报酬", "这一点"),
        ("巨灾保险保费谁交", "由谁出钱"),
    ],
)
def test_is_refused_by_its_name(talk: Dialogue, question: str, wanted: str) -> None:
    made = talk.say(question)
    assert made.kind == Kind.NO_ANSWER
    assert f"没有写{wanted}" in made.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("应急响应终止后多久要报总结", "24小时"),
        ("红色预警时渣土车哪里不能走", "三环东路"),
        ("哪些人家拿不到过渡费，为什么", "货币"),
        ("为什么我的店没有过渡费", "住宅"),
        ("过渡费按月给多少", "18元"),
        ("接到响应通知几小时内要启动", "2个小时"),
        ("专家咨询组每个部门推几名专家", "1～2名"),
        ("预警短信是谁发的", "市经信委"),
        ("我要给体育老师评职称，找哪位管教育的副市长", "邢海华"),
        ("限行在哪个区域", "中环路"),
        ("农民自建房用装配式，贷款有什么照顾", "支持"),
    ],
)
def test_is_told_where_a_clause_tells_it(talk: Dialogue, question: str, said: str) -> None:
    assert said in talk.say(question).answer


def test_it_is_told_only_where_the_matter_itself_is_spoken_of(talk: Dialogue) -> None:
    assert "2亿元" in talk.say("市本级担保公司注册资金要到多少").answer
    assert "没有写注册资本" in talk.say("太平科技保险公司注册资本多少").answer


def test_a_place_in_a_story_does_not_keep_the_sum_from_being_computed(talk: Dialogue) -> None:
    told = "不知道搬去哪里，三环内80平，期房，过渡12个月，一共多少钱"
    assert talk.result(told) == 20280


@pytest.mark.parametrize(
    ("question", "clause", "said"),
    [
        ("什么叫重污染", "1.3", "空气质量指数（AQI）在201以上"),
        ("渣土是什么意思", "4.4.4（3）③", "指砂、砾、石、灰浆"),
        ("装配式建筑是什么意思", "三、续段", "装配式住宅和公共建筑"),
    ],
)
def test_the_meaning_of_a_term_is_quoted_where_a_clause_states_it(
    talk: Dialogue, question: str, clause: str, said: str
) -> None:
    made = talk.say(question)
    assert said in made.answer
    assert made.citations[0].clause.path == clause


def test_the_meaning_of_a_term_that_no_clause_states_is_refused(talk: Dialogue) -> None:
    assert "没有写它的含义" in talk.say("保险密度是什么意思").answer


def test_all_payments_are_told_where_one_asks_which_there_are(talk: Dialogue) -> None:
    told = talk.say("房子被征收有哪些补偿").answer
    assert all(one in told for one in ("搬迁补偿费", "1500元", "3000元", "临时安置补偿费", "18元", "15元"))
