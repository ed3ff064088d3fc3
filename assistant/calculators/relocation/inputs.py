"""What has to be known of a home, asked one at a time."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Choice, Flag
from assistant.calculators.relocation.law import OPTIONS, RINGS

INPUTS = (
    Choice(
        "ring",
        "位置",
        "被征收房屋位于三环内还是三环外？",
        "Is the house inside or outside the third ring road?",
        RINGS,
        many=True,
    ),
    Amount(
        "area",
        "建筑面积",
        "㎡",
        "被征收房屋的建筑面积是多少平方米？",
        "What is the floor area in square metres?",
        ("㎡",),
        maximum=Decimal(100_000),
        cues=("面积",),
        many=True,
    ),
    Choice(
        "option",
        "补偿方式",
        "选择哪种补偿方式：货币补偿、现房产权调换还是期房产权调换？",
        "Which do you choose: cash, a completed flat, or a flat under construction?",
        OPTIONS,
        many=True,
    ),
    Amount(
        "months",
        "过渡期",
        "个月",
        "过渡期一共多少个月？",
        "For how many months?",
        ("月",),
        maximum=Decimal(600),
        cues=("过渡", "租"),
        bare=False,
        many=True,
    ),
    Flag(
        "turnover_housing",
        "征收部门提供周转用房",
        "是否由房屋征收部门提供周转用房？",
        "Is turnover housing provided?",
        ("周转用房",),
        ("自行过渡",),
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
        cues=("领了", "拿了", "发了", "给了", "收到", "到手", "租金", "房租", "月租", "租房", "花了", "要", "付"),
        required=False,
        aside=True,
    ),
)
