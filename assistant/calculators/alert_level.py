"""大气重污染预警级别: which alert an air quality index calls for, and who signs it."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.figures import Figure, Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

BLUE = Stated("蓝色预警下限", "四级预警（蓝色预警）…空气质量指数（AQI）在{}～", "")
YELLOW = Stated("黄色预警下限", "三级预警（黄色预警）…空气质量指数（AQI）在{}～", "")
ORANGE = Stated("橙色预警下限", "二级预警（橙色预警）…空气质量指数（AQI）在{}～", "")
RED = Stated("红色预警下限", "一级预警（红色预警）…空气质量指数（AQI）在{}以上", "")
BLUE_AIR = Stated("蓝色预警的空气质量", "四级预警（蓝色预警）…空气质量为{字}，", "")
YELLOW_AIR = Stated("黄色预警的空气质量", "三级预警（黄色预警）…空气质量为{字}，", "")
ORANGE_AIR = Stated("橙色预警的空气质量", "二级预警（橙色预警）…空气质量为{字}，", "")
RED_AIR = Stated("红色预警的空气质量", "一级预警（红色预警）…空气质量为{字}，", "")
BLUE_RESPONSE = Stated("蓝色预警的响应", "发布蓝色预警，启动{字}应急响应", "")
YELLOW_RESPONSE = Stated("黄色预警的响应", "发布黄色预警，启动{字}应急响应", "")
ORANGE_RESPONSE = Stated("橙色预警的响应", "发布橙色预警，启动{字}应急响应", "")
RED_RESPONSE = Stated("红色预警的响应", "发布红色预警，启动{字}应急响应", "")
SIGNED_LOW = Stated("蓝色、黄色预警签发", "四级预警（蓝色预警）、三级预警（黄色预警）报{字}（分管副市长）同意后", "")
INCLUSIVE = Stated("含本数", "本预案所称“以上”“之间”均含{字}。", "")

LEVELS = (
    ("红色", "red", RED, RED_RESPONSE),
    ("橙色", "orange", ORANGE, ORANGE_RESPONSE),
    ("黄色", "yellow", YELLOW, YELLOW_RESPONSE),
    ("蓝色", "blue", BLUE, BLUE_RESPONSE),
)
AIR = {"蓝色": BLUE_AIR, "黄色": YELLOW_AIR, "橙色": ORANGE_AIR, "红色": RED_AIR}


def compute(inputs: Inputs, law: Law) -> Outcome:
    """The alert level for an index; below the lowest bound there is none."""
    index = Decimal(str(inputs["aqi"]))
    for colour, english, bound, response in LEVELS:
        if index >= law(bound).value:
            return _alert(index, colour, english, law, bound, response)
    lowest = law(BLUE)
    figure = Figure(index, "", f"AQI {index} 低于 {lowest.written}", lowest.clauses).called("与最低预警下限比较", "")
    said = f"空气质量指数{index}低于{lowest.written}，未达到预警条件，不启动预警"
    return Outcome("预警级别", figure, said, (), english=f"AQI {index} is below {lowest.written}: no alert")


def _alert(index: Decimal, colour: str, english: str, law: Law, bound: Stated, response: Stated) -> Outcome:
    level = law.words(response)
    lower = law(bound)
    step = Figure(lower.value, "", f"AQI {given(index, '').written} ≥ {lower.written}", lower.clauses).called(
        f"{colour}预警下限", ""
    )
    return Outcome(
        "预警级别",
        step,
        f"空气质量指数{index}对应{level}预警（{colour}预警），启动{level}应急响应",
        clauses=(law.clause(response).id, law.clause(SIGNED_LOW).id),
        english=f"AQI {index} calls for a {english} alert ({level}预警, {colour}预警) and {level} response",
    )


def state(inputs: Inputs, law: Law) -> Outcome:
    """All levels with their bounds."""
    uppers = {"蓝色": YELLOW, "黄色": ORANGE, "橙色": RED}
    said = []
    for colour, _, bound, response in reversed(LEVELS):
        upper = f"～{law(uppers[colour]).value - 1}" if colour in uppers else "以上"
        said.append(f"{law.words(response)}预警（{colour}）：AQI {law.words(bound)}{upper}，{law.words(AIR[colour])}")
    clauses = (
        law.clause(BLUE).id,
        law.clause(YELLOW).id,
        law.clause(ORANGE).id,
        law.clause(RED).id,
        law.clause(BLUE_RESPONSE).id,
    )
    english = "; ".join(f"{name} from AQI {law.words(bound)}" for _, name, bound, _ in reversed(LEVELS))
    return Outcome("预警分级", verdict="；".join(said), clauses=clauses, english=english)


RULE = Rule(
    name="alert_level",
    title="大气重污染预警级别",
    title_en="Alert level for heavy air pollution",
    computes="按预测的空气质量指数（AQI）对应的预警级别和应急响应级别",
    inputs=(
        Amount(
            "aqi",
            "空气质量指数",
            "",
            "预测的空气质量指数（AQI）是多少？",
            "What is the forecast AQI?",
            ("", "AQI"),
            maximum=Decimal(2000),
            above=False,
            cues=("指数", "aqi", "AQI", "爆表", "预测值", "预测", "数值"),
            whole=True,
        ),
    ),
    figures=(
        BLUE,
        YELLOW,
        ORANGE,
        RED,
        BLUE_AIR,
        YELLOW_AIR,
        ORANGE_AIR,
        RED_AIR,
        BLUE_RESPONSE,
        YELLOW_RESPONSE,
        ORANGE_RESPONSE,
        RED_RESPONSE,
        SIGNED_LOW,
        INCLUSIVE,
    ),
    outputs=(
        Output("level", "预警级别", compute, needs=("aqi",)),
        Output("levels", "预警分级", state, computes=False, when=lambda inputs: "aqi" not in inputs),
    ),
    triggers=(
        ("空气质量指数",),
        ("红色预警", "@aqi"),
        ("橙色预警", "@aqi"),
        ("黄色预警", "@aqi"),
        ("蓝色预警", "@aqi"),
        ("预警", "@aqi"),
        ("应急响应", "@aqi"),
        ("大气重污染", "@aqi"),
        ("预警", "多少"),
        ("预警", "什么"),
        ("预警", "大气重污染"),
        ("预警", "空气质量指数"),
        ("预警", "严重污染"),
    ),
    unless=(
        "发布渠道",
        "签发",
        "机动车限行",
        "中小学幼儿园",
        "施工工地",
        "洒水",
        "老幼体弱者",
        "露天烧烤",
        "工业企业",
        "停工",
        "停课",
        "停产",
        "市指挥部",
        "职责",
        "启动应急响应",
        "预警变更和解除",
        "响应终止",
        "省级预警",
        "监测点位",
        "!监测点位",
        "空气质量监测",
        "措施宽严",
        "信息公开",
        "预警信息内容",
        "大气重污染的含义",
        "预警的发布",
        "资金保障",
        "总结评估",
        "监督检查",
        "联防联控",
    ),
    examples=(
        Example("200不预警", {"aqi": Decimal(200)}, "未达到预警条件"),
        Example("201是蓝色", {"aqi": Decimal(201)}, "四级预警（蓝色预警）"),
        Example("250还是蓝色", {"aqi": Decimal(250)}, "四级预警（蓝色预警）"),
        Example("251是黄色", {"aqi": Decimal(251)}, "三级预警（黄色预警）"),
        Example("301是橙色", {"aqi": Decimal(301)}, "二级预警（橙色预警）"),
        Example("401是红色", {"aqi": Decimal(401)}, "一级预警（红色预警）"),
        Example("500以上也是红色", {"aqi": Decimal(520)}, "一级预警（红色预警）"),
    ),
    suggestions=("这一级别学校怎么办？", "这一级别谁签发？", "这一级别工地要停工吗？"),
)
