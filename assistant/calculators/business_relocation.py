"""商业、办公用房搬迁补偿: what the owner of a shop or an office is paid for moving."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.figures import Figure, Stated, given, total
from assistant.rules import Example, Law, Limit, Outcome, Output, Rule
from corpus.numerals import plain

BASE = Stated("每户搬迁补偿费", "商业、办公用途的非住宅用房，搬迁补偿费为每户{元}", "元/户")
INCLUDED = Stated("不另计的面积", "被征收房屋建筑面积超过{平方米}的，超过部分", "㎡")
RATE = Stated("超过部分的标准", "超过部分再按每平方米{元}计发", "元/㎡")


def one(area: Decimal, law: Law) -> Figure:
    """The moving compensation of one shop or office."""
    base = law(BASE).called("基本搬迁补偿费", "元")
    if area <= law(INCLUDED).value:
        return base
    excess = (given(area, "㎡") - law(INCLUDED)).called("超过部分面积", "㎡")
    return total((base, (excess * law(RATE)).called("超过部分补偿", "元")), "搬迁补偿费", "元")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation for one or several premises; homes and shops are not treated alike."""
    area = inputs["area"]
    alike = 1 if isinstance(area, tuple) else int(Decimal(str(inputs.get("households") or 1)))
    several = tuple(Decimal(str(each)) for each in (area if isinstance(area, tuple) else (area,))) * alike
    amounts = tuple(one(each, law) for each in several)
    figure = amounts[0] if len(amounts) == 1 else total(amounts, f"{len(amounts)}户合计", "元")
    within = len(amounts) == 1 and several[0] <= law(INCLUDED).value
    remark = f"面积没有超过{law(INCLUDED).written}，按每户{law(BASE).written.removesuffix('/户')}计。" if within else ""
    return Outcome("搬迁补偿费", figure, remarks=(remark,) if remark else ())


def area_of_sum(inputs: Inputs, law: Law) -> Outcome:
    """The floor area of a shop or office for which a sum is paid."""
    base, paid = law(BASE), given(Decimal(str(inputs["sum"])), "元")
    if paid.value < base.value:
        said = f"没有这样的面积：每户搬迁补偿费为{plain(base.value)}元，不会是{paid.written}"
        return Outcome("建筑面积", base, said, english=f"none: {plain(base.value)} yuan are paid at least")
    if paid.value == base.value:
        said = f"建筑面积不超过{law(INCLUDED).written}的，都是{paid.written}"
        return Outcome("建筑面积", base, said, english=f"any area up to {law(INCLUDED).written}")
    excess = ((paid - base.called("每户", "元")) / law(RATE)).called("超过部分面积", "㎡")
    return Outcome("建筑面积", (law(INCLUDED) + excess).called("建筑面积", "㎡"))


def state(inputs: Inputs, law: Law) -> Outcome:
    """The rates as stated."""
    said = f"商业、办公用房每户{law.words(BASE)}元；建筑面积超过{law.words(INCLUDED)}平方米的，超过部分再按每平方米{plain(law(RATE).value)}元计发；没有按补偿方式分别规定"
    english = f"{law.words(BASE)} yuan per household, plus {law.words(RATE)} yuan for every square metre above {law.words(INCLUDED)} m²"
    return Outcome("商业、办公用房搬迁补偿费标准", verdict=said, clauses=(law.clause(BASE).id,), english=english)


def _sum_alone(inputs: Inputs) -> bool:
    return "sum" in inputs and "area" not in inputs


RULE = Rule(
    name="business_relocation",
    title="商业、办公用房搬迁补偿",
    title_en="Moving compensation for shops and offices",
    computes="征收市区国有土地上商业、办公用房时的搬迁补偿费",
    inputs=(
        Amount(
            "area",
            "建筑面积",
            "㎡",
            "商铺或办公用房的建筑面积是多少平方米？",
            "What is the floor area of the premises in square metres?",
            ("㎡",),
            maximum=Decimal(1_000_000),
            cues=("面积",),
            many=True,
        ),
        Amount(
            "households",
            "户数",
            "户",
            "一共几户？",
            "How many households?",
            ("户",),
            maximum=Decimal(1000),
            bare=False,
            whole=True,
            required=False,
        ),
        Amount(
            "sum",
            "对照的金额",
            "元",
            "要对照的金额是多少元？",
            "Which sum is it to be held against, in yuan?",
            ("元",),
            maximum=Decimal(10**9),
            cues=("领了", "拿了", "发了", "给了", "收到", "到手", "给", "补"),
            required=False,
            aside=True,
        ),
    ),
    figures=(BASE, INCLUDED, RATE),
    outputs=(
        Output("total", "搬迁补偿费", compute, asked_by=("合计",), needs=("area",)),
        Output("area_of_sum", "建筑面积", area_of_sum, asked_by=("多大面积",), needs=("sum",), when=_sum_alone),
        Output(
            "rates",
            "标准",
            state,
            asked_by=("单价", "怎么规定", "超过部分", "相差", "写明", "按什么计", "能否"),
            computes=False,
            when=lambda inputs: "area" not in inputs,
        ),
    ),
    triggers=(
        ("商业办公用房", "@area"),
        ("商业办公用房", "@after relocation"),
        ("商业办公用房", "超过部分"),
        ("商业办公用房", "搬迁补偿"),
        ("商业办公用房", "征收"),
        ("商业办公用房", "多少"),
        ("商业办公用房", "合计"),
        ("商业办公用房", "临时安置补偿"),
        ("商业办公用房", "过渡"),
        ("商业办公用房", "不支付"),
        ("商业办公用房", "单价"),
        ("商业办公用房", "征收补偿标准"),
        ("商业办公用房", "@alone"),
        ("搬迁补偿", "@after business_relocation"),
        ("征收", "@after business_relocation"),
        ("征收补偿标准", "@after business_relocation"),
    ),
    unless=("装配式建筑", "大型公共建筑", "红色预警", "橙色预警", "黄色预警", "蓝色预警", "领导", "牵头"),
    limits=(
        Limit(
            "no_monthly",
            ("临时安置补偿", "过渡", "每月补偿", "不支付"),
            BASE,
            "通知只规定住宅用房有临时安置补偿（过渡费）；商业、办公用房只有搬迁补偿费，没有规定按月的临时安置补偿。",
            "The notice states temporary resettlement compensation for homes only; for shops and offices it states moving compensation alone.",
        ),
    ),
    money=True,
    decides="房屋征收部门",
    examples=(
        Example("85平方米的饭店", {"area": Decimal(85)}, Decimal(1875)),
        Example("正好60平方米不另计", {"area": Decimal(60)}, Decimal(1500)),
        Example("61平方米多计1平方米", {"area": Decimal(61)}, Decimal(1515)),
        Example("145平方米的办公用房", {"area": Decimal(145)}, Decimal(2775)),
    ),
    suggestions=("如果是住宅呢？", "商铺有没有过渡费？", "原文"),
)
