"""Both sides of every threshold, and what is said of a day on which a notice does not hold."""

from __future__ import annotations

from datetime import date

import pytest
from dialogue import ACCEPTANCE, Dialogue, cited

from assistant.answers import Kind
from corpus.model import Validity

FUND = "原可贷60万元的公积金，买装配式商品房最高能贷到多少"


@pytest.mark.parametrize(
    ("asked", "result"),
    [
        ("商铺60平米，搬迁费多少", 1500),
        ("商铺61平米，搬迁费多少", 1515),
        ("三环内61平，每月过渡费多少", 1100),
        ("三环内62平，每月过渡费多少", 1116),
        ("三环外60平，每月过渡费多少", 900),
        ("三环外59平，每月过渡费多少", 900),
        ("三环外61平，每月过渡费多少", 915),
    ],
)
def test_sums_on_both_sides_of_a_floor(talk: Dialogue, asked: str, result: int) -> None:
    assert talk.result(asked) == result


@pytest.mark.parametrize(
    ("aqi", "said"),
    [
        (200, "不启动预警"),
        (201, "四级预警（蓝色预警）"),
        (250, "四级预警（蓝色预警）"),
        (251, "三级预警（黄色预警）"),
        (300, "三级预警（黄色预警）"),
        (301, "二级预警（橙色预警）"),
        (400, "二级预警（橙色预警）"),
        (401, "一级预警（红色预警）"),
        (500, "一级预警（红色预警）"),
    ],
)
def test_an_alert_level_holds_from_its_first_to_its_last_index(talk: Dialogue, aqi: int, said: str) -> None:
    assert said in talk.say(f"AQI预测{aqi}是什么预警").answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("酒店单体2万平方米要不要装配式", "必须全部实施装配式建造"),
        ("酒店单体19999平方米要不要装配式", "不强制"),
        ("住宅小区计容5万平方米要不要装配式", "必须全部实施装配式建造"),
        ("住宅小区计容49999平方米要不要装配式", "不强制"),
        ("10层的装配式建筑能分段验收吗", "可以"),
        ("9层的装配式建筑能分段验收吗", "不适用"),
        ("装配式商品房预售，投入25%够吗", "已达到"),
        ("装配式商品房预售，投入24.9%够吗", "未达到"),
        ("蓝色预警3度洒水几次", "2次"),
        ("蓝色预警2度洒水几次", "没有规定气温低于3℃"),
        ("蓝色预警31度洒水几次", "3次"),
    ],
)
def test_a_threshold_that_is_included_suffices_and_less_does_not(talk: Dialogue, asked: str, said: str) -> None:
    made = talk.say(asked)
    assert made.kind == Kind.CALCULATION
    assert said in made.answer


def test_where_two_bands_meet_both_are_told_and_none_is_chosen(talk: Dialogue) -> None:
    made = talk.say("红色预警30度洒水几次")
    assert "5次" in made.answer
    assert "4次" in made.answer
    assert "市指挥部" in made.answer


def test_before_its_first_day_a_notice_gives_no_figure_but_that_day(talk: Dialogue) -> None:
    made = talk.say(ACCEPTANCE, day=date(2017, 9, 29))
    assert made.calculation is None
    assert "2017年9月30日起施行" in made.answer
    assert "41880" not in made.answer
    assert [one.state for one in made.citations] == [Validity.NOT_YET]


def test_on_its_first_day_a_notice_is_computed_with(talk: Dialogue) -> None:
    assert talk.result(ACCEPTANCE, day=date(2017, 9, 30)) == 41880


def test_between_issue_and_first_day_there_is_no_figure(talk: Dialogue) -> None:
    made = talk.say(FUND, day=date(2017, 10, 19))
    assert made.calculation is None
    assert "2017年10月20日" in made.answer


@pytest.mark.parametrize("day", [date(2017, 10, 20), date(2020, 12, 31)], ids=["first day", "last day"])
def test_from_first_to_last_day_nothing_is_said_of_validity(talk: Dialogue, day: date) -> None:
    made = talk.say(FUND, day=day)
    assert made.calculation is not None
    assert made.calculation.value == 720_000
    assert "有效期" not in made.answer.split("依据")[0]


def test_after_its_last_day_a_notice_is_computed_with_and_marked_before_the_figure(talk: Dialogue) -> None:
    made = talk.say(FUND, day=date(2021, 1, 1))
    assert made.calculation is not None
    assert made.calculation.value == 720_000
    assert made.answer.index("已过有效期") < made.answer.index("720000")
    assert {one.state for one in made.citations} == {Validity.EXPIRED}
    assert "jzbf-2017-61.p1" in cited(made)


@pytest.mark.parametrize(
    "asked",
    [
        "2016年就作出征收决定了，120平三环内期房过渡18个月一共多少",
        "征收决定是2017年5月作出的，三环内120平期房18个月一共多少",
        "按原标准三环内120平期房18个月一共多少",
    ],
)
def test_the_old_standard_is_named_and_not_computed(talk: Dialogue, asked: str) -> None:
    made = talk.say(asked)
    assert made.calculation is None
    assert "原标准" in made.answer
    assert cited(made) == ["jzbf-2017-62.p1"]


def test_money_is_called_an_estimate_and_the_office_that_decides_is_named(talk: Dialogue) -> None:
    answer = talk.say(ACCEPTANCE).answer
    assert "估算" in answer
    assert "房屋征收部门" in answer


def test_who_oversees_what_is_told_as_of_the_notice(talk: Dialogue) -> None:
    answer = talk.say("谁分管市环保局", day=date(2026, 1, 1)).answer
    assert answer.index("2017年9月6日") < answer.index("洪湖鹏")


def test_a_part_month_is_not_computed(talk: Dialogue) -> None:
    assert talk.result("三环内120平期房过渡18个半月一共多少") != 42960


def test_a_deposit_is_never_negative(talk: Dialogue) -> None:
    assert talk.say("合同总价1000万，预制构件2000万，质量保证金多少").kind == Kind.CLARIFICATION


@pytest.mark.parametrize(
    ("question", "expired"), [("装配式建筑政策2019年还有效吗", False), ("2021年61号文还有效吗", True)]
)
def test_validity_is_told_for_the_year_that_is_named(talk: Dialogue, question: str, expired: bool) -> None:
    answer = talk.say(question, day=date(2026, 1, 1)).answer
    assert "2020年12月31日" in answer
    assert ("已过有效期" in answer) == expired


def test_a_day_supposed_in_the_question_is_the_day_it_is_answered_for(talk: Dialogue) -> None:
    made = talk.say("假如现在是2019年6月，公积金还能上浮吗", day=date(2026, 1, 1))
    assert made.answer.startswith("以下按2019年6月1日的情况回答。")
    assert made.as_of == date(2019, 6, 1)
    assert "已过有效期" not in made.answer


def test_who_lives_in_turnover_housing_is_told_that_nothing_is_paid(talk: Dialogue) -> None:
    assert talk.result("政府给我安排了周转房住，还发不发") == 0
