"""What a level asks for is said first, yes or no, where the notice's words decide it; where they do not, that is said."""

from __future__ import annotations

import pytest
from dialogue import Dialogue, cited

from assistant.answers import Kind

BAN = "jzbf-2017-63.4.4.4.3.3"


def _first(answer: str) -> str:
    """The first sentence of an answer."""
    return answer.split("。", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("question", "vehicle"),
    [
        ("红色预警出租车限行吗", "出租车"),
        ("红色预警时公交车要限行吗", "公交车"),
        ("校车红色预警能开吗", "校车"),
        ("送菜的货车红色预警限行吗", "运输农副产品车"),
    ],
)
def test_a_vehicle_on_the_list_of_exceptions_is_told_that_it_is(talk: Dialogue, question: str, vehicle: str) -> None:
    made = talk.say(question)
    assert _first(made.answer) == f"{vehicle}属于条款写明除外的车辆，不受单双号限行限制"
    assert cited(made)[0] == BAN


def test_a_vehicle_that_is_not_on_the_list_gets_the_rule_and_no_more(talk: Dialogue) -> None:
    answer = talk.say("红色预警网约车限行吗").answer
    assert "不受" not in answer
    assert "实施单双号限行" in answer


def test_the_ring_road_itself_lies_outside_the_area(talk: Dialogue) -> None:
    assert "中环路本身不在限行区域内" in _first(talk.say("红色预警中环路限行吗").answer)


def test_inside_the_ring_road_nothing_is_said_of_the_road_itself(talk: Dialogue) -> None:
    assert "本身" not in talk.say("红色预警中环路以内限行吗").answer


def test_which_number_drives_on_which_day_is_not_written(talk: Dialogue) -> None:
    answer = talk.say("车牌尾号是5，红色预警能开车吗").answer
    assert "没有写单号、双号分别在哪一天" in _first(answer)
    assert "实施单双号限行" in answer


@pytest.mark.parametrize(
    ("question", "said", "clause"),
    [
        (
            "橙色预警幼儿园停课吗",
            "橙色预警（二级响应）的措施里没有写停课，停课只写在红色预警（一级响应）",
            "jzbf-2017-63.4.4.3.1",
        ),
        (
            "蓝色预警要停课吗",
            "蓝色预警（四级响应）的措施里没有写停课，停课只写在红色预警（一级响应）",
            "jzbf-2017-63.4.4.1.1",
        ),
        (
            "黄色预警工地停工吗",
            "黄色预警（三级响应）的措施里没有写停工，停工只写在橙色预警（二级响应）、红色预警（一级响应）",
            "jzbf-2017-63.4.4.2.3.2",
        ),
        (
            "橙色预警要取消活动吗",
            "橙色预警（二级响应）的措施里没有写大型露天活动，大型露天活动只写在红色预警（一级响应）",
            "jzbf-2017-63.4.4.4.1",
        ),
        (
            "橙色预警C级工地停工吗",
            "橙色预警（二级响应）的措施里没有写C级工地停工，C级工地停工只写在红色预警（一级响应）",
            "jzbf-2017-63.4.4.3.3.2",
        ),
    ],
)
def test_an_act_that_a_level_does_not_have_is_denied_before_the_clause(
    talk: Dialogue, question: str, said: str, clause: str
) -> None:
    made = talk.say(question)
    assert _first(made.answer) == said
    assert cited(made)[0] == clause


def test_an_index_is_put_into_its_level_before_the_verdict(talk: Dialogue) -> None:
    answer = talk.say("AQI 320，要不要去上学").answer
    assert answer.startswith("空气质量指数320属于橙色预警。橙色预警（二级响应）的措施里没有写停课")
    assert "停止学生户外教学活动" in answer


def test_an_act_that_a_level_has_is_confirmed(talk: Dialogue) -> None:
    assert _first(talk.say("红色预警要停课吗").answer) == "红色预警（一级响应）的措施里写有停课"


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("混凝土搅拌站哪个级别要停产", "橙色预警（二级响应）、红色预警（一级响应）"),
        ("D级工地什么时候要停工", "橙色预警（二级响应）、红色预警（一级响应）"),
        ("C级工地什么时候要停工", "红色预警（一级响应）"),
        ("什么情况下要戴口罩", "橙色预警（二级响应）、红色预警（一级响应）"),
    ],
)
def test_the_levels_that_have_an_act_are_named(talk: Dialogue, question: str, levels: str) -> None:
    assert _first(talk.say(question).answer).endswith(f"的是{levels}")


def test_a_grade_that_no_level_stops_is_said_to_stop_at_none(talk: Dialogue) -> None:
    assert _first(talk.say("B级工地什么时候要停工").answer) == "各级预警的措施里都没有写B级工地停工"


def test_a_word_for_stopping_means_the_act_stated_of_the_thing(talk: Dialogue) -> None:
    made = talk.say("红色预警幼儿园要停吗")
    assert "停工" not in made.answer
    assert "中小学、幼儿园停课" in made.answer


def test_below_the_level_of_the_ban_its_absence_comes_before_its_exceptions(talk: Dialogue) -> None:
    answer = talk.say("橙色预警出租车限行吗").answer
    assert "没有写机动车限行" in _first(answer)
    assert answer.index("没有写机动车限行") < answer.index("出租车属于条款写明除外的车辆")


def test_below_every_alert_the_levels_that_have_the_act_are_told(talk: Dialogue) -> None:
    made = talk.say("AQI 180要戴口罩吗")
    assert made.kind == Kind.CALCULATION
    assert "未达到预警条件" in made.answer
    assert "佩戴口罩只写在橙色预警（二级响应）、红色预警（一级响应）的措施里" in made.answer
    assert not any("这一级别" in one for one in made.suggestions)


@pytest.mark.parametrize(
    ("question", "said"), [("这个级别工地要停吗", "没有这一级别的措施"), ("谁签发", "没有预警要签发")]
)
def test_below_every_alert_there_is_nothing_of_a_level_to_tell(talk: Dialogue, question: str, said: str) -> None:
    answer = talk.say("AQI 180是什么级别", question).answer
    assert said in _first(answer)
    assert "黄色" not in answer


@pytest.mark.parametrize("question", ["四种颜色对应的AQI区间列一下", "重度污染和严重污染分别是发什么颜色"])
def test_all_levels_are_told_with_index_and_air(talk: Dialogue, question: str) -> None:
    made = talk.say(question)
    assert made.kind == Kind.LOOKUP
    for told in ("AQI 201～250，重度污染", "AQI 251～300，重度污染", "AQI 301～400，严重污染", "AQI 401以上，严重污染"):
        assert told in made.answer


@pytest.mark.parametrize("question", ["没有国控点的县城用什么数据算AQI", "县城没有国控站AQI怎么算"])
def test_where_there_is_no_national_station_the_clause_on_stations_is_quoted(talk: Dialogue, question: str) -> None:
    made = talk.say(question)
    assert "省控或市控环境空气监测点位" in made.answer
    assert cited(made)[0] == "jzbf-2017-63.3.2"


def test_counties_may_not_be_laxer_than_the_city(talk: Dialogue) -> None:
    made = talk.say("各县市区可以比市里的措施松吗")
    assert "应急响应措施不得宽于本预案" in made.answer
    assert cited(made)[0] == "jzbf-2017-63.1.5.5"


@pytest.mark.parametrize(("question", "times"), [("蓝色预警25度洒几次水", 2), ("橙色预警25度洒几次", 3)])
def test_a_temperature_beside_a_level_is_computed_with(talk: Dialogue, question: str, times: int) -> None:
    assert talk.result(question) == times


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("限行具体几点到几点", "没有规定限行的钟点"),
        ("外地牌照红色预警限行吗", "没有写外地牌照车"),
        ("新能源车红色预警限行吗", "没有写外地牌照车、新能源车"),
        ("摩托车红色预警限行吗", "摩托车是否另行对待"),
        ("电动车红色预警限行吗", "电动车、摩托车是否另行对待"),
        ("我的电动车红色预警能骑吗", "没有写外地牌照车"),
        ("黄色预警期间能洗车吗", "没有写“洗车”"),
        ("停课学费退不退", "没有规定停课几天"),
    ],
)
def test_what_the_clauses_do_not_state_is_said_first(talk: Dialogue, question: str, said: str) -> None:
    assert said in _first(talk.say(question).answer)


def test_in_english_a_level_is_told_by_its_measures(talk: Dialogue) -> None:
    answer = talk.say("What should schools do at an orange alert?").answer
    assert answer.startswith("Orange alert (level II): schools and kindergartens stop outdoor teaching; ")
    assert "— clause 4.4.3（1）, quoted below." in answer


def test_in_english_an_act_that_a_level_does_not_have_is_denied(talk: Dialogue) -> None:
    answer = talk.say("Do schools close at an orange alert?").answer
    assert answer.startswith(
        "Nothing is written of closing schools for an orange alert (level II); "
        "that is written only for a red alert (level I)."
    )


def test_in_english_the_grade_of_a_site_is_kept_apart(talk: Dialogue) -> None:
    answer = talk.say("Is my building site graded C stopped at an orange alert?").answer
    assert answer.startswith("Nothing is written of stopping work at sites graded C for an orange alert (level II)")


def test_in_english_an_exception_is_told(talk: Dialogue) -> None:
    answer = talk.say("Do taxis face the driving ban at a red alert?").answer
    assert answer.startswith("Taxis are on the clause's list of exceptions")


def test_a_level_is_named_once_and_printed_numerals_are_left_to_the_citation(talk: Dialogue) -> None:
    answer = talk.say("橙色预警工地怎么办").answer
    assert answer.count("橙色预警（二级响应）时：") == 1
    assert not any(numeral in answer.split("依据", maxsplit=1)[0] for numeral in "①②③④⑤")
