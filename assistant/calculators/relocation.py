"""住宅搬迁补偿和临时安置补偿: what a household is paid for moving and for the time until its new home is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assistant.asks import Amount, Choice, ChoiceOption, Flag, Inputs
from assistant.figures import Figure, Stated, given, larger_of, total
from assistant.rules import Example, Law, Limit, Outcome, Output, Rule

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


def moving(inputs: Inputs, law: Law) -> Figure:
    """The moving compensation of one household."""
    rate = law(MOVING_LATER if inputs["option"] == "future_housing" else MOVING_NOW)
    return rate.called("搬迁补偿费", "元")


def unpaid(inputs: Inputs) -> str:
    """Why no temporary resettlement compensation is paid, or "" where it is."""
    if inputs.get("option") == "cash":
        return "选择货币补偿的，不支付临时安置补偿费"
    return "由房屋征收部门提供周转用房的，不支付临时安置补偿费" if inputs.get("turnover_housing") else ""


def monthly(area: Decimal, inputs: Inputs, law: Law) -> Figure:
    """The monthly temporary resettlement compensation of one household, not below the floor."""
    inside = inputs["ring"] == "inside"
    computed = (given(area, "㎡") * law(INSIDE_RATE if inside else OUTSIDE_RATE)).called("月临时安置补偿费", "元")
    return larger_of(computed, law(INSIDE_FLOOR if inside else OUTSIDE_FLOOR), "不足最低额，按最低额计发", "元")


def areas(inputs: Inputs) -> tuple[Decimal, ...]:
    """One area a household."""
    area = inputs["area"]
    if isinstance(area, tuple):
        return area
    households = inputs.get("households") or Decimal(1)
    return (Decimal(str(area)),) * int(Decimal(str(households)))


def resettlement(inputs: Inputs, law: Law) -> Figure:
    """The temporary resettlement compensation for all months, of all households."""
    months = given(Decimal(str(inputs["months"])), "个月")
    return _for_all(
        tuple((monthly(area, inputs, law) * months).called("临时安置补偿费", "元") for area in areas(inputs))
    )


def _for_all(amounts: tuple[Figure, ...]) -> Figure:
    return amounts[0] if len(amounts) == 1 else total(amounts, f"{len(amounts)}户合计", "元")


def compute_total(inputs: Inputs, law: Law) -> Outcome:
    """Moving and temporary resettlement compensation together."""
    reason = unpaid(inputs)
    moved = _for_all((moving(inputs, law),) * len(areas(inputs))) if "area" in inputs else _one_moving(inputs, law)
    if reason:
        return _outcome("合计", moved, (reason + "。",), law, not_paid=True)
    paid = resettlement(inputs, law)
    return _outcome("合计", total((paid, moved), "合计", "元"), (), law)


def _one_moving(inputs: Inputs, law: Law) -> Figure:
    return _for_all((moving(inputs, law),) * int(Decimal(str(inputs.get("households") or 1))))


def compute_moving(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation alone."""
    return _outcome("搬迁补偿费", _one_moving(inputs, law), (), law)


def compute_monthly(inputs: Inputs, law: Law) -> Outcome:
    """The temporary resettlement compensation of a month."""
    if unpaid(inputs):
        return _nothing(inputs, law)
    return _outcome(
        "每月临时安置补偿费", _for_all(tuple(monthly(area, inputs, law) for area in areas(inputs))), (), law
    )


def compute_parts(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation and the monthly amount side by side, where the months are not known."""
    moved = moving(inputs, law)
    if unpaid(inputs):
        return _nothing(inputs, law)
    each = monthly(areas(inputs)[0], inputs, law)
    remark = f"搬迁补偿费每户{moved.written}（一次性）；临时安置补偿费按实际过渡月数计发，每月{each.written}。"
    return _outcome("每月临时安置补偿费", each.resting_on(*moved.clauses, *each.clauses), (remark,), law)


def compute_resettlement(inputs: Inputs, law: Law) -> Outcome:
    """The temporary resettlement compensation of all months; what moving adds is said beside it."""
    if unpaid(inputs):
        return _nothing(inputs, law)
    paid = resettlement(inputs, law)
    if "option" not in inputs:
        return _outcome("临时安置补偿费", paid, (_either_way(paid, inputs, law),), law)
    moved = _for_all((moving(inputs, law),) * len(areas(inputs)))
    both = total((paid, moved), "合计", "元")
    remark = f"另有一次性搬迁补偿费{moved.written}，两项合计{both.written}。"
    return _outcome("临时安置补偿费", paid.resting_on(*paid.clauses, *moved.clauses), (remark,), law)


def _either_way(paid: Figure, inputs: Inputs, law: Law) -> str:
    """What moving adds where the way of compensation was not said."""
    said = []
    for option in ("existing_housing", "future_housing"):
        moved = _for_all((moving({**inputs, "option": option}, law),) * len(areas(inputs)))
        said.append(f"{OPTIONS[option].label}{moved.written}（合计{(paid + moved).called('合计', '元').written}）")
    return f"搬迁补偿费另计：{'，'.join(said)}。"


def _nothing(inputs: Inputs, law: Law) -> Outcome:
    clause = law.clause(NOT_PAID).id
    figure = Figure(Decimal(0), "元", "0元", (clause,)).called("临时安置补偿费", "元")
    remarks = [unpaid(inputs) + "。"]
    if "option" in inputs:
        remarks.append(f"搬迁补偿费照发：每户{moving(inputs, law).written}。")
    return _outcome("临时安置补偿费", figure, tuple(remarks), law, not_paid=True)


def _outcome(label: str, figure: Figure, remarks: tuple[str, ...], law: Law, not_paid: bool = False) -> Outcome:
    return Outcome(label, figure, remarks=remarks, clauses=(law.clause(NOT_PAID).id,) if not_paid else ())


def state_rates(inputs: Inputs, law: Law) -> Outcome:
    """The monthly rates as stated."""
    asked = [(RINGS[ring].label, rate, floor) for ring, rate, floor in _rings(inputs)]
    said = "；".join(
        f"{label}每户每月每平方米{law(rate).written.removesuffix('/㎡')}，月补偿额不足{law(floor).written}的按{law(floor).written}计发"
        for label, rate, floor in asked
    )
    english = "; ".join(
        f"{label}: {law.words(rate)} yuan per m² and month, at least {law.words(floor)} yuan a month"
        for label, rate, floor in asked
    )
    return Outcome(
        "临时安置补偿费标准",
        verdict=said,
        clauses=tuple(dict.fromkeys(law.clause(rate).id for _, rate, _ in asked)),
        english=english,
    )


def _rings(inputs: Inputs) -> list[tuple[str, Stated, Stated]]:
    both = [("inside", INSIDE_RATE, INSIDE_FLOOR), ("outside", OUTSIDE_RATE, OUTSIDE_FLOOR)]
    return [one for one in both if inputs.get("ring") in (None, one[0])]


def state_moving(inputs: Inputs, law: Law) -> Outcome:
    """The moving compensation as stated, for every way to choose."""
    said = f"选择货币补偿或现房产权调换的，每户{law.words(MOVING_NOW)}元；选择期房产权调换的，每户{law.words(MOVING_LATER)}元"
    english = f"{law.words(MOVING_NOW)} yuan per household for cash or a completed flat, {law.words(MOVING_LATER)} yuan for a flat under construction"
    return Outcome("搬迁补偿费标准", verdict=said, clauses=(law.clause(MOVING_NOW).id,), english=english)


def state_all(inputs: Inputs, law: Law) -> Outcome:
    """All rates as stated."""
    moved, paid = state_moving(inputs, law), state_rates(inputs, law)
    return Outcome(
        "补偿标准",
        verdict=f"搬迁补偿费：{moved.verdict}；临时安置补偿费：{paid.verdict}",
        clauses=(*moved.clauses, *paid.clauses),
        english=f"moving: {moved.english}; temporary resettlement: {paid.english}",
    )


def state_not_paid(inputs: Inputs, law: Law) -> Outcome:
    """In which cases no temporary resettlement compensation is paid."""
    said = (
        f"两种情形不支付临时安置补偿费：一是选择货币补偿的；二是选择产权调换、由房屋征收部门提供{law.words(NOT_PAID)}的"
    )
    english = "none is paid to those who choose monetary compensation or are provided with turnover housing"
    return Outcome("不支付临时安置补偿费的情形", verdict=said, clauses=(law.clause(NOT_PAID).id,), english=english)


def settled(output: str, inputs: Inputs) -> bool:
    """With cash or turnover housing nothing depends on area and months."""
    free = inputs.get("option") == "cash" or inputs.get("turnover_housing") is True
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
        return self.inputs.get("option") == "cash" or self.inputs.get("turnover_housing") is True


def _rules(asked: Asked) -> bool:
    return asked.says("怎么规定") and not asked.knows("area", "months")


def _each_month(asked: Asked) -> bool:
    return not asked.knows("months") and (asked.says("每月补偿") or (asked.says("每月多少") and not asked.says("合计")))


#: Which output is meant, the first that fits. A fee named alone means that fee; mere circumstances mean the total.
CHOICES: tuple[tuple[str, Callable[[Asked], bool]], ...] = (
    ("not_paid", lambda asked: asked.says("不支付") and not asked.knows("area") and not asked.unpaid),
    ("resettlement", lambda asked: asked.says("不支付") and asked.unpaid and not asked.moved),
    ("resettlement", lambda asked: asked.says("!搬迁补偿") and not asked.moved and asked.knows("months")),
    ("", lambda asked: asked.says("!搬迁补偿") and not asked.moved),
    ("moving_rates", lambda asked: _rules(asked) and asked.moved and not asked.paid),
    ("rates", lambda asked: _rules(asked) and asked.paid and not asked.moved),
    ("all_rates", _rules),
    ("resettlement", lambda asked: asked.paid and asked.unpaid and not asked.knows("area")),
    ("resettlement", lambda asked: asked.says("算一算") and not asked.moved and asked.paid and not asked.says("合计")),
    ("total", lambda asked: asked.says("算一算") and not asked.moved),
    ("rates", lambda asked: not asked.knows("area") and asked.says("单价", "不足按最低计发") and not asked.moved),
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


RULE = Rule(
    name="relocation",
    title="住宅搬迁补偿、临时安置补偿",
    title_en="Moving and temporary resettlement compensation for homes",
    computes="征收市区国有土地上住宅时，每户的搬迁补偿费、按月的临时安置补偿费及合计",
    inputs=(
        Choice(
            "ring",
            "位置",
            "被征收房屋位于三环内还是三环外？",
            "Is the house inside or outside the third ring road?",
            RINGS,
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
        ),
        Flag(
            "turnover_housing",
            "征收部门提供周转用房",
            "是否由房屋征收部门提供周转用房？",
            "Is turnover housing provided?",
            ("周转用房",),
            ("自行过渡",),
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
    ),
    figures=(MOVING_NOW, MOVING_LATER, INSIDE_RATE, INSIDE_FLOOR, OUTSIDE_RATE, OUTSIDE_FLOOR, NOT_PAID, OLD_STANDARD),
    outputs=(
        Output("total", "合计", compute_total, asked_by=("合计",), needs=("option", "ring", "area", "months")),
        Output("not_paid", "不支付的情形", state_not_paid, asked_by=("不支付",), computes=False),
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
            when=lambda inputs: "months" in inputs and Decimal(str(inputs["months"])) % 1 != 0,
        ),
    ),
    settled=settled,
    choose=choose,
    money=True,
    decides="房屋征收部门",
    examples=(
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
    ),
    suggestions=("如果选择货币补偿呢？", "哪些情况拿不到临时安置补偿费？", "原文"),
)
