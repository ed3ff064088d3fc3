"""农村住房装配式改造补助: the most that a village rebuilt with prefabricated parts may be granted."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.figures import Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

CEILING = Stated("补助上限", "农村住房整村或连片改造建设项目，给予不超过工程主体造价{%}的资金补助", "%")
DECIDED_BY = Stated("具体标准的制定", "具体补助标准由{字}（市、区）政府自行制定", "")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The ceiling; the amount itself is set by the county."""
    most = (given(Decimal(str(inputs["cost"])), "元") * law(CEILING)).called("资金补助上限", "元")
    return Outcome("资金补助上限", most, remarks=("这是上限，具体补助标准由各县（市、区）政府自行制定。",))


def state(inputs: Inputs, law: Law) -> Outcome:
    """The ceiling as stated."""
    said = f"对满足装配式建筑要求的农村住房整村或连片改造建设项目，给予不超过工程主体造价{law.words(CEILING)}%的资金补助，具体补助标准由各县（市、区）政府自行制定"
    english = f"up to {law.words(CEILING)}% of the cost of the main structure; the county sets the amount"
    return Outcome("资金补助上限", verdict=said, clauses=(law.clause(CEILING).id,), english=english)


RULE = Rule(
    name="rural_subsidy",
    title="农村住房装配式改造资金补助上限",
    title_en="Ceiling of the subsidy for prefabricated rural housing",
    computes="农村住房整村或连片改造建设项目资金补助的上限",
    inputs=(
        Amount(
            "cost",
            "工程主体造价",
            "元",
            "工程主体造价是多少元？",
            "What does the main structure cost in yuan?",
            ("元", ""),
            maximum=Decimal(10**13),
            cues=("造价", "主体", "总价", "花", "投"),
        ),
    ),
    figures=(CEILING, DECIDED_BY),
    outputs=(
        Output("ceiling", "补助上限", compute, needs=("cost",)),
        Output("share", "比例", state, computes=False, when=lambda inputs: "cost" not in inputs),
    ),
    triggers=(("农村住房改造", "资金补助"), ("农村住房改造", "多少"), ("装配式建筑", "资金补助"), ("农村住房改造",)),
    unless=("住房公积金", "农民自建房"),
    examples=(
        Example("主体造价1200万元", {"cost": Decimal(12_000_000)}, Decimal(1_200_000)),
        Example("主体造价350万元", {"cost": Decimal(3_500_000)}, Decimal(350_000)),
    ),
    money=True,
    decides="各县（市、区）政府",
    suggestions=("具体标准谁来定？", "原文"),
)
