"""Forms of notices as clerks have them: what is recognised of each, and what is told with its line."""

from __future__ import annotations

from datetime import date

from corpus.bulletin import Bulletin
from corpus.taking_in import take_in


def read(*lines: str) -> Bulletin:
    return take_in("\n".join(lines).encode(), "notice.txt")


def test_a_law_begins_on_its_own_day_and_not_on_that_of_the_law_it_repeals() -> None:
    [law] = read(
        "青河市养犬管理条例",
        "（2020年8月27日青河市第八届人民代表大会常务委员会第三十二次会议通过）",
        "第一条 为了规范养犬行为，制定本条例。",
        "第二条 本市行政区域内犬只的饲养，适用本条例。",
        "第三条 本条例自2021年1月1日起施行。2009年10月1日起施行的《青河市限制养犬规定》同时废止。",
    ).notices
    assert (law.date, law.effective_from) == (date(2020, 8, 27), date(2021, 1, 1))


PROMULGATED = (
    "枫桥市人民政府办公室关于印发枫桥市数字政府建设行动计划的通知",
    "枫政办发〔2021〕27号",
    "各镇人民政府、街道办事处，市政府各部门：",
    "《枫桥市数字政府建设行动计划》已经市政府同意，现印发给你们，请认真组织实施。",
    "枫桥市人民政府办公室",
    "2021年6月30日",
)


def test_how_far_a_notice_is_public_stands_between_its_signature_and_the_plan_it_issues() -> None:
    [plan] = read(*PROMULGATED, "（此件公开发布）", "枫桥市数字政府建设行动计划", "一、总体目标", "二、任务").notices
    assert plan.attached == "枫桥市数字政府建设行动计划"
    assert plan.clauses[3].text.endswith("（此件公开发布）")
    assert [clause.path for clause in plan.clauses[4:]] == ["所附文件标题", "一、", "二、"]


def test_an_attachment_that_is_named_below_the_text_and_printed_later_is_no_slip() -> None:
    bulletin = read(
        "临海市人民政府办公室关于公布2020年度重点工程名单的通知",
        "临政办函〔2020〕31号",
        "各区人民政府，市级各有关单位：",
        "《2020年度重点工程名单》已经市政府同意，现予公布。",
        "附件：2020年度重点工程名单",
        "临海市人民政府办公室",
        "2020年3月6日",
        "附件",
        "2020年度重点工程名单",
        "一、交通类",
        "二、民生类",
    )
    assert not bulletin.warnings
