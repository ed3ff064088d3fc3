"""质量保证金和住宅物业保修金: what is to be deposited for a prefabricated building."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Choice, ChoiceOption, Inputs
from assistant.exclusions import EXCLUDED, NOT_SUPPORTED
from assistant.figures import Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

QUALITY = Stated("质量保证金费率", "施工企业缴纳的质量保证金以合同总价扣除预制构件总价作为基数乘以{%}费率计取", "%")
MAINTENANCE = Stated(
    "住宅物业保修金费率",
    "建设单位缴纳的住宅物业保修金以物业建筑安装总造价扣除预制构配件总价作为基数乘以{%}费率计取",
    "%",
)

KINDS = {
    "quality": ChoiceOption("质量保证金", "quality deposit", ("质量保证金",), ("质量", "质保")),
    "maintenance": ChoiceOption("住宅物业保修金", "housing maintenance deposit", ("住宅物业保修金",), ("保修",)),
}


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The deposit: the base less prefabricated parts, times the rate."""
    quality = inputs["deposit"] == "quality"
    label, rate = ("质量保证金", QUALITY) if quality else ("住宅物业保修金", MAINTENANCE)
    price, parts = (given(Decimal(str(inputs[name])), "元") for name in ("base", "parts"))
    stating = law.clause(rate).id
    if parts.value > price.value:
        said = f"不能计算：预制构件总价{parts.written}超过了总价{price.written}，请核对这两个数"
        return Outcome(
            label, verdict=said, clauses=(stating,), english="not computed: the parts cost more than the whole"
        )
    based = (price - parts).resting_on(stating).called("计取基数（扣除预制构件）", "元")
    return Outcome(label, (based * law(rate)).called(label, "元"))


def state(inputs: Inputs, law: Law) -> Outcome:
    """How both deposits are computed, as stated."""
    said = f"质量保证金：施工企业按合同总价扣除预制构件总价后的{law.words(QUALITY)}%缴纳；住宅物业保修金：建设单位按物业建筑安装总造价扣除预制构配件总价后的{law.words(MAINTENANCE)}%缴纳"
    english = f"{law.words(QUALITY)}% of the contract price less prefabricated parts; {law.words(MAINTENANCE)}% of the construction cost less prefabricated parts"
    return Outcome("费率", verdict=said, clauses=(law.clause(QUALITY).id,), english=english)


RULE = Rule(
    name="deposits",
    title="装配式建筑质量保证金、住宅物业保修金",
    title_en="Quality deposit and housing maintenance deposit",
    computes="装配式建筑项目的质量保证金或住宅物业保修金",
    inputs=(
        Choice(
            "deposit",
            "种类",
            "要算质量保证金（施工企业缴纳）还是住宅物业保修金（建设单位缴纳）？",
            "The quality deposit or the housing maintenance deposit?",
            KINDS,
        ),
        Amount(
            "base",
            "合同总价或建筑安装总造价",
            "元",
            "合同总价（或物业建筑安装总造价）是多少元？",
            "What is the contract price (or total construction cost) in yuan?",
            ("元", ""),
            maximum=Decimal(10**13),
            cues=("合同", "总价", "总造价", "造价", "工程款", "总额"),
        ),
        Amount(
            "parts",
            "预制构件总价",
            "元",
            "其中预制构件（构配件）总价是多少元？",
            "What do the prefabricated parts cost in yuan?",
            ("元", ""),
            maximum=Decimal(10**13),
            above=False,
            cues=("预制构件", "预制构配件", "构件", "构配件", "预制", "扣除", "扣"),
            part_of="base",
        ),
    ),
    figures=(QUALITY, MAINTENANCE, EXCLUDED),
    outputs=(
        Output("deposit", "应缴金额", compute, needs=("deposit", "base", "parts")),
        Output("rates", "费率", state, computes=False, when=lambda inputs: "base" not in inputs),
    ),
    triggers=(("质量保证金",), ("住宅物业保修金",)),
    examples=(
        Example(
            "合同1亿元、构件2000万元",
            {"deposit": "quality", "base": Decimal(10**8), "parts": Decimal(2 * 10**7)},
            Decimal(1600000),
        ),
        Example(
            "造价5000万元、构配件1000万元",
            {"deposit": "maintenance", "base": Decimal(5 * 10**7), "parts": Decimal(10**7)},
            Decimal(800000),
        ),
    ),
    money=True,
    decides="建设行政主管部门",
    limits=(NOT_SUPPORTED,),
    suggestions=("物业保修金怎么算？", "原文"),
)
