"""容积率核算: how much floor area of prefabricated walls is left out of the plot ratio."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Flag, Inputs
from assistant.exclusions import EXCLUDED, NOT_SUPPORTED
from assistant.figures import Figure, Stated, given, smaller_of
from assistant.rules import Example, Law, Outcome, Output, Rule

PREFABRICATED = Stated(
    "装配式的比例上限",
    "满足装配式建筑要求的商品房项目，墙体预制部分的建筑面积（不超过规划总建筑面积的{%}）可不计入",
    "%",
)
BOTH = Stated(
    "装配式和全装修的比例上限",
    "同时满足装配式建筑和住宅全装修要求的商品房项目，墙体预制部分的建筑面积（不超过规划总建筑面积的{%}）可不计入",
    "%",
)


def ceiling(inputs: Inputs, law: Law) -> Figure:
    """The most that is left out."""
    share = BOTH if inputs.get("full_decoration") else PREFABRICATED
    return (given(Decimal(str(inputs["total_area"])), "㎡") * law(share)).called("不计容面积上限", "㎡")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The area of prefabricated walls that is left out, not above the ceiling."""
    most = ceiling(inputs, law)
    if "wall_area" not in inputs:
        return Outcome("不计容面积上限", most)
    walls = given(Decimal(str(inputs["wall_area"])), "㎡")
    exempt = smaller_of(walls, most, "可不计入容积率的面积", "㎡")
    if walls.value <= most.value:
        return Outcome(
            "可不计入容积率的面积",
            exempt,
            remarks=(f"墙体预制部分{walls.written}没有超过上限{most.written}，全部可不计入。",),
        )
    over = (walls - most).called("仍应计入的面积", "㎡")
    return Outcome(
        "可不计入容积率的面积",
        exempt,
        remarks=(f"墙体预制部分{walls.written}超过上限{most.written}，超出的{over.written}仍应计入。",),
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """The two shares as stated."""
    said = f"满足装配式建筑要求的商品房项目，墙体预制部分的建筑面积不超过规划总建筑面积{law.words(PREFABRICATED)}%的可不计入容积率核算；同时满足装配式建筑和住宅全装修要求的，不超过{law.words(BOTH)}%的可不计入"
    english = f"up to {law.words(PREFABRICATED)}% of the planned floor area, or {law.words(BOTH)}% with full decoration"
    return Outcome("不计容比例", verdict=said, clauses=(law.clause(PREFABRICATED).id,), english=english)


RULE = Rule(
    name="plot_ratio",
    title="墙体预制部分不计容积率",
    title_en="Floor area left out of the plot ratio",
    computes="装配式商品房项目墙体预制部分可不计入容积率核算的建筑面积",
    inputs=(
        Amount(
            "total_area",
            "规划总建筑面积",
            "㎡",
            "规划总建筑面积是多少平方米？",
            "What is the planned total floor area in square metres?",
            ("㎡",),
            maximum=Decimal(10**8),
            cues=("规划", "总建筑面积", "总面积", "总建面", "项目", "总共", "楼盘", "小区", "建筑面积"),
        ),
        Amount(
            "wall_area",
            "墙体预制部分建筑面积",
            "㎡",
            "墙体预制部分的建筑面积是多少平方米？",
            "What is the floor area of prefabricated walls?",
            ("㎡",),
            maximum=Decimal(10**8),
            cues=("预制墙", "墙体", "预制外墙", "预制部分", "预制", "墙"),
            required=False,
        ),
        Flag(
            "full_decoration",
            "住宅全装修",
            "是否同时满足住宅全装修要求？",
            "Is it fully decorated as well?",
            ("住宅全装修",),
        ),
    ),
    figures=(PREFABRICATED, BOTH, EXCLUDED),
    outputs=(
        Output("exempt", "可不计入容积率的面积", compute, needs=("total_area",)),
        Output("shares", "比例", state, computes=False),
    ),
    triggers=(("容积率",),),
    unless=("商业办公用房",),
    examples=(
        Example(
            "6万平方米、全装修、预制墙2500平方米全部不计",
            {"total_area": Decimal(60000), "wall_area": Decimal(2500), "full_decoration": True},
            Decimal(2500),
        ),
        Example(
            "6万平方米、没有全装修、上限2400平方米",
            {"total_area": Decimal(60000), "wall_area": Decimal(2500)},
            Decimal(2400),
        ),
        Example("只问上限", {"total_area": Decimal(100000)}, Decimal(4000)),
    ),
    limits=(NOT_SUPPORTED,),
    suggestions=("如果同时全装修呢？", "原文"),
)
