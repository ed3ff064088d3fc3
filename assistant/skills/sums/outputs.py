"""What of a rule a question asks for: a limit, a question for what is missing, a stated figure or a computed result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.answers import Clarification, Kind, Option
from assistant.asks import Amount, Choice, Flag
from assistant.editions import Gap, edition_on
from assistant.rules import Output, Rule
from assistant.skills.base import Draft, Situation
from assistant.skills.sums.comparing import comparing
from assistant.skills.sums.filling import Filled, problems
from assistant.skills.sums.gaps import out_of_use
from assistant.skills.sums.households import options_named
from assistant.skills.sums.limiting import by_earlier, limited_answer
from assistant.skills.sums.results import computed, remembered
from assistant.understanding.query import Query
from assistant.wording.amounts import said_inputs


@dataclass(frozen=True)
class Case:
    """A rule and what is known for it: all that is given, what this message gives, whether it goes on with the talk."""

    rule: Rule
    given: Mapping[str, Any]
    situation: Situation
    new: Filled
    continued: bool = False

    def knowing(self, given: Mapping[str, Any]) -> Case:
        """The case with these inputs."""
        return replace(self, given=dict(given))


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
    output = _output(case, given)
    if not output.computes:
        given = _of_all_named(rule, given, comparing(situation))
    wrong = problems(rule, given)
    if wrong:
        name, problem = next(iter(wrong.items()))
        sound = {key: value for key, value in given.items() if key not in wrong}
        return _ask(case.knowing(sound), output, name, problem)
    missing = _missing(rule, output, given)
    if missing and comparing(situation).has("相差"):
        given = {**given, **_any_of(rule, output, given)}
        missing = _missing(rule, output, given)
    if missing and not rule.settled(output.name, given):
        return _ask(case.knowing(given), output, missing)
    return computed(rule, output, given, situation, case.new)


def _missing(rule: Rule, output: Output, given: Mapping[str, Any]) -> str:
    return next((name for name in _order(rule, output) if name not in given), "")


def _any_of(rule: Rule, output: Output, given: Mapping[str, Any]) -> dict[str, Any]:
    """For the one choice left open where a difference is asked: any option, as all are compared: 120平一个月差多少."""
    missing = [name for name in _order(rule, output) if name not in given]
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


def _output(case: Case, given: Mapping[str, Any]) -> Output:
    """What of the rule is asked for: the most specific output that the words ask for and the inputs allow."""
    rule, situation, continued = case.rule, case.situation, case.continued
    query, form = situation.query, situation.conversation.form_of(rule.name)
    usable = [one for one in rule.outputs if one.when(given)]
    chosen = _asked_output(rule, usable, query, given)
    if chosen:
        return chosen
    if continued and form and form.rule == rule.name and form.output:
        kept = rule.output(form.output)
        if _asks_more(case, kept, usable[0], given):
            return usable[0]
        return _further(rule, kept, given, usable)
    same = _as_before(rule, given, usable, situation) if continued else None
    if same:
        return same
    stating = [one for one in usable if not one.computes and not one.asked_by]
    if query.has("算一算"):
        stating = []
    amounts = [ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.required]
    if stating and not any(name in given for name in amounts) and not query.has("合计"):
        return stating[0]
    return usable[0]


def _asks_more(case: Case, kept: Output, whole: Output, given: Mapping[str, Any]) -> bool:
    """Whether the message gives an amount that what was asked before does not look at, and the whole can be computed."""
    amounts = {ask.name for ask in case.rule.inputs if isinstance(ask, Amount) and ask.required}
    new = amounts & set(case.new.given) - set(kept.needs)
    return bool(new) and kept.computes and "area" in given and new <= set(whole.needs) <= set(given)


def _as_before(rule: Rule, given: Mapping[str, Any], usable: list[Output], situation: Situation) -> Output | None:
    """What was asked of the rule spoken of before, where this one has it too and can compute it: 要是住宅期房呢."""
    form = situation.conversation.form
    other = next((one for one in situation.known.rules if form and one.name == form.rule != rule.name), None)
    label = other.output(form.output).label if other and form else ""
    return next((one for one in usable if one.label == label and all(name in given for name in one.needs)), None)


def _further(rule: Rule, kept: Output, given: Mapping[str, Any], usable: list[Output]) -> Output:
    """The output asked for before, or the one that follows it once what that needs is given."""
    later = rule.output(kept.then) if kept.then else next((one for one in usable if one.computes), None)
    ready = later is not None and bool(later.needs) and all(name in given for name in later.needs)
    if not later or not ready or (kept.computes and not kept.then):
        return kept
    return _further(rule, later, given, usable) if later.then else later


def _asked_output(rule: Rule, usable: list[Output], query: Query, given: Mapping[str, Any]) -> Output | None:
    if rule.choose:
        name = rule.choose(spoken_of(query), given)
        return rule.output(name) if name else None
    ranked = [one for one in usable if one.asked_by and query.has(*one.asked_by)]
    return ranked[0] if ranked else None


def _order(rule: Rule, output: Output) -> list[str]:
    return [name for name in (ask.name for ask in rule.inputs) if name in output.needs]


def spoken_of(query: Query) -> frozenset[str]:
    """The concepts spoken of; `!X` for one that is said not to be meant; a price per ㎡ asks for the rate."""
    denied = {f"!{mention.concept}" for mention in query.mentions if mention.negated}
    return query.concepts | denied | ({"单价"} if query.of_unit("每㎡", "元/㎡") else set())


def _ask(case: Case, output: Output, name: str, problem: str = "") -> Draft:
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
