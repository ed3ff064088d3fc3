"""What the notice states of homes: its figures, the words they stand in, and the choices it names."""

from __future__ import annotations

from assistant.asks import ChoiceOption
from assistant.figures import Stated

MOVING_NOW = Stated("货币补偿或现房的搬迁补偿费", "选择货币补偿或现房产权调换的，予以每户{元}搬迁补偿费", "元/户")
MOVING_LATER = Stated("期房的搬迁补偿费", "选择期房产权调换的，予以每户{元}搬迁补偿费", "元/户")
INSIDE_RATE = Stated("三环内月标准", "被征收房屋位于三环内的，…予以每户每月每平方米{元}的临时安置补偿费", "元/㎡")
INSIDE_FLOOR = Stated("三环内月最低额", "被征收房屋位于三环内的，…。月补偿额不足{元}的", "元")
OUTSIDE_RATE = Stated("三环外月标准", "被征收房屋位于三环外的，…予以每户每月每平方米{元}的临时安置补偿费", "元/㎡")
OUTSIDE_FLOOR = Stated("三环外月最低额", "被征收房屋位于三环外的，…。月补偿额不足{元}的", "元")
NOT_PAID = Stated(
    "不支付临时安置补偿费的情形", "选择货币补偿，或选择产权调换由房屋征收部门提供{字}的，不支付临时安置补偿费", ""
)
OLD_STANDARD = Stated("新旧标准衔接", "此前已依法作出房屋征收决定的项目，仍按{字}执行", "")
FIGURES = (MOVING_NOW, MOVING_LATER, INSIDE_RATE, INSIDE_FLOOR, OUTSIDE_RATE, OUTSIDE_FLOOR, NOT_PAID, OLD_STANDARD)

RINGS = {
    "inside": ChoiceOption(
        "三环内", "inside the third ring", ("三环内",), ("内", "里", "里面", "里头", "以内", "inside", "within")
    ),
    "outside": ChoiceOption(
        "三环外", "outside the third ring", ("三环外",), ("外", "外面", "外头", "以外", "outside", "beyond")
    ),
}
OPTIONS = {
    "cash": ChoiceOption("货币补偿", "monetary compensation", ("货币补偿",), ("钱", "货币", "cash", "money")),
    "existing_housing": ChoiceOption("现房产权调换", "exchange for a completed flat", ("现房产权调换",), ("现房",)),
    "future_housing": ChoiceOption(
        "期房产权调换", "exchange for a flat under construction", ("期房产权调换",), ("期房",)
    ),
}


def rate_and_floor(ring: object) -> tuple[Stated, Stated]:
    """The monthly rate of a ring, and the least that is paid a month."""
    return (INSIDE_RATE, INSIDE_FLOOR) if ring == "inside" else (OUTSIDE_RATE, OUTSIDE_FLOOR)


def rings(ring: object) -> list[tuple[str, Stated, Stated]]:
    """A ring with its rate and floor; both where none is named."""
    return [(name, *rate_and_floor(name)) for name in RINGS if ring in (None, name)]
