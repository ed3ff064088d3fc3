"""The question for an input of a rule that is missing or wrong."""

from __future__ import annotations

from assistant.answers import Clarification, Kind, Option
from assistant.asks import Choice, Flag
from assistant.rules import Output, Rule
from assistant.skills.base import Draft
from assistant.skills.sums.case import Case
from assistant.skills.sums.results import remembered
from assistant.wording.amounts import said_inputs


def inputs_in_order(rule: Rule, output: Output) -> list[str]:
    """The names of the inputs that an output needs, in the order in which they are asked for."""
    return [name for name in (ask.name for ask in rule.inputs) if name in output.needs]


def question_for(case: Case, output: Output, name: str, problem: str = "") -> Draft:
    """The question for an input that is missing or wrong."""
    rule, given = case.rule, case.given
    ask = rule.input(name)
    options = tuple(Option(one.label, one.label) for one in ask.options.values()) if isinstance(ask, Choice) else ()
    if isinstance(ask, Flag):
        options = (Option("是", "是"), Option("否", "否"))
    told = said_inputs(rule, given)
    lead = (
        (f"{problem}。" if problem else "")
        + (f"已记下：{told}。" if told else "")
        + f"要计算{output.label if output.label != '合计' else rule.title}，还需要知道：{ask.question}"
    )
    english = ask.question_en
    clarification = Clarification(name, ask.question, options)
    form = remembered(rule, given, output.name, case.situation, case.new, name)
    return Draft(
        Kind.CLARIFICATION,
        lead,
        english,
        clarification=clarification,
        form=form,
        suggestions=tuple(one.value for one in options)[:4],
    )
