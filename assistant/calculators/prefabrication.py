"""装配式建造义务: whether a project in the central urban area must be built from prefabricated parts."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Choice, ChoiceOption, Inputs
from assistant.exclusions import EXCLUDED
from assistant.figures import Figure, Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

PUBLIC_FROM = Stated(
    "公共建筑单体面积界线", "市本级中心城区内单体建筑面积达{平方米}（含）以上的宾馆、商办楼等大型公共建筑", "㎡"
)
RESIDENTIAL_FROM = Stated(
    "商住小区计容面积界线", "计容建筑面积达{平方米}（含）以上的商住小区应全部实施装配式建造", "㎡"
)

KINDS = {
    "public": ChoiceOption(
        "宾馆、商办楼等大型公共建筑",
        "large public building",
        ("大型公共建筑", "商业办公用房"),
        ("公建", "公共建筑", "酒店"),
    ),
    "residential": ChoiceOption("商住小区", "residential and commercial estate", ("商住小区",), ("住宅", "小区")),
}


def compute(inputs: Inputs, law: Law) -> Outcome:
    """Whether the area reaches the bound, which is itself included (含)."""
    public = inputs["kind"] == "public"
    bound = PUBLIC_FROM if public else RESIDENTIAL_FROM
    area, least = given(Decimal(str(inputs["area"])), "㎡"), law(bound)
    reached = area.value >= least.value
    step = Figure(area.value, "㎡", f"{area.written} {'≥' if reached else '<'} {least.written}", least.clauses).called(
        "与界线比较", "㎡"
    )
    what = "单体建筑面积" if public else "计容建筑面积"
    kind = KINDS[str(inputs["kind"])].label
    if reached:
        said = f"必须全部实施装配式建造：市本级中心城区内{kind}，{what}{area.written}已达到{law.words(bound)}平方米（含）以上"
        return Outcome(
            "是否必须采用装配式", step, said, english=f"yes: {area.written} reaches the bound of {least.written}"
        )
    said = f"按这一条不强制实施装配式建造：{kind}，{what}{area.written}未达到{law.words(bound)}平方米（含）"
    return Outcome(
        "是否必须采用装配式",
        step,
        said,
        ("绿色建筑专项规划控制性指标另有要求的，从其要求。",),
        english=f"not by this clause: {area.written} is below {least.written}",
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """The bounds as stated."""
    said = f"市本级中心城区内单体建筑面积达{law.words(PUBLIC_FROM)}平方米（含）以上的宾馆、商办楼等大型公共建筑，以及计容建筑面积达{law.words(RESIDENTIAL_FROM)}平方米（含）以上的商住小区，应全部实施装配式建造"
    english = f"large public buildings of {law.words(PUBLIC_FROM)} m² or more and estates of {law.words(RESIDENTIAL_FROM)} m² or more in the central urban area must be prefabricated"
    return Outcome("装配式建造的范围", verdict=said, clauses=(law.clause(PUBLIC_FROM).id,), english=english)


RULE = Rule(
    name="prefabrication",
    title="是否必须采用装配式建造",
    title_en="Must a project be prefabricated",
    computes="市本级中心城区内的项目是否应全部实施装配式建造",
    inputs=(
        Choice(
            "kind",
            "项目类型",
            "是宾馆、商办楼等大型公共建筑，还是商住小区？",
            "Is it a large public building or a residential estate?",
            KINDS,
        ),
        Amount(
            "area",
            "建筑面积",
            "㎡",
            "建筑面积是多少平方米（公共建筑为单体面积，商住小区为计容面积）？",
            "What is the floor area in square metres?",
            ("㎡",),
            maximum=Decimal(10**8),
            cues=("面积", "单体", "计容", "平"),
        ),
    ),
    figures=(PUBLIC_FROM, RESIDENTIAL_FROM, EXCLUDED),
    outputs=(
        Output("required", "是否必须", compute, needs=("kind", "area")),
        Output(
            "bounds", "界线", state, asked_by=("建筑面积",), computes=False, when=lambda inputs: "area" not in inputs
        ),
    ),
    triggers=(
        ("商住小区", "@area"),
        ("大型公共建筑", "@area"),
        ("装配式建筑", "大型公共建筑"),
        ("装配式建筑", "商住小区"),
        ("装配式建筑", "市本级中心城区"),
        ("装配式建筑", "单体建筑面积"),
        ("装配式建筑", "能否"),
        ("装配式建筑", "建筑面积"),
    ),
    unless=(
        "搬迁补偿",
        "容积率",
        "预售",
        "分段验收",
        "质量保证金",
        "住宅物业保修金",
        "农村住房改造",
        "资金补助",
        "土地出让金",
        "住房公积金",
        "招投标",
        "评优评先",
        "场馆建筑和工业建筑",
        "目标",
        "农民自建房",
        "分期缴纳",
        "政府投资工程",
        "年度实施计划",
        "绿色建筑专项规划",
        "生产基地",
        "建筑工业化专家委员会",
    ),
    examples=(
        Example("正好2万平方米的酒店", {"kind": "public", "area": Decimal(20000)}, "必须全部实施装配式建造"),
        Example("1.9万平方米的商办楼", {"kind": "public", "area": Decimal(19999)}, "不强制"),
        Example("5万平方米的小区", {"kind": "residential", "area": Decimal(50000)}, "必须全部实施装配式建造"),
        Example("4.9万平方米的小区", {"kind": "residential", "area": Decimal(49000)}, "不强制"),
    ),
    suggestions=("墙体预制部分能不能不计容积率？", "公积金贷款能多贷多少？", "原文"),
)
