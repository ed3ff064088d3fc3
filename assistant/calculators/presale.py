"""商品房预售: whether enough has been invested to register a prefabricated housing project for presale."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.exclusions import EXCLUDED, NOT_SUPPORTED
from assistant.figures import Figure, Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule
from corpus.numerals import plain

SHARE = Stated("投入资金比例", "投入开发建设的资金达到工程建设总投资的{%}以上", "%")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """Whether the share invested reaches the bound (以上 includes it here only as the notice says it)."""
    total, invested = given(Decimal(str(inputs["total"])), "元"), given(Decimal(str(inputs["invested"])), "元")
    least = (total * law(SHARE)).called("需要投入的资金", "元")
    reached = invested.value >= least.value
    step = Figure(
        invested.value,
        "元",
        f"{invested.written} {'≥' if reached else '<'} {least.written}",
        least.clauses,
        least.steps,
    ).called("已投入资金与要求比较", "元")
    share = plain((invested.value / total.value * 100).quantize(Decimal("0.01")))
    if reached:
        said = f"已达到：投入资金占总投资的{share}%，达到{law.words(SHARE)}%以上，可向当地房地产管理部门办理预售登记"
        return Outcome("是否达到预售条件", step, said, (_REST,), english=f"reached: {share}% of {law.words(SHARE)}%")
    said = f"未达到：投入资金占总投资的{share}%，不足{law.words(SHARE)}%，还差{plain(least.value - invested.value)}元"
    return Outcome("是否达到预售条件", step, said, (_REST,), english=f"not reached: {share}% of {law.words(SHARE)}%")


_REST = "还须领取土地使用证和建设工程规划许可证，并已确定施工进度和竣工交付日期；或者完成基础工程达到正负零的标准，也可以办理。"


def compute_share(inputs: Inputs, law: Law) -> Outcome:
    """The same where only the share is known."""
    share, least = Decimal(str(inputs["share"])), law(SHARE)
    reached = share >= least.value * 100
    step = Figure(share, "%", f"{plain(share)}% {'≥' if reached else '<'} {least.written}", least.clauses).called(
        "投入比例与要求比较", "%"
    )
    if reached:
        said = f"已达到：投入资金占总投资的{plain(share)}%，达到{law.words(SHARE)}%以上，可向当地房地产管理部门办理预售登记"
    else:
        said = f"未达到：投入资金占总投资的{plain(share)}%，不足{law.words(SHARE)}%，按投资比例这一条不能办理预售登记"
    return Outcome(
        "是否达到预售条件",
        step,
        said,
        (_REST,),
        english=f"{'reached' if reached else 'not reached'}: {plain(share)}% of {law.words(SHARE)}%",
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """The conditions as stated."""
    said = f"满足装配式建筑要求、以出让方式取得土地并领取土地使用证和建设工程规划许可证的商品房项目，投入开发建设的资金达到工程建设总投资的{law.words(SHARE)}%以上，或完成基础工程达到正负零的标准，并已确定施工进度和竣工交付日期的，可办理预售登记；预制构件投资可计入总投资额"
    return Outcome(
        "预售条件",
        verdict=said,
        clauses=(law.clause(SHARE).id,),
        english=f"{law.words(SHARE)}% of the total investment, or the foundation finished, and dates of progress and delivery fixed",
    )


RULE = Rule(
    name="presale",
    title="装配式商品房预售条件",
    title_en="Presale of prefabricated housing",
    computes="装配式商品房项目投入的资金是否达到办理预售登记的要求",
    inputs=(
        Amount(
            "total",
            "工程建设总投资",
            "元",
            "工程建设总投资是多少元？",
            "What is the total investment in yuan?",
            ("元", ""),
            maximum=Decimal(10**13),
            cues=("总投资", "总投", "总共", "工程建设", "总额", "投资"),
        ),
        Amount(
            "invested",
            "已投入资金",
            "元",
            "已经投入开发建设的资金是多少元？",
            "How much has been invested in yuan?",
            ("元", ""),
            maximum=Decimal(10**13),
            above=False,
            cues=("已投", "投了", "投入", "已经", "花了", "到位", "砸"),
        ),
        Amount(
            "share",
            "投入资金占总投资的比例",
            "%",
            "投入资金占总投资的百分之几？",
            "What share of the total investment has been invested, in per cent?",
            ("%",),
            maximum=Decimal(100),
            above=False,
            bare=False,
            required=False,
        ),
    ),
    figures=(SHARE, EXCLUDED),
    outputs=(
        Output("reached", "是否达到", compute, needs=("total", "invested"), when=lambda inputs: "share" not in inputs),
        Output("share_reached", "是否达到", compute_share, needs=("share",), when=lambda inputs: "share" in inputs),
        Output(
            "conditions",
            "条件",
            state,
            computes=False,
            when=lambda inputs: not {"total", "invested", "share"} & set(inputs),
        ),
    ),
    triggers=(("预售",),),
    examples=(
        Example("总投资4亿元、已投1亿元正好达到", {"total": Decimal(4 * 10**8), "invested": Decimal(10**8)}, "已达到"),
        Example(
            "总投资4亿元、已投9000万元还差1000万元",
            {"total": Decimal(4 * 10**8), "invested": Decimal(9 * 10**7)},
            "还差10000000元",
        ),
    ),
    limits=(NOT_SUPPORTED,),
    suggestions=("预制构件投资能算进去吗？", "原文"),
)
