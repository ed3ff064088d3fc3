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


def test_clauses_that_follow_what_is_published_as_follows_are_the_notice_s_own() -> None:
    bulletin = read(
        "康平市人民政府办公室关于公布2022年城乡低保标准的通知",
        "康政办发〔2022〕9号",
        "各县（市、区）人民政府，市政府各部门：",
        "经市政府同意，现将2022年城乡低保标准公布如下：",
        "一、城乡居民最低生活保障标准为每人每月850元。",
        "二、新标准自2022年1月1日起执行。",
        "康平市人民政府办公室",
        "2022年2月17日",
        "（此件公开发布）",
        "抄送：市委各部门，市人大常委会办公室。",
        "康平市人民政府办公室秘书科　2022年2月18日印发",
    )
    [notice] = bulletin.notices
    assert not bulletin.warnings
    assert [(clause.path, clause.text) for clause in notice.clauses[2:]] == [
        ("引言", "经市政府同意，现将2022年城乡低保标准公布如下："),
        ("一、", "一、城乡居民最低生活保障标准为每人每月850元。"),
        ("二、", "二、新标准自2022年1月1日起执行。"),
        ("落款", "康平市人民政府办公室\n2022年2月17日\n（此件公开发布）"),
        (
            "版记",
            "抄送：市委各部门，市人大常委会办公室。\n康平市人民政府办公室秘书科2022年2月18日印发",
        ),
    ]


def test_an_order_signed_by_a_mayor_whose_post_is_set_wide() -> None:
    [order] = read(
        "凌江市人民政府令",
        "第 45 号",
        "《凌江市户外广告设施管理办法》已经市人民政府常务会议通过，现予公布，自2020年1月1日起施行。",
        "　　　　市　长　　何　远",
        "　　　　2019年11月18日",
        "凌江市户外广告设施管理办法",
        "第一条　为了美化市容，制定本办法。",
        "第二条　临时广告的期限不得超过60日。",
    ).notices
    assert (order.title, order.date) == ("凌江市户外广告设施管理办法", date(2019, 11, 18))
    assert [clause.path for clause in order.clauses][2:] == ["落款", "所附文件标题", "第一条", "第二条"]


def test_a_decision_that_is_proclaimed_by_its_own_title() -> None:
    title = "滨湖市人民政府关于修改《滨湖市供水价格管理办法》的决定"
    [decision] = read(
        title,
        "滨政令〔2021〕8号",
        "《滨湖市人民政府关于修改〈滨湖市供水价格管理办法〉的决定》已经审议通过，现予公布。",
        "市长　沈建平",
        "2021年5月20日",
        title,
        "一、将第四条修改为：“水价为每立方米2.60元。”",
        "二、删去第八条。",
    ).notices
    assert decision.attached == title
    assert [clause.path for clause in decision.clauses if clause.label] == ["一、", "二、"]


def test_the_day_in_brackets_below_a_title_is_the_day_of_the_notice() -> None:
    [opinion] = read(
        "中共南屏市委　南屏市人民政府",
        "关于实施乡村振兴战略的意见",
        "（2018年4月28日）",
        "为实施乡村振兴战略，提出如下意见。",
        "一、总体要求",
        "二、保障措施",
    ).notices
    assert opinion.date == date(2018, 4, 28)
    assert opinion.clauses[2].text == "为实施乡村振兴战略，提出如下意见。"
