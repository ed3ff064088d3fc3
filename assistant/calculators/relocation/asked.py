"""Which of a home's amounts a question asks for, and what settles it although not all is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.asks import Inputs
from assistant.calculators.relocation.homes import kinds_of_home, unpaid


def settled(output: str, inputs: Inputs) -> bool:
    """With cash or turnover housing nothing depends on area and months."""
    free = all(unpaid(home) for home in kinds_of_home(inputs))
    return free and (output in {"resettlement", "monthly", "parts"} or (output == "total" and "option" in inputs))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question speaks of: moving, the time between, both summed up; and the inputs known."""

    spoken: frozenset[str]
    inputs: Inputs

    def says(self, *concepts: str) -> bool:
        """Whether any of the concepts is spoken of."""
        return bool(self.spoken & set(concepts))

    def knows(self, *names: str) -> bool:
        """Whether any of the inputs is known."""
        return any(name in self.inputs for name in names)

    @property
    def moved(self) -> bool:
        """Whether the moving compensation is named."""
        return self.says("搬迁补偿")

    @property
    def paid(self) -> bool:
        """Whether the temporary resettlement compensation is named."""
        return self.says("临时安置补偿")

    @property
    def unpaid(self) -> bool:
        """Whether what is known already rules it out."""
        return all(unpaid(home) for home in kinds_of_home(self.inputs))

    @property
    def sized(self) -> bool:
        """Whether an area or months are known, so that a sum is asked for rather than a rule."""
        return self.knows("area", "months")


def _rules(asked: Asked) -> bool:
    return asked.says("怎么规定", "写明", "按什么计") and not asked.sized


def _each_month(asked: Asked) -> bool:
    return not asked.knows("months") and (asked.says("每月补偿") or (asked.says("每月多少") and not asked.says("合计")))


def _against_a_sum(asked: Asked) -> bool:
    return asked.knows("sum") and asked.says("够不够", "相差")


def _whether(asked: Asked) -> bool:
    """Whether it is asked if something is paid, not how much."""
    return asked.says("能否", "对吗", "相差") and not asked.sized and not asked.says("多少", "合计", "算一算")


def _checks_a_month(asked: Asked) -> bool:
    """Whether a sum named for a home can only be that of a month: 45平按18算才810，会不会就给810."""
    known = all(asked.knows(name) for name in ("sum", "ring", "area"))
    return known and asked.says("对吗", "能否") and not asked.knows("months", "option") and not asked.moved


def _nothing_of_one(asked: Asked) -> bool:
    """Whether neither a size is known nor one of the two payments is named."""
    return not asked.sized and not asked.moved and not asked.paid


def _least(asked: Asked) -> bool:
    return asked.says("不足按最低计发") and not asked.knows("area") and not asked.moved


#: Which output is meant, the first that fits. A fee named alone means that fee; mere circumstances mean the total.
CHOICES: tuple[tuple[str, Callable[[Asked], bool]], ...] = (
    ("monthly", lambda asked: asked.says("只问") and asked.says("每月多少") and asked.knows("area")),
    ("scope", lambda asked: asked.says("适用范围") and not asked.sized),
    ("months_of_sum", lambda asked: asked.knows("sum") and asked.says("几个月") and not asked.knows("months")),
    ("moving_short", lambda asked: _against_a_sum(asked) and asked.moved and not asked.paid),
    ("short", _against_a_sum),
    ("area_of_sum", lambda asked: asked.knows("sum") and asked.says("多大面积") and not asked.knows("area")),
    ("monthly", _checks_a_month),
    ("daily", lambda asked: asked.says("每天多少") and asked.knows("area")),
    ("rates", lambda asked: asked.says("每天多少")),
    ("monthly", lambda asked: asked.says("相差") and asked.knows("area") and not asked.knows("months", "option")),
    ("least_area", lambda asked: _least(asked) and asked.says("多大面积")),
    ("least", lambda asked: _least(asked) and asked.knows("months") and not asked.unpaid),
    ("not_paid", lambda asked: asked.says("不支付") and not asked.knows("area") and not asked.unpaid),
    ("resettlement", lambda asked: asked.says("不支付") and asked.unpaid and not asked.moved),
    ("resettlement", lambda asked: asked.says("!搬迁补偿") and not asked.moved and asked.knows("months")),
    ("", lambda asked: asked.says("!搬迁补偿") and not asked.moved),
    (
        "moving",
        lambda asked: asked.says("写明") and asked.knows("option") and not asked.knows("ring") and not asked.paid,
    ),
    ("moving_rates", lambda asked: _rules(asked) and asked.moved and not asked.paid),
    ("rates", lambda asked: _rules(asked) and asked.paid and not asked.moved),
    ("all_rates", _rules),
    ("resettlement", lambda asked: asked.paid and asked.unpaid and not asked.knows("area")),
    ("all_rates", lambda asked: asked.moved and asked.paid and _whether(asked)),
    ("resettlement", lambda asked: asked.unpaid and not asked.moved and _whether(asked)),
    (
        "rate_gap",
        lambda asked: asked.says("相差") and asked.says("三环内", "三环外") and not asked.sized and not asked.moved,
    ),
    (
        "moving",
        lambda asked: (
            asked.says("对吗")
            and asked.knows("option")
            and not asked.sized
            and not asked.paid
            and not asked.knows("ring")
        ),
    ),
    ("all_rates", lambda asked: asked.says("什么") and asked.knows("option") and _nothing_of_one(asked)),
    ("monthly", lambda asked: asked.says("算一算") and not asked.moved and _each_month(asked) and asked.knows("area")),
    ("resettlement", lambda asked: asked.says("算一算") and not asked.moved and asked.paid and not asked.says("合计")),
    ("total", lambda asked: asked.says("算一算") and not asked.moved),
    ("rate_gap", lambda asked: asked.says("单价") and asked.says("相差") and not asked.knows("area")),
    ("rates", lambda asked: not asked.knows("area") and asked.says("单价", "不足按最低计发") and not asked.moved),
    ("total", lambda asked: asked.moved and (asked.paid or asked.says("过渡")) and asked.says("合计")),
    ("total", lambda asked: asked.moved and not asked.paid and asked.says("合计") and asked.knows("months")),
    ("moving", lambda asked: asked.moved and not asked.paid and asked.knows("option", "area")),
    ("moving_rates", lambda asked: asked.moved and not asked.paid),
    ("total", lambda asked: asked.moved and (asked.says("合计") or asked.knows("months"))),
    ("parts", lambda asked: asked.moved),
    ("monthly", lambda asked: _each_month(asked) and asked.knows("area")),
    ("rates", _each_month),
    ("resettlement", lambda asked: asked.paid and not asked.says("合计") and asked.knows("months")),
    ("monthly", lambda asked: asked.paid and not asked.says("合计") and asked.knows("area")),
    ("rates", lambda asked: asked.paid and not asked.says("合计")),
    (
        "resettlement",
        lambda asked: (asked.paid or asked.says("过渡")) and not asked.knows("option") and asked.knows("months"),
    ),
    ("total", lambda asked: asked.says("合计")),
)


def choose(spoken: frozenset[str], inputs: Inputs) -> str:
    """Which output is meant, or "" where nothing tells."""
    asked = Asked(spoken, inputs)
    return next((name for name, fits in CHOICES if fits(asked)), "")
