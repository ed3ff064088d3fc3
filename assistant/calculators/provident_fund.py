"""公积金贷款上浮: by how much a provident-fund loan may rise for a green, prefabricated or fully decorated home."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.figures import Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

RISE = Stated("最高上浮比例", "公积金贷款额度最高可以上浮{%}", "%")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The highest loan after the rise."""
    usual = given(Decimal(str(inputs["limit"])), "元")
    rise = (usual * law(RISE)).called("最多上浮", "元")
    return Outcome(
        "上浮后的最高额度", (usual + rise).called("上浮后的最高额度", "元"), remarks=(f"最高可以多贷{rise.written}。",)
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """The rise as stated."""
    said = f"使用住房公积金贷款购买二星以上绿色建筑、装配式建筑和全装修的商品房，公积金贷款额度最高可以上浮{law.words(RISE)}%"
    return Outcome(
        "公积金贷款上浮",
        verdict=said,
        clauses=(law.clause(RISE).id,),
        english=f"the loan limit may rise by up to {law.words(RISE)}%",
    )


RULE = Rule(
    name="provident_fund",
    title="住房公积金贷款额度上浮",
    title_en="Rise of the housing provident fund loan",
    computes="购买二星以上绿色建筑、装配式建筑和全装修商品房时公积金贷款额度最高可达多少",
    inputs=(
        Amount(
            "limit",
            "原可贷额度",
            "元",
            "原来可贷的公积金额度是多少元？",
            "What is the usual loan limit in yuan?",
            ("元", ""),
            maximum=Decimal(10**10),
            cues=("额度", "贷", "公积金", "本来", "原来", "能贷"),
        ),
    ),
    figures=(RISE,),
    outputs=(
        Output("limit", "上浮后的额度", compute, needs=("limit",)),
        Output("share", "比例", state, computes=False, when=lambda inputs: "limit" not in inputs),
    ),
    triggers=(("住房公积金",),),
    unless=("领导", "谁"),
    examples=(
        Example("原可贷60万元", {"limit": Decimal(600_000)}, Decimal(720_000)),
        Example("原可贷50万元", {"limit": Decimal(500_000)}, Decimal(600_000)),
    ),
    money=True,
    decides="住房公积金管理机构",
    suggestions=("原可贷50万能贷到多少？", "原文"),
)
