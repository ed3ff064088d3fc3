"""Worked examples, computed by hand from the printed notice."""

from __future__ import annotations

from decimal import Decimal

from assistant.rules import Example

EXAMPLES = (
    Example(
        "三环内120平方米、期房、过渡18个月",
        {"ring": "inside", "area": Decimal(120), "option": "future_housing", "months": Decimal(18)},
        Decimal(41880),
    ),
    Example(
        "三环内61平方米不足最低额",
        {"ring": "inside", "area": Decimal(61), "months": Decimal(1)},
        Decimal(1100),
        "resettlement",
    ),
    Example("三环内62平方米超过最低额", {"ring": "inside", "area": Decimal(62)}, Decimal(1116), "monthly"),
    Example("三环外60平方米正好等于最低额", {"ring": "outside", "area": Decimal(60)}, Decimal(900), "monthly"),
    Example("货币补偿只有搬迁补偿费", {"option": "cash"}, Decimal(1500), "moving"),
    Example(
        "三户分别按最低额和面积计",
        {
            "ring": "outside",
            "area": (Decimal(80), Decimal(60), Decimal(45)),
            "option": "future_housing",
            "months": Decimal(12),
        },
        Decimal(45000),
    ),
)
