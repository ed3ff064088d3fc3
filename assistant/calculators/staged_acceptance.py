"""主体结构分段验收: whether a prefabricated building may be accepted in stages."""

from __future__ import annotations

from decimal import Decimal

from assistant.asks import Amount, Inputs
from assistant.exclusions import EXCLUDED, NOT_SUPPORTED
from assistant.figures import Figure, Stated, given
from assistant.rules import Example, Law, Outcome, Output, Rule

FROM = Stated("层数界线", "{层}以上的装配式建筑项目，建设单位可申请主体结构分段验收", "层")


def compute(inputs: Inputs, law: Law) -> Outcome:
    """Whether the number of storeys reaches the bound; the notice does not say whether 以上 includes it."""
    floors, least = given(Decimal(str(inputs["floors"])), "层"), law(FROM)
    reached = floors.value >= least.value
    step = Figure(
        floors.value, "层", f"{floors.written} {'≥' if reached else '<'} {least.written}", least.clauses
    ).called("与层数界线比较", "层")
    if not reached:
        said = f"不适用：{floors.written}未达到{least.written}以上，通知没有规定可以申请主体结构分段验收"
        return Outcome("能否分段验收", step, said, english=f"no: {floors.written} is below {least.written}")
    remarks = (
        ("通知没有写明“以上”是否含本数，按通常理解含本数，请向建设部门确认。",) if floors.value == least.value else ()
    )
    said = f"可以：{floors.written}的装配式建筑项目达到{least.written}以上，建设单位可申请主体结构分段验收"
    return Outcome("能否分段验收", step, said, remarks, english=f"yes: {floors.written} reaches {least.written}")


def state(inputs: Inputs, law: Law) -> Outcome:
    """The bound as stated."""
    said = f"{law.words(FROM)}层以上的装配式建筑项目，建设单位可申请主体结构分段验收"
    return Outcome(
        "分段验收",
        verdict=said,
        clauses=(law.clause(FROM).id,),
        english=f"prefabricated buildings of {law.words(FROM)} storeys or more",
    )


RULE = Rule(
    name="staged_acceptance",
    title="装配式建筑主体结构分段验收",
    title_en="Staged acceptance of prefabricated buildings",
    computes="装配式建筑项目能否申请主体结构分段验收",
    inputs=(
        Amount(
            "floors",
            "层数",
            "层",
            "这栋楼一共几层？",
            "How many storeys?",
            ("层", ""),
            maximum=Decimal(1000),
            cues=("层", "楼"),
            whole=True,
        ),
    ),
    figures=(FROM, EXCLUDED),
    outputs=(
        Output("allowed", "能否申请", compute, needs=("floors",)),
        Output("bound", "界线", state, computes=False, when=lambda inputs: "floors" not in inputs),
    ),
    triggers=(("分段验收",),),
    examples=(
        Example("18层可以", {"floors": Decimal(18)}, "可申请主体结构分段验收"),
        Example("10层可以", {"floors": Decimal(10)}, "可申请主体结构分段验收"),
        Example("6层不适用", {"floors": Decimal(6)}, "不适用"),
    ),
    limits=(NOT_SUPPORTED,),
    suggestions=("6层的楼呢？", "原文"),
)
