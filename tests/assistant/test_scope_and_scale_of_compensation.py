"""62号: to whom and from when the compensation standards hold, and several premises or variants in one question."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dialogue import Dialogue

from assistant.answers import Kind


@pytest.mark.parametrize(
    "question",
    [
        "2018年1月1日才签发的征收决定，按新标准吗",
        "2018年3月作出的征收决定，适用哪个标准",
        "2017年9月30日当天作出的征收决定按哪个标准",
    ],
)
def test_a_decision_made_since_the_notice_follows_it(talk: Dialogue, question: str) -> None:
    made = talk.say(question)
    assert "按这份通知的新标准执行" in made.answer
    assert "此前已依法作出房屋征收决定的项目，仍按原标准执行" in made.answer


@pytest.mark.parametrize(
    "question",
    [
        "2017年8月就下了征收决定，我家现在按新标准还是老标准？",
        "2017年9月29日作出的征收决定，适用哪个标准",
        "新标准和老标准差多少",
    ],
)
def test_a_decision_before_the_notice_follows_the_old_standard_which_is_not_computed(
    talk: Dialogue, question: str
) -> None:
    made = talk.say(question)
    assert made.calculation is None
    assert "仍按原标准执行" in made.answer
    assert "不能计算" in made.answer


@pytest.mark.parametrize("county", ["海宁", "桐乡", "平湖", "海盐", "嘉善"])
def test_nothing_is_computed_for_a_house_in_a_county(talk: Dialogue, county: str) -> None:
    made = talk.say(f"我家在{county}，120平三环内期房18个月能拿多少")
    assert made.kind == Kind.NO_ANSWER
    assert "只适用于市区" in made.answer


def test_the_floor_area_that_requires_prefabrication_holds_for_the_city_centre_alone(talk: Dialogue) -> None:
    made = talk.say("海盐的小区计容6万平方米要不要装配式")
    assert made.kind == Kind.NO_ANSWER
    assert "市本级中心城区" in made.answer


@pytest.mark.parametrize(
    ("question", "parts", "both"),
    [
        ("住宅三环内80平期房12个月，楼下店面100平，总共拿多少", (20280, 2100), 22380),
        ("我有一套商铺90平和一套住宅三环外70平期房12个月，一起多少", (15600, 1950), 17550),
    ],
)
def test_a_home_and_a_shop_are_computed_each_by_its_rule_and_summed(
    talk: Dialogue, question: str, parts: tuple[int, int], both: int
) -> None:
    answer = talk.say(question).answer
    assert f"{parts[0]}元 + {parts[1]}元 = {both}元" in answer


def test_a_shop_named_later_is_added_to_the_home(talk: Dialogue) -> None:
    answer = talk.say("三环内100平期房12个月一共多少", "另外我还有个店50平，一起多少").answer
    assert "24600元 + 1500元 = 26100元" in answer


def test_a_difference_between_two_sizes_is_no_sum(talk: Dialogue) -> None:
    answer = talk.say("三环内60平和70平差多少，期房一年").answer
    assert "相差1920元" in answer
    assert "34320" not in answer


def test_a_difference_between_both_rings_states_both(talk: Dialogue) -> None:
    answer = talk.say("三环内外临时安置费一平方差几块").answer
    assert "三环内每户每月每平方米18元" in answer
    assert "三环外每户每月每平方米15元" in answer


def test_a_comparison_asked_back_about_is_made_in_the_end(talk: Dialogue) -> None:
    answer = talk.say("120平三环内，期房和货币相差多少", "18个月").answer
    assert "相差40380元" in answer


def test_a_part_of_a_month_is_told_to_be_left_open(talk: Dialogue) -> None:
    made = talk.say("三环内120平期房过渡18个半月一共多少")
    assert made.calculation is None
    assert "没有规定不足一个月" in made.answer


def test_opening_with_the_house_alone_asks_for_the_rest_and_keeps_its_area(talk: Dialogue) -> None:
    assert talk.slot("我家90平要拆") == "ring"
    assert talk.result("三环外", "期房", "10个月") == Decimal(90 * 15 * 10 + 3000)


def test_the_home_instead_of_the_shop_keeps_the_area(talk: Dialogue) -> None:
    talk.say("商铺80平搬迁费多少", "如果是住宅呢？")
    assert talk.state.form is not None
    assert (talk.state.form.rule, talk.state.form.given["area"]) == ("relocation", Decimal(80))


@pytest.mark.parametrize(
    "said",
    [
        "我家院子里的树赔多少",
        "房票安置有没有补贴",
        "我家阁楼20平给不给过渡费",
        "现房交付晚了怎么赔",
        "我想知道我家能不能算三环内，在中山路",
        "家里有孕妇有没有额外补助，三环内80平",
        "公积金最多能贷多少万",
        "装配式一平米造价多少",
    ],
)
def test_matters_beside_the_two_payments_are_said_not_to_be_covered(talk: Dialogue, said: str) -> None:
    assert talk.say(said).kind == Kind.NO_ANSWER


@pytest.mark.parametrize(
    "said",
    [
        "不要现房也不要期房，要钱，除了房款还另外给搬家钱不",
        "搬迁补偿费是按人头还是按户发啊，我家五口人",
    ],
)
def test_a_matter_told_beside_a_covered_question_does_not_refuse_it(talk: Dialogue, said: str) -> None:
    made = talk.say(said)
    assert made.kind in {Kind.LOOKUP, Kind.CALCULATION, Kind.CLAUSE}
    assert "1500元" in made.answer
