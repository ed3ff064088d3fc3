"""Where a notice says something else, the answers say something else: no figure and no name is in the code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from altered_notices import later, library_with, reworded
from dialogue import ACCEPTANCE, IN_FORCE, Dialogue, cited

from assistant.answers import Kind
from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library
from corpus.model import Validity

TAKES_OVER = date(2019, 3, 1)


@pytest.fixture(scope="module")
def elsewhere(library: Library) -> Knowledge:
    """A city whose notices have the same form and other figures and names."""
    return build_knowledge(
        library_with(
            library,
            reworded(
                library.notice("jzbf-2017-62"),
                {
                    "18元": "20元",
                    "15元": "16元",
                    "1100元": "1300元",
                    "900元": "1000元",
                    "1500元": "1600元",
                    "3000元": "3200元",
                    "超过60平方米": "超过80平方米",
                },
            ),
            reworded(
                library.notice("jzbf-2017-61"),
                {
                    "20000平方米": "10000平方米",
                    "上浮20%": "上浮30%",
                    "总投资的25%": "总投资的35%",
                    "10层以上": "12层以上",
                },
            ),
            reworded(library.notice("jzf-2017-32"), {"洪湖鹏副市长": "欧阳明副市长"}),
            reworded(library.notice("jzbf-2017-63"), {"在201～250": "在181～250", "应不少于5次": "应不少于6次"}),
        )
    )


@pytest.fixture(scope="module")
def succeeded(library: Library) -> Knowledge:
    """The same city some years later: a notice on compensation and a division of work followed the first ones."""
    homes = later(library.notice("jzbf-2017-62"), 7, TAKES_OVER, {"18元": "25元", "3000元": "5000元"})
    work = later(library.notice("jzf-2017-32"), 8, TAKES_OVER, {"洪湖鹏副市长": "欧阳明副市长"})
    return build_knowledge(library_with(library, homes, work))


@pytest.mark.parametrize(
    ("asked", "result"),
    [
        (ACCEPTANCE, 120 * 20 * 18 + 3200),
        ("三环外120平，期房，过渡18个月，一共多少", 120 * 16 * 18 + 3200),
        ("三环内60平，每月过渡费多少", 1300),
        ("三环外60平，每月过渡费多少", 1000),
        ("选货币补偿搬迁费多少", 1600),
        ("商铺85平米，搬迁费多少", 1600 + 5 * 16),
        ("原可贷60万元的公积金，买装配式商品房最高能贷到多少", 780_000),
        ("红色预警35度洒水几次", 6),
    ],
)
def test_sums_follow_the_figures(elsewhere: Knowledge, asked: str, result: int) -> None:
    assert Dialogue(elsewhere).result(asked) == result


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("AQI预测181是什么预警", "四级预警（蓝色预警）"),
        ("AQI预测180是什么预警", "低于181"),
        ("酒店单体1万平方米要不要装配式", "必须"),
        ("10层的装配式建筑能分段验收吗", "未达到12层"),
        ("装配式商品房预售，投入30%够吗", "不足35%"),
        ("三环内每平方米18元对吗", "不是18元"),
    ],
)
def test_findings_follow_the_figures(elsewhere: Knowledge, asked: str, said: str) -> None:
    assert said in Dialogue(elsewhere).say(asked).answer


def test_names_follow_the_division_of_work(elsewhere: Knowledge) -> None:
    answer = Dialogue(elsewhere).say("谁分管市环保局").answer
    assert "欧阳明副市长分管市环保局" in answer
    assert "洪湖鹏" not in answer


def test_a_new_name_is_recognised_in_a_question(elsewhere: Knowledge) -> None:
    assert "市环保局" in Dialogue(elsewhere).say("欧阳明分管哪些单位").answer


def test_a_name_that_is_no_longer_printed_is_not_known(elsewhere: Knowledge) -> None:
    assert "市环保局" not in Dialogue(elsewhere).say("洪湖鹏副市长分管什么").answer


def test_other_words_make_another_version_of_the_corpus(known: Knowledge, elsewhere: Knowledge) -> None:
    assert known.version != elsewhere.version


@pytest.mark.parametrize(
    ("notice", "words", "rule", "lacks"),
    [
        ("jzbf-2017-62", {"每月每平方米18元": "每月按评估价"}, "relocation", "三环内月标准"),
        ("jzbf-2017-62", {"搬迁补偿费为每户1500元": "搬迁补偿费另行规定"}, "business_relocation", "每户搬迁补偿费"),
        ("jzbf-2017-61", {"最高可以上浮20%": "可以适当上浮"}, "provident_fund", "no notice"),
        ("jzbf-2017-63", {"在401以上": "为严重污染"}, "alert_level", "红色预警下限"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_rule_whose_words_changed_form_is_off_and_says_what_it_lacks(
    library: Library, notice: str, words: dict[str, str], rule: str, lacks: str
) -> None:
    made = build_knowledge(library_with(library, reworded(library.notice(notice), words)))
    assert lacks in made.off[rule]
    assert rule not in {one.name for one in made.rules}


def test_without_its_rule_a_question_is_still_answered_and_nothing_is_computed(library: Library) -> None:
    words = {"每月每平方米18元": "每月按评估价"}
    made = build_knowledge(library_with(library, reworded(library.notice("jzbf-2017-62"), words)))
    reply = Dialogue(made).say(ACCEPTANCE)
    assert reply.calculation is None
    assert "41880" not in reply.answer


def test_a_figure_stated_twice_on_one_day_turns_the_rule_off(library: Library) -> None:
    notice = library.notice("jzbf-2017-62")
    assert notice.effective_from is not None
    twin = later(notice, 99, notice.effective_from, {"18元": "19元"})
    made = build_knowledge(library_with(library, twin))
    assert "same day" in made.off["relocation"]


def test_a_clause_that_states_a_figure_twice_turns_the_rule_off(library: Library) -> None:
    doubled = {"最高可以上浮20%": "最高可以上浮20%，公积金贷款额度最高可以上浮25%"}
    made = build_knowledge(library_with(library, reworded(library.notice("jzbf-2017-61"), doubled)))
    assert "最高上浮比例" in made.off["provident_fund"]


def test_the_last_day_before_a_successor_the_older_notice_holds(succeeded: Knowledge) -> None:
    made = Dialogue(succeeded).say(ACCEPTANCE, day=TAKES_OVER - timedelta(days=1))
    assert made.calculation is not None
    assert made.calculation.value == 41880
    assert {one.state for one in made.citations} == {Validity.IN_FORCE}
    assert {one.notice.id for one in made.citations} == {"jzbf-2017-62"}


def test_from_its_first_day_the_later_notice_holds(succeeded: Knowledge) -> None:
    made = Dialogue(succeeded).say(ACCEPTANCE, day=TAKES_OVER)
    assert made.calculation is not None
    assert made.calculation.value == 120 * 25 * 18 + 5000
    assert {one.notice.id for one in made.citations} == {"jzbf-2019-7"}


def test_what_the_later_notice_left_alone_still_holds(succeeded: Knowledge) -> None:
    assert Dialogue(succeeded).result("三环外120平，期房，过渡18个月，一共多少", day=TAKES_OVER) == 120 * 15 * 18 + 5000


def test_an_older_clause_is_marked_as_superseded(succeeded: Knowledge) -> None:
    notice = succeeded.library.notice("jzbf-2017-62")
    assert succeeded.library.validity(notice, TAKES_OVER) == Validity.SUPERSEDED
    assert succeeded.library.validity(notice, IN_FORCE) == Validity.IN_FORCE


@pytest.mark.parametrize(("day", "name"), [(IN_FORCE, "洪湖鹏"), (TAKES_OVER, "欧阳明")], ids=["before", "after"])
def test_a_division_of_work_holds_until_the_next(succeeded: Knowledge, day: date, name: str) -> None:
    made = Dialogue(succeeded).say("谁分管市环保局", day=day)
    assert made.kind == Kind.LOOKUP
    assert {"洪湖鹏", "欧阳明"} & {one for one in ("洪湖鹏", "欧阳明") if one in made.answer} == {name}


def test_the_same_library_gives_the_same_answers(library: Library, known: Knowledge) -> None:
    again = build_knowledge(library)
    assert Dialogue(again).say(ACCEPTANCE) == Dialogue(known).say(ACCEPTANCE)
    assert cited(Dialogue(again).say("谁分管市环保局")) == ["jzf-2017-32.9"]
