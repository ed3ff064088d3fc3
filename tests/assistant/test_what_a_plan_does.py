"""办法: what a plan does for whom is found in people's own words and shown, not a figure that stands beside it."""

from __future__ import annotations

import pytest
from dialogue import Dialogue


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("公司刚起步几个人，买科技保险政府能全包吗", "政府出资统保"),
        ("银行违规了是不是罚了单位还罚个人", "双罚制"),
        ("农户贷小额款要跑好几趟，有没有省事的办法", "“一站式”服务"),
        ("嘉兴有没有知识产权质押登记的代办点", "争取上级部门在我市设立知识产权质押登记代办点"),
        ("上市公司能不能搞并购基金", "组建上市公司并购产业基金"),
        ("担保公司用什么办法组建", "出资新设、增资扩股、兼并重组"),
        ("资金链断了的企业怎么处理", "实行破产重整"),
        ("跟银行有纠纷不想打官司找谁", "第三方调解、金融仲裁"),
        ("科技金融要和哪个学校合作", "浙江金融职业学院"),
        ("名单库是固定的还是会变", "实行动态管理"),
        ("银行贷款重点投哪些产业", "八大千亿级产业集群"),
        ("和上海怎么对接金融", "沪嘉两地互访和对接机制"),
        ("我想买市中心新楼盘，将来是不是都得带装修交房", "新建住宅全部实行全装修和成品交付"),
        ("在建的楼盘也得改成精装吗", "鼓励在建住宅积极实施全装修"),
        ("做装配式容积率能奖励多少", "不超过规划总建筑面积4%"),
        ("体育馆算不算", "不含场馆建筑和工业建筑"),
        ("哪些企业可以牵头办科技小贷", "符合条件的龙头企业"),
        ("开发商拿地后想早点开盘，装配式有照顾吗", "预售"),
        ("市里给县里下指标吗，绿色建筑这块", "每年下达年度工作责任目标"),
    ],
)
def test_a_measure_is_shown_in_the_words_of_its_clause(talk: Dialogue, question: str, words: str) -> None:
    made = talk.say(question)
    assert words in made.answer
    assert made.citations


def test_a_figure_that_is_asked_for_is_still_told(talk: Dialogue) -> None:
    assert "60家" in talk.say("科技型企业新三板挂牌2018年末要多少家").answer


def test_what_is_meant_beside_the_departments_is_told_with_them(talk: Dialogue) -> None:
    assert "动态管理" in talk.say("科技型企业名单库谁负责建，名单是一次定死的吗").answer


def test_one_that_does_not_lead_alone_is_told_the_others(talk: Dialogue) -> None:
    assert "不止人行嘉兴市中心支行一家" in talk.say("普惠金融是人民银行一家弄的吗").answer


def test_a_follow_up_keeps_the_year_and_the_unit_of_the_talk(talk: Dialogue) -> None:
    talk.say("现在科技企业贷款有930亿，离2020年末目标还差多少")
    assert "130亿" in talk.say("要是只有870呢").answer


def test_some_years_later_is_counted_from_the_year_said_last(talk: Dialogue) -> None:
    talk.say("投贷联动2018年末做到几个亿", "专利权质押贷款同一年呢")
    assert "4亿" in talk.say("再过两年").answer


def test_a_share_that_is_not_written_is_said_to_be_missing(talk: Dialogue) -> None:
    assert "没有写比例" in talk.say("科技支行不良贷款风险补偿，财政按几成赔").answer
