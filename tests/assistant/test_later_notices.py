"""Later notices taken in from their text: every question follows the day it is asked about, and old figures are never used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from later_texts import as_text, notice_text

from assistant import upkeep
from assistant.service import Service, open_service

BEFORE, SINCE, AFTER = date(2018, 6, 1), date(2019, 3, 1), date(2019, 6, 1)
SUM = "我家120平三环里选期房，过渡一年半，一共能拿多少"
HOMES = as_text(
    "jzbf-2017-62",
    "嘉政办发〔2019〕7号",
    SINCE,
    {"18元": "25元", "3000元": "5000元", "不足1100元的，按1100元": "不足1200元的，按1200元", "60平方米": "80平方米"},
)
WORK = as_text(
    "jzf-2017-32",
    "嘉政发〔2019〕8号",
    SINCE,
    {
        "洪湖鹏副市长": "欧阳明副市长",
        "胡海峰市长": "毛宏芳市长",
        "市交通运输局、市水利局、": "市交通运输局、",
        "分管市科技局、": "分管市水利局、市科技局、",
    },
)

Open = Callable[..., Service]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens the assistant over the bulletin and over notices taken in from their texts."""
    services: list[Service] = []

    def taken_in(*texts: str) -> Service:
        folder = tmp_path_factory.mktemp("later")
        files = [_written(folder / f"{number}.txt", text) for number, text in enumerate(texts)]
        upkeep.add(files, folder / "data")
        services.append(open_service(folder / "data"))
        return services[-1]

    yield taken_in
    for service in services:
        service.close()


def told(folder: Path, *texts: str) -> tuple[str, ...]:
    """What a clerk is told that these notices would do, before they are kept."""
    return upkeep.read([_written(folder / f"{number}.txt", text) for number, text in enumerate(texts)], folder).effects


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def city(opened: Open) -> Service:
    """The city two years later, with a second compensation standard and a second division of work."""
    return opened(HOMES, WORK)


def result(reply: dict[str, Any]) -> Any:
    return reply["calculation"] and reply["calculation"]["result"]["value"]


def states(reply: dict[str, Any]) -> dict[str, str]:
    return {one["document_number"]: one["validity"]["state"] for one in reply["citations"]}


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        (SUM, 120 * 18 * 18 + 3000, 120 * 25 * 18 + 5000),
        ("三环外120平，期房，过渡18个月，一共多少", 120 * 15 * 18 + 3000, 120 * 15 * 18 + 5000),
        ("三环内40平，每月过渡费多少", 1100, 1200),
        ("商铺85平米，搬迁费多少", 1500 + 25 * 15, 1500 + 5 * 15),
    ],
)
def test_sums_follow_the_day(city: Service, asked: str, before: int, after: int) -> None:
    earlier, later = city.reply(asked, as_of=BEFORE), city.reply(asked, as_of=AFTER)
    assert (result(earlier), result(later)) == (before, after)
    assert states(earlier) == {"嘉政办发〔2017〕62号": "in_force"}
    assert states(later) == {"嘉政办发〔2019〕7号": "in_force"}


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        ("谁分管市环保局", "洪湖鹏", "欧阳明"),
        ("谁分管市水利局", "张仁贵", "欧阳明"),
        ("市长是谁", "胡海峰", "毛宏芳"),
        ("谁负责审计", "胡海峰", "毛宏芳"),
    ],
)
def test_who_is_in_charge_follows_the_day(city: Service, asked: str, before: str, after: str) -> None:
    earlier, later = city.reply(asked, as_of=BEFORE)["answer"], city.reply(asked, as_of=AFTER)["answer"]
    assert before in earlier
    assert after not in earlier
    assert after in later
    assert before not in later


def test_a_leader_is_known_by_title_on_his_own_day(city: Service) -> None:
    assert "市编委办" in city.reply("胡市长分管什么", as_of=BEFORE)["answer"]
    assert "市编委办" in city.reply("毛市长分管什么", as_of=AFTER)["answer"]


@pytest.mark.parametrize("name", ["洪湖鹏", "胡市长"])
def test_of_a_leader_who_has_left_it_is_said_that_he_has(city: Service, name: str) -> None:
    said = city.reply(f"{name}分管什么", as_of=AFTER)
    assert "没有" in said["answer"].split("。")[2]
    assert states(said) == {"嘉政发〔2017〕32号": "superseded"}


def test_what_changed_cites_both_standards(city: Service) -> None:
    said = city.reply("征收补偿标准改了什么", as_of=AFTER)
    assert re.search(r"原为“[^”]*18元[^”]*”，现为“[^”]*25元[^”]*”", said["answer"])
    assert states(said) == {"嘉政办发〔2019〕7号": "in_force", "嘉政办发〔2017〕62号": "superseded"}


def test_before_the_change_both_are_cited_with_their_states(city: Service) -> None:
    said = city.reply("征收补偿新旧标准有什么不同", as_of=BEFORE)
    assert states(said) == {"嘉政办发〔2019〕7号": "not_yet", "嘉政办发〔2017〕62号": "in_force"}
    assert said["answer"].index("尚未施行") < said["answer"].index("25元")


def test_who_had_a_unit_before_and_who_has_it_now(city: Service) -> None:
    said = city.reply("市水利局以前是谁分管的，现在呢，有什么变化", as_of=AFTER)
    assert "原由张仁贵副市长分管，现由欧阳明副市长分管" in said["answer"]
    assert set(states(said)) == {"嘉政发〔2019〕8号", "嘉政发〔2017〕32号"}


def test_what_changed_in_the_division_names_who_came_and_who_went(city: Service) -> None:
    said = city.reply("市领导分工和以前比有什么变化", as_of=AFTER)["answer"]
    assert "新列入：毛宏芳市长、欧阳明副市长" in said
    assert "不再列入：胡海峰市长、洪湖鹏副市长" in said


def test_a_notice_named_by_number_is_quoted_with_what_replaced_it(city: Service) -> None:
    said = city.reply("按嘉政办发〔2017〕62号，三环内每平方米多少元", as_of=AFTER)
    assert "18元" in said["answer"]
    assert said["answer"].index("已被嘉政办发〔2019〕7号取代") < said["answer"].index("18元")
    assert states(said) == {"嘉政办发〔2017〕62号": "superseded"}


def test_whether_a_notice_still_holds_is_answered_with_its_successor(city: Service) -> None:
    said = city.reply("嘉政办发〔2017〕62号还有效吗", as_of=AFTER)["answer"]
    assert "自2019年3月1日起已被嘉政办发〔2019〕7号" in said


def test_a_decision_made_under_the_old_standard_is_computed_by_it(city: Service) -> None:
    asked = "征收决定是2018年5月10日作出的，三环内120平期房过渡18个月，按哪个标准，一共多少"
    said = city.reply(asked, as_of=AFTER)
    assert result(said) == 120 * 18 * 18 + 3000
    assert states(said) == {"嘉政办发〔2017〕62号": "superseded"}


def test_a_conversation_may_ask_for_another_day(city: Service) -> None:
    first = city.reply(SUM, as_of=AFTER)
    then = city.reply("假如现在是2018年6月1日，三环内120平期房18个月一共多少", first["session_id"], AFTER)
    assert result(then) == 120 * 18 * 18 + 3000


def test_listed_notices_say_where_they_stand(city: Service) -> None:
    listed = {one["document_number"]: one["validity"] for one in city.documents(AFTER)}
    assert listed["嘉政办发〔2017〕62号"] == listed["嘉政发〔2017〕32号"] == "superseded"
    assert listed["嘉政办发〔2019〕7号"] == "in_force"


REFORMED = as_text(
    "jzbf-2017-62",
    "嘉政办发〔2019〕9号",
    SINCE,
    {"予以每户每月每平方米18元的临时安置补偿费": "按市场租金评估价支付临时安置补偿费"},
)


def test_a_search_for_a_day_finds_what_held_then(city: Service) -> None:
    found = [
        {hit["document_number"] for hit in city.search("临时安置补偿费 每月每平方米", 5, as_of=day)["hits"]}
        for day in (BEFORE, AFTER)
    ]
    assert found == [{"嘉政办发〔2017〕62号"}, {"嘉政办发〔2019〕7号"}]


@pytest.fixture(scope="module")
def reformed(opened: Open) -> Service:
    """The city after a compensation standard that no longer names a rate."""
    return opened(REFORMED)


def test_a_notice_in_another_form_turns_its_rule_off_from_its_day_on(reformed: Service) -> None:
    service = reformed
    assert result(service.reply(SUM, as_of=BEFORE)) == 41880
    said = service.reply(SUM, as_of=AFTER)
    assert said["kind"] == "clause"
    assert "不能据此自动计算" in said["answer"]
    assert "按市场租金评估价" in said["answer"]
    assert "41880" not in said["answer"]
    assert set(states(said)) == {"嘉政办发〔2019〕9号"}
    problem = next(one for one in service.readiness()["problems"] if "relocation" in one)
    assert "from 2019-03-01 on" in problem
    assert "嘉政办发〔2019〕9号 lacks 三环内月标准" in problem
    assert service.readiness()["ready"]


def test_a_rule_that_is_off_today_is_not_offered_and_computes_nothing(reformed: Service) -> None:
    service = reformed
    inputs = {"area": 120, "ring": "inside", "option": "future_housing", "months": 18}
    assert "relocation" not in {one["name"] for one in service.rules()}
    assert "off" in service.rule("relocation")
    assert service.compute("relocation", inputs, AFTER)["calculation"] is None
    assert service.compute("relocation", inputs, BEFORE)["calculation"]["result"]["value"] == 41880


AMENDING = notice_text(
    "关于修改《嘉兴市区国有土地上房屋征收相关补偿标准》的通知",
    "嘉政办发〔2019〕10号",
    "经市政府同意，对《嘉兴市区国有土地上房屋征收相关补偿标准》（嘉政办发〔2017〕62号）作如下修改：",
    "一、将第一条第（二）项中的“每月每平方米18元”修改为“每月每平方米20元”。",
    "本通知自2019年3月1日起施行。",
)


def test_a_changed_clause_is_computed_as_changed_and_cited_with_the_change(opened: Open) -> None:
    service = opened(AMENDING)
    assert result(service.reply(SUM, as_of=BEFORE)) == 41880
    said = service.reply(SUM, as_of=AFTER)
    assert result(said) == 120 * 20 * 18 + 3000
    assert set(states(said)) == {"嘉政办发〔2017〕62号", "嘉政办发〔2019〕10号"}
    assert all("20元" not in one["text"] or one["document_number"].endswith("10号") for one in said["citations"])


def test_beside_a_changed_clause_the_change_is_said_first(opened: Open) -> None:
    said = opened(AMENDING).reply("临时安置补偿费怎么规定的，原文", as_of=AFTER)
    assert "嘉政办发〔2017〕62号一、（二）自2019年3月1日起已由嘉政办发〔2019〕10号一、修改" in said["answer"]
    assert {"jzbf-2017-62.1.2", "jzbf-2019-10.1"} <= {one["clause_id"] for one in said["citations"]}


def test_a_change_in_words_that_cannot_be_read_turns_the_rule_off(opened: Open) -> None:
    text = AMENDING.replace("修改为“每月每平方米20元”", "修改为“按评估价”")
    said = opened(text).reply(SUM, as_of=AFTER)
    assert said["calculation"] is None
    assert {"jzbf-2019-10.1"} <= {one["clause_id"] for one in said["citations"]}


def test_a_repealed_standard_is_not_computed_with(opened: Open) -> None:
    text = notice_text(
        "关于废止部分文件的通知",
        "嘉政办发〔2019〕11号",
        "经市政府同意，《嘉兴市区国有土地上房屋征收相关补偿标准》（嘉政办发〔2017〕62号）自2019年3月1日起停止执行。",
    )
    service = opened(text)
    assert result(service.reply(SUM, as_of=BEFORE)) == 41880
    said = service.reply(SUM, as_of=AFTER)
    assert said["calculation"] is None
    assert "嘉政办发〔2019〕11号" in said["answer"]


def test_two_standards_for_one_day_are_an_error_of_the_corpus(opened: Open) -> None:
    twin = as_text("jzbf-2017-62", "嘉政办发〔2017〕99号", date(2017, 9, 30), {"18元": "19元"})
    problems = opened(twin).readiness()["problems"]
    assert any("relocation" in one and "from the same day on" in one for one in problems)
    assert any("jzbf-2017-62" in one and "jzbf-2017-99" in one and "one matter" in one for one in problems)


def test_the_division_of_another_city_leaves_ours_alone(opened: Open) -> None:
    theirs = WORK.replace("嘉兴市", "海宁市").replace("嘉政发", "海政发")
    service = opened(theirs)
    assert "洪湖鹏" in service.reply("谁分管市环保局", as_of=AFTER)["answer"]
    assert "欧阳明" in service.reply("海宁市谁分管市环保局", as_of=AFTER)["answer"]


def test_the_standard_of_another_city_leaves_ours_alone(opened: Open) -> None:
    theirs = HOMES.replace("嘉兴市", "海宁市").replace("嘉政办发", "海政办发")
    assert result(opened(theirs).reply(SUM, as_of=AFTER)) == 41880


def test_a_division_for_some_leaders_changes_only_theirs(opened: Open) -> None:
    text = notice_text(
        "关于调整部分市政府领导分工的通知",
        "嘉政发〔2019〕12号",
        "因工作需要，经市政府研究，调整部分市政府领导分工如下：",
        "欧阳明副市长 负责环境保护、治水方面工作。",
        "分管市环保局、市水利局。",
        issuer="嘉兴市人民政府",
    )
    service = opened(text)
    assert "欧阳明" in service.reply("谁分管市水利局", as_of=AFTER)["answer"]
    assert "张仁贵" not in service.reply("谁分管市水利局", as_of=AFTER)["answer"]
    assert "张仁贵" in service.reply("谁分管市水利局", as_of=BEFORE)["answer"]
    assert "盛全生" in service.reply("谁分管市商务局", as_of=AFTER)["answer"]


def test_who_takes_notices_in_is_told_what_they_do(tmp_path: Path) -> None:
    effects = told(tmp_path, HOMES, WORK)
    assert any(one.startswith("自2019年3月1日起取代嘉政办发〔2017〕62号") for one in effects)
    assert any(one.startswith("自2019年3月1日起取代嘉政发〔2017〕32号") for one in effects)
    assert "计算规则“住宅搬迁补偿、临时安置补偿”自2019年3月1日起按嘉政办发〔2019〕7号的数字计算" in effects
    assert told(tmp_path, AMENDING)[0] == "自2019年3月1日起修改嘉政办发〔2017〕62号一、（二）"
    assert any("停用：嘉政办发〔2019〕9号 lacks 三环内月标准" in one for one in told(tmp_path, REFORMED))


def test_a_change_that_finds_no_clause_is_noted_for_who_keeps_the_corpus(tmp_path: Path) -> None:
    text = AMENDING.replace("第一条第（二）项", "第九条第（八）项")
    upkeep.add([_written(tmp_path / "0.txt", text)], tmp_path / "data")
    checked = upkeep.check(tmp_path / "data")
    assert checked.notes == (
        ("jzbf-2019-10.1", "changes jzbf-2017-62, but not at a clause that was found: 第九条第（八）项"),
    )
    assert sorted(where for where, _ in checked.problems) == ["business_relocation", "relocation"]


@pytest.fixture(scope="module")
def replanned(opened: Open) -> Service:
    """The city after its plan of action and its emergency plan were issued again with other words."""
    plan = as_text(
        "jzf-2017-31",
        "嘉政发〔2019〕20号",
        SINCE,
        {
            "贷款余额达到1000亿元": "贷款余额达到1500亿元",
            "（牵头部门：市金融办；责任部门：市财政局、市科技局、市保险业协会）": "（牵头部门：市商务局；责任部门：市财政局、市金融办）",
        },
    )
    alerts = as_text(
        "jzbf-2017-63",
        "嘉政办发〔2019〕21号",
        SINCE,
        {"在201～250": "在181～250", "中小学生的防范教育工作": "学生的防护工作"},
    )
    return opened(plan, alerts)


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        ("2020年科技型企业贷款余额目标是多少", "1000亿元", "1500亿元"),
        ("推动科技保险专营机构发展由谁牵头", "市金融办", "市商务局"),
        ("AQI预测190是什么预警", "低于201", "在181～250"),
        ("重污染时市教育局的职责是什么", "中小学生的防范教育工作", "学生的防护工作"),
    ],
)
def test_plans_follow_the_day(replanned: Service, asked: str, before: str, after: str) -> None:
    earlier, later = replanned.reply(asked, as_of=BEFORE), replanned.reply(asked, as_of=AFTER)
    assert before in earlier["answer"]
    assert after in later["answer"]
    assert after not in earlier["answer"]
    assert {one["validity"]["state"] for one in (*earlier["citations"], *later["citations"])} <= {"in_force"}


def test_what_changed_in_a_plan_is_told_from_both(replanned: Service) -> None:
    said = replanned.reply("科技型企业贷款余额的目标有什么变化", as_of=AFTER)
    assert "1000亿元" in said["answer"]
    assert "1500亿元" in said["answer"]
    assert set(states(said)) == {"嘉政发〔2017〕31号", "嘉政发〔2019〕20号"}
