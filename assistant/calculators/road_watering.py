"""道路洒水次数: how often main roads are watered in a day, by response level and temperature."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Choice, ChoiceOption, Inputs
from assistant.figures import Figure, Stated
from assistant.rules import Example, Law, Outcome, Output, Rule
from corpus.numerals import plain

LEVELS = {"blue": "四级响应", "yellow": "三级响应", "orange": "二级响应", "red": "一级响应"}
COLOURS = {
    "blue": ChoiceOption("蓝色预警", "blue alert", ("蓝色预警",), ("蓝", "四级")),
    "yellow": ChoiceOption("黄色预警", "yellow alert", ("黄色预警",), ("黄", "三级")),
    "orange": ChoiceOption("橙色预警", "orange alert", ("橙色预警",), ("橙", "二级")),
    "red": ChoiceOption("红色预警", "red alert", ("红色预警",), ("红", "一级")),
}


def _figures(colour: str, level: str) -> dict[str, Stated]:
    return {
        "hot_from": Stated(f"{colour} 高温界", "气温在{℃}以上时，一、二级保洁道路路面洒水每天应不少于", "℃", level),
        "hot": Stated(f"{colour} 高温次数", "℃以上时，一、二级保洁道路路面洒水每天应不少于{次}", "次", level),
        "mild_from": Stated(f"{colour} 下限", "；气温在{}至", "℃", level)
        if colour != "blue"
        else Stated(f"{colour} 下限", "；气温在{℃}至", "℃", level),
        "mild": Stated(f"{colour} 平时次数", "℃时，路面洒水每天应不少于{次}", "次", level),
    }


FIGURES = {colour: _figures(colour, level) for colour, level in LEVELS.items()}


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The least number of waterings a day; below the lower bound the plan states none."""
    colour, degrees = str(inputs["level"]), Decimal(str(inputs["temperature"]))
    stated = FIGURES[colour]
    hot_from, mild_from = law(stated["hot_from"]), law(stated["mild_from"])
    name = COLOURS[colour].label
    if degrees < mild_from.value:
        return _unstated(name, degrees, law.words(stated["mild_from"]), mild_from)
    if degrees == hot_from.value:
        return _meeting(name, degrees, law(stated["hot"]), law(stated["mild"]))
    hot = degrees > hot_from.value
    band = (
        f"气温{plain(degrees)}℃，在{hot_from.written}以上"
        if hot
        else f"气温{plain(degrees)}℃，在{plain(mild_from.value)}至{hot_from.written}"
    )
    times = law(stated["hot" if hot else "mild"])
    figure = Figure(times.value, "次", band, times.clauses).called("每天洒水次数（不少于）", "次")
    remark = f"{name}期间，{band}时，一、二级保洁道路路面洒水每天应不少于{times.written}；有条件的三级道路参照执行。"
    return Outcome("每天洒水次数", figure, remarks=(remark,), label_en="waterings a day, at least")


def _unstated(name: str, degrees: Decimal, bound: str, figure: Figure) -> Outcome:
    said = f"通知没有规定气温低于{bound}℃时的洒水次数（{name}，{plain(degrees)}℃），只规定了{bound}℃以上的两档"
    return Outcome("每天洒水次数", None, said, clauses=figure.clauses, english=f"no number is stated below {bound}℃")


def _meeting(name: str, degrees: Decimal, hot: Figure, mild: Figure) -> Outcome:
    """The two bands both hold their bound: the plan says what 以上 and 之间 include."""
    said = f"{plain(degrees)}℃正好在两档交界（“以上”含本数，“至”也到该温度）：按高温一档每天不少于{hot.written}，按平时一档不少于{mild.written}，通知没有另作说明，建议按{hot.written}执行并以市指挥部要求为准"
    return Outcome(
        "每天洒水次数",
        None,
        said,
        clauses=hot.clauses,
        english=f"at the bound both bands apply: {hot.written} or {mild.written}",
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """Both bands of the level asked for, or of all."""
    chosen = [str(inputs["level"])] if "level" in inputs else list(LEVELS)
    said = [
        f"{COLOURS[one].label}：气温{law.words(FIGURES[one]['hot_from'])}℃以上每天不少于{law.words(FIGURES[one]['hot'])}次，"
        f"{law.words(FIGURES[one]['mild_from'])}至{law.words(FIGURES[one]['hot_from'])}℃每天不少于{law.words(FIGURES[one]['mild'])}次"
        for one in chosen
    ]
    clauses = tuple(law.clause(FIGURES[one]["hot"]).id for one in chosen)
    english = "; ".join(
        f"{COLOURS[one].english}: {law.words(FIGURES[one]['hot'])} or {law.words(FIGURES[one]['mild'])} times a day"
        for one in chosen
    )
    return Outcome("洒水次数", verdict="；".join(said), clauses=clauses, english=english)


RULE = Rule(
    name="road_watering",
    title="道路洒水次数",
    title_en="Road watering",
    computes="大气重污染应急响应期间，一、二级保洁道路每天洒水不少于几次",
    inputs=(
        Choice(
            "level",
            "预警级别",
            "是哪一级预警：蓝色、黄色、橙色还是红色？",
            "Which alert: blue, yellow, orange or red?",
            COLOURS,
        ),
        Amount(
            "temperature",
            "气温",
            "℃",
            "当天气温是多少摄氏度？",
            "What is the temperature in ℃?",
            ("℃",),
            minimum=Decimal(-60),
            maximum=Decimal(60),
            cues=("气温", "温度", "度"),
        ),
    ),
    figures=tuple(figure for stated in FIGURES.values() for figure in stated.values()),
    outputs=(
        Output("times", "每天洒水次数", compute, needs=("level", "temperature")),
        Output("bands", "洒水次数", state, computes=False, when=lambda inputs: "temperature" not in inputs),
    ),
    triggers=(("洒水",),),
    unless=("混凝土企业", "施工工地", "职责", "牵头"),
    examples=(
        Example("蓝色38度", {"level": "blue", "temperature": Decimal(38)}, Decimal(3)),
        Example("蓝色12度", {"level": "blue", "temperature": Decimal(12)}, Decimal(2)),
        Example("黄色35度", {"level": "yellow", "temperature": Decimal(35)}, Decimal(4)),
        Example("橙色20度", {"level": "orange", "temperature": Decimal(20)}, Decimal(3)),
        Example("红色12度", {"level": "red", "temperature": Decimal(12)}, Decimal(4)),
        Example("红色31度", {"level": "red", "temperature": Decimal(31)}, Decimal(5)),
        Example("红色零下2度没有规定", {"level": "red", "temperature": Decimal(-2)}, "没有规定气温低于3℃"),
    ),
    suggestions=("红色预警时呢？", "如果气温10度呢？", "原文"),
)
