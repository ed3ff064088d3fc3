"""住宅搬迁补偿和临时安置补偿: what a household is paid for moving and for the time until its new home is ready."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculators.relocation.asked import choose, settled
from assistant.calculators.relocation.examples import EXAMPLES
from assistant.calculators.relocation.homes import (
    compute_daily,
    compute_monthly,
    compute_moving,
    compute_parts,
    compute_resettlement,
    compute_total,
    kinds_of_home,
)
from assistant.calculators.relocation.inputs import INPUTS
from assistant.calculators.relocation.law import FIGURES, INSIDE_RATE, OLD_STANDARD
from assistant.calculators.relocation.reversed import (
    area_of_sum,
    least_area,
    least_of_months,
    months_of_sum,
    moving_short_of_sum,
    short_of_sum,
)
from assistant.calculators.relocation.stated import (
    difference_of_rates,
    state_all,
    state_moving,
    state_not_paid,
    state_rates,
    state_scope,
)
from assistant.rules import Limit, Output, Rule

RULE = Rule(
    name="relocation",
    title="住宅搬迁补偿、临时安置补偿",
    title_en="Moving and temporary resettlement compensation for homes",
    computes="征收市区国有土地上住宅时，每户的搬迁补偿费、按月的临时安置补偿费及合计",
    inputs=INPUTS,
    figures=FIGURES,
    outputs=(
        Output("total", "合计", compute_total, asked_by=("合计",), needs=("option", "ring", "area", "months")),
        Output(
            "not_paid",
            "不支付的情形",
            state_not_paid,
            asked_by=("不支付",),
            computes=False,
            then="resettlement",
            cases=({"option": "cash"}, {"turnover_housing": True}),
        ),
        Output("moving", "搬迁补偿费", compute_moving, asked_by=("搬迁补偿",), needs=("option",)),
        Output(
            "resettlement",
            "临时安置补偿费",
            compute_resettlement,
            asked_by=("临时安置补偿",),
            needs=("ring", "area", "months"),
        ),
        Output(
            "parts", "搬迁补偿费和每月临时安置补偿费", compute_parts, needs=("option", "ring", "area"), then="total"
        ),
        Output(
            "monthly",
            "每月临时安置补偿费",
            compute_monthly,
            asked_by=("每月多少",),
            needs=("ring", "area"),
            then="resettlement",
        ),
        Output("rates", "月标准", state_rates, asked_by=("单价", "不足按最低计发"), computes=False, then="monthly"),
        Output("moving_rates", "搬迁补偿费标准", state_moving, asked_by=("怎么规定",), computes=False, then="moving"),
        Output("all_rates", "补偿标准", state_all, asked_by=("怎么规定",), computes=False),
        Output("daily", "每月临时安置补偿费", compute_daily, needs=("ring", "area")),
        Output("rate_gap", "月标准的差额", difference_of_rates, asked_by=("相差",), computes=False, then="monthly"),
        Output("scope", "适用范围", state_scope, asked_by=("适用范围",), computes=False),
        Output("months_of_sum", "月数", months_of_sum, needs=("ring", "area", "sum")),
        Output("short", "与每月补偿的差额", short_of_sum, needs=("ring", "area", "sum")),
        Output("moving_short", "与搬迁补偿费的差额", moving_short_of_sum, needs=("option", "sum")),
        Output("area_of_sum", "建筑面积", area_of_sum, needs=("ring", "sum")),
        Output("least_area", "达到最低额的面积", least_area),
        Output("least", "最低临时安置补偿费", least_of_months, needs=("ring", "months")),
    ),
    triggers=(
        ("临时安置补偿",),
        ("搬迁补偿",),
        ("过渡",),
        ("三环内",),
        ("三环外",),
        ("周转用房",),
        ("征收", "多少"),
        ("征收", "合计"),
        ("征收", "@area"),
        ("征收补偿标准",),
        ("住宅用房", "@after relocation"),
        ("住宅用房", "@after business_relocation"),
        ("征收", "单价"),
        ("征收", "能否", "原标准"),
        ("原标准", "征收"),
        ("原标准", "相差"),
        ("不足按最低计发", "多少"),
        ("不足按最低计发", "每月多少"),
        ("征收", "算一算"),
        ("每月补偿", "多少"),
        ("期房产权调换",),
        ("现房产权调换",),
        ("货币补偿",),
        ("征收", "@alone"),
        ("住宅用房", "@alone"),
        ("不足按最低计发", "多大面积"),
        ("征收", "适用范围"),
    ),
    unless=("商业办公用房",),
    limits=(
        Limit(
            "old_standard",
            ("原标准",),
            OLD_STANDARD,
            "在该通知印发之前已依法作出房屋征收决定的项目，仍按原标准执行；原标准没有刊印在这份通知里，所以不能计算。",
            "Projects decided before the notice follow the old standard, which is not printed here, so nothing is computed.",
            transition=True,
            later="征收决定在{day}（该通知印发施行之日）或之后作出的，按这份通知的新标准执行；只有此前已依法作出决定的项目才按原标准。",
            later_english="Decisions made on or after {day} follow this notice; only earlier ones follow the old standard.",
            before="在该通知印发之前已依法作出房屋征收决定的项目，仍按原标准执行，即{number}；说明征收决定的日期，就可以按它计算。",
            before_english="Projects decided before the notice follow the old standard, {number}; name the decision's date to compute by it.",
        ),
        Limit(
            "part_month",
            (),
            INSIDE_RATE,
            "通知规定临时安置补偿费按月计发，没有规定不足一个月的部分怎么算，所以不能算出一个数；可以按整月数再问。",
            "The notice pays by the month and does not say what a part of a month counts, so nothing is computed.",
            when=lambda inputs: any(Decimal(str(home.get("months", 0))) % 1 for home in kinds_of_home(inputs)),
        ),
    ),
    settled=settled,
    choose=choose,
    money=True,
    decides="房屋征收部门",
    examples=EXAMPLES,
    suggestions=("如果选择货币补偿呢？", "哪些情况拿不到临时安置补偿费？", "原文"),
)
