"""What of a rule a question asks for: a limit, a question for what is missing, a stated figure or a computed result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.asks import Choice
from assistant.editions import Gap, edition_on
from assistant.rules import Output, Rule
from assistant.skills.base import Draft
from assistant.skills.sums.asked import output_asked
from assistant.skills.sums.case import Case
from assistant.skills.sums.comparing import comparing
from assistant.skills.sums.gaps import out_of_use
from assistant.skills.sums.households import options_named
from assistant.skills.sums.limiting import by_earlier, limited_answer
from assistant.skills.sums.missing import inputs_in_order, question_for
from assistant.skills.sums.problems import problems
from assistant.skills.sums.results import computed
from assistant.understanding.query import Query


def answer(case: Case) -> Draft:
    """The rule's answer: a limit, a question for what is missing, a stated figure or a computed result."""
    rule, situation = case.rule, case.situation
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap):
        return out_of_use(edition, situation)
    decided = by_earlier(rule, edition, situation)
    if decided:
        return _by_what_held(replace(case, situation=replace(situation, day=decided)))
    return limited_answer(rule, case.given, edition, situation) or _filled(case)


def _by_what_held(case: Case) -> Draft:
    """The answer by the figures that held on the day of a decision, as the transition clause of the later notice has it."""
    made, day = _filled(case), case.situation.day
    told = f"征收决定在{day.year}年{day.month}月{day.day}日作出，按当时施行的标准。"
    return replace(
        made, lead=told + made.lead, english=f"By what held on {day}, the day of the decision: {made.english}"
    )


def _filled(case: Case) -> Draft:
    """What is computed or stated, or the question for what is missing."""
    rule, situation = case.rule, case.situation
    given = _one_of_compared(rule, dict(case.given), comparing(situation))
    output = output_asked(case, given)
    if not output.computes:
        given = _of_all_named(rule, given, comparing(situation))
    wrong = problems(rule, given)
    if wrong:
        name, problem = next(iter(wrong.items()))
        sound = {key: value for key, value in given.items() if key not in wrong}
        return question_for(case.knowing(sound), output, name, problem)
    missing = _missing(rule, output, given)
    if missing and comparing(situation).has("相差"):
        given = {**given, **_any_of(rule, output, given)}
        missing = _missing(rule, output, given)
    if missing and not rule.settled(output.name, given):
        return question_for(case.knowing(given), output, missing)
    return computed(rule, output, given, situation, case.new)


def _missing(rule: Rule, output: Output, given: Mapping[str, Any]) -> str:
    return next((name for name in inputs_in_order(rule, output) if name not in given), "")


def _any_of(rule: Rule, output: Output, given: Mapping[str, Any]) -> dict[str, Any]:
    """For the one choice left open where a difference is asked: any option, as all are compared: 120平一个月差多少."""
    missing = [name for name in inputs_in_order(rule, output) if name not in given]
    ask = rule.input(missing[0]) if len(missing) == 1 else None
    if not isinstance(ask, Choice):
        return {}
    return {ask.name: next(iter(ask.options))}


def _one_of_compared(rule: Rule, given: dict[str, Any], query: Query) -> dict[str, Any]:
    """Where a difference is asked between two options or sizes: one of them, the one for which more must be known.

    Two sizes between which it is asked are not the homes of one household; the comparison names both.
    """
    if not query.has("相差"):
        return given
    kept = dict(given)
    for ask in rule.inputs:
        value = given.get(ask.name)
        if isinstance(value, tuple) and len(value) == 2:
            kept[ask.name] = max(value)
        elif isinstance(ask, Choice) and len(named := options_named(ask, query)) > 1:
            open_ones = [one for one in named if not rule.settled(rule.outputs[0].name, {**kept, ask.name: one})]
            kept[ask.name] = (open_ones or named)[-1]
    return kept


def _of_all_named(rule: Rule, given: dict[str, Any], query: Query) -> dict[str, Any]:
    """Where stated figures are compared, a choice of which several options are named is left open."""
    several = [ask.name for ask in rule.inputs if isinstance(ask, Choice) and len(options_named(ask, query)) > 1]
    return {name: value for name, value in given.items() if name not in several}
