"""Rules: finds the rule that a question asks for, fills its inputs, asks for what is missing, computes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.answers import Calculation, Clarification, Kind, Option, Receipt
from assistant.asks import Amount, Choice, Flag
from assistant.conversations import Form
from assistant.editions import Edition, Gap, edition_on
from assistant.rules import Outcome, Output, Rule
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.filling import problems, read_inputs
from assistant.skills.gaps import out_of_use
from assistant.skills.levels import COLOURS, index_said, levels_said
from assistant.skills.limiting import by_earlier, decision_dated, limited_answer
from assistant.understanding.query import Query
from assistant.wording.amounts import said_inputs
from assistant.wording.rules import (
    comparing,
    options_named,
    said_comparison,
    said_result,
    said_together,
    said_verification,
)

_ASKING = (
    "算一算",
    "怎么规定",
    "多少",
    "合计",
    "每月多少",
    "单价",
    "能否",
    "对吗",
    "相差",
    "何时",
    "什么",
    "不足按最低计发",
    "不支付",
)


@dataclass(frozen=True)
class _Fit:
    rule: Rule
    points: float
    given: Mapping[str, Any]
    continued: bool


_COMING_BACK = re.compile(r"回到|接着|刚才|刚刚|还是说|改成|之前|上面|前面|再说|继续|那个总数|来着")


class Calculating:
    """Answers with a rule."""

    name = "calculating"

    def bid(self, situation: Situation) -> Bid | None:
        """The best-fitting rule, or the open form where the message goes on with it."""
        fits = [fit for rule in situation.known.rules if (fit := _fit(rule, situation))]
        if not fits:
            return None
        best = max(fits, key=lambda fit: (fit.points, fit.rule.name))
        return Bid(self.name, best.points, lambda: answer(best.rule, dict(best.given), situation, best.continued))


def _fit(rule: Rule, situation: Situation) -> _Fit | None:
    query = situation.query
    form = situation.conversation.form_of(rule.name) or situation.conversation.form
    spoken = situation.once("spoken", lambda: _spoken(query))
    dated = any(limit.transition for limit in rule.limits) and decision_dated(query)
    if not (form or dated or rule.name in situation.once("rules", lambda: _might_be_meant(spoken, situation))):
        return None
    mine = form is not None and form.rule == rule.name
    follows = form is not None and (mine or _related(rule, form)) and situation.conversation.topic == "calculating"
    given = read_inputs(rule, query, form.asked if mine and form else "", form.given if form and follows else ())
    given = {**_level(rule, situation, given), **given}
    index = index_said(situation) if "aqi" in {ask.name for ask in rule.inputs} else None
    if index is not None:
        given = {**given, "aqi": index}
    kept_names = tuple(form.given) if form and follows and query.elliptic else ()
    shown = spoken | {f"@{name}" for name in (*given, *kept_names)}
    if form and situation.conversation.topic == "calculating":
        shown |= {f"@after {form.rule}"}
    trigger = max((len(one) for one in rule.triggers if set(one) <= shown), default=0)
    if dated:
        trigger = max(trigger, 2)
    no_alert = index is not None and not levels_said(situation)
    blocked = any(concept in spoken for concept in rule.unless) and not no_alert
    if blocked and not (mine and form and form.asked in given):
        return None
    if form and (mine or _related(rule, form)) and _goes_on(query, form, given, trigger, mine, situation):
        kept = {name: value for name, value in form.given.items() if name in {ask.name for ask in rule.inputs}}
        asked = 3.0 if form.asked in given and mine else 0.0
        switched = 0.0 if mine else 1.0
        return _Fit(rule, 3.0 + asked + switched + trigger + _evidence(query, given), {**kept, **given}, True)
    if not trigger:
        return None
    measured = any(isinstance(ask, Amount) and ask.name in given for ask in rule.inputs)
    alone = 0.8 if not given and _says_little_else(query) else 0.0
    points = 1.7 + trigger + 1.2 * _evidence(query, given) + (0.8 if measured else 0.0) + alone
    return _Fit(rule, points, given, False)


def _might_be_meant(spoken: frozenset[str], situation: Situation) -> frozenset[str]:
    """The rules of which all concepts of a trigger are spoken of, whatever else that trigger needs."""
    rules = situation.known.rules
    needs = situation.known.once(
        "concepts of triggers",
        lambda: [
            (rule.name, frozenset(one for one in trigger if not one.startswith("@")))
            for rule in rules
            for trigger in rule.triggers
        ],
    )
    return frozenset(name for name, concepts in needs if concepts <= spoken)


def _says_little_else(query: Query) -> bool:
    """Whether a message is hardly more than the matter: 我想问问拆迁补偿."""
    return len(query.text) <= 8 and 2 * sum(one.end - one.start for one in query.mentions) >= len(query.text)


def _spoken(query: Query) -> frozenset[str]:
    """The concepts spoken of; `!X` for one that is said not to be meant; a price per ㎡ asks for the rate."""
    denied = {f"!{mention.concept}" for mention in query.mentions if mention.negated}
    return query.concepts | denied | ({"单价"} if query.of_unit("每㎡", "元/㎡") else set())


def _level(rule: Rule, situation: Situation, given: Mapping[str, Any]) -> dict[str, Any]:
    """An alert level that the question gives by its index (AQI 410) rather than by its colour."""
    for ask in rule.inputs:
        if isinstance(ask, Choice) and ask.name not in given:
            meant = (
                {COLOURS[colour] for colour in levels_said(situation)} if index_said(situation) is not None else set()
            )
            for name, option in ask.options.items():
                if meant & set(option.concepts):
                    return {ask.name: name}
    return {}


def _evidence(query: Query, given: Mapping[str, Any]) -> float:
    return min(len(given), 4) * 1.0 + (1.0 if query.has(*_ASKING) else 0.0)


def _related(rule: Rule, form: Form) -> bool:
    """Whether a form can be carried over to this rule: the two home and shop rules share inputs."""
    return (
        rule.name != form.rule and bool({"area"} & set(form.given) & {ask.name for ask in rule.inputs}) and rule.money
    )


def _goes_on(
    query: Query, form: Form, given: Mapping[str, Any], trigger: int, mine: bool, situation: Situation
) -> bool:
    """Whether a message continues the form rather than asks something new."""
    open_form = situation.conversation.form
    last_was_rule = (
        situation.conversation.topic == "calculating" and open_form is not None and open_form.rule == form.rule
    )
    if mine and not last_was_rule and _COMING_BACK.search(query.text) and (given or trigger):
        return True
    if form.asked and form.asked in given and mine:
        return True
    if not mine:
        return last_was_rule and trigger > 0 and query.elliptic and not {"area"} & set(given)
    if not last_was_rule:
        return bool(form.asked) and bool(given) and not trigger
    fresh = trigger and len(given) >= 3
    return not fresh and (bool(given) or trigger > 0 or query.has("相差", "合计", "每月多少"))


def answer(rule: Rule, given: dict[str, Any], situation: Situation, continued: bool = False) -> Draft:
    """The rule's answer: a limit, a question for what is missing, a stated figure or a computed result."""
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap):
        return out_of_use(edition, situation)
    decided = by_earlier(rule, edition, situation)
    if decided:
        return _by_what_held(rule, given, replace(situation, day=decided), continued)
    limited = limited_answer(rule, given, edition, situation)
    return limited or _filled(rule, given, situation, continued)


def _filled(rule: Rule, given: dict[str, Any], situation: Situation, continued: bool) -> Draft:
    """What is computed or stated, or the question for what is missing."""
    given = _one_of_compared(rule, given, comparing(situation))
    output = _output(rule, given, situation, continued)
    if not output.computes:
        given = _of_all_named(rule, given, comparing(situation))
    wrong = problems(rule, given)
    if wrong:
        name, problem = next(iter(wrong.items()))
        return _ask(
            rule, {key: value for key, value in given.items() if key not in wrong}, output, name, situation, problem
        )
    missing = next((name for name in _order(rule, output) if name not in given), None)
    if missing and not rule.settled(output.name, given):
        return _ask(rule, given, output, missing, situation)
    return computed(rule, output, given, situation)


def _by_what_held(rule: Rule, given: dict[str, Any], then: Situation, continued: bool) -> Draft:
    """The answer by the figures that held on the day of a decision, as the transition clause of the later notice has it."""
    made = _filled(rule, given, then, continued)
    day = then.day
    told = f"征收决定在{day.year}年{day.month}月{day.day}日作出，按当时施行的标准。"
    return replace(
        made, lead=told + made.lead, english=f"By what held on {day}, the day of the decision: {made.english}"
    )


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
    return {name: value for name, value in given.items() if name not in several or not query.has("相差")}


def _output(rule: Rule, given: Mapping[str, Any], situation: Situation, continued: bool) -> Output:
    """What of the rule is asked for: the most specific output that the words ask for and the inputs allow."""
    query, form = situation.query, situation.conversation.form_of(rule.name)
    usable = [one for one in rule.outputs if one.when(given)]
    chosen = _asked_output(rule, usable, query, given)
    if chosen:
        return chosen
    if continued and form and form.rule == rule.name and form.output:
        kept = rule.output(form.output)
        return _further(rule, kept, given, usable)
    stating = [one for one in usable if not one.computes and not one.asked_by]
    if query.has("算一算"):
        stating = []
    amounts = [ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.required]
    if stating and not any(name in given for name in amounts) and not query.has("合计"):
        return stating[0]
    return usable[0]


def _further(rule: Rule, kept: Output, given: Mapping[str, Any], usable: list[Output]) -> Output:
    """The output asked for before, or the one that follows it once what that needs is given."""
    later = rule.output(kept.then) if kept.then else next((one for one in usable if one.computes), None)
    ready = later is not None and bool(later.needs) and all(name in given for name in later.needs)
    if not later or not ready or (kept.computes and not kept.then):
        return kept
    return _further(rule, later, given, usable) if later.then else later


def _asked_output(rule: Rule, usable: list[Output], query: Query, given: Mapping[str, Any]) -> Output | None:
    if rule.choose:
        name = rule.choose(_spoken(query), given)
        return rule.output(name) if name else None
    ranked = [one for one in usable if one.asked_by and query.has(*one.asked_by)]
    return ranked[0] if ranked else None


def _order(rule: Rule, output: Output) -> list[str]:
    return [name for name in (ask.name for ask in rule.inputs) if name in output.needs]


def _ask(
    rule: Rule, given: Mapping[str, Any], output: Output, name: str, situation: Situation, problem: str = ""
) -> Draft:
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
    form = Form(rule.name, dict(given), output.name, name)
    return Draft(
        Kind.CLARIFICATION,
        lead,
        english,
        clarification=clarification,
        form=form,
        suggestions=tuple(one.value for one in options)[:4],
    )


def _not_yet(rule: Rule, edition: Edition, given: Mapping[str, Any]) -> Draft:
    first = next(iter(edition.law.readings.values())).clause
    return Draft(
        Kind.CLAUSE,
        "施行之前不适用，不能据此计算。",
        "Nothing is computed for an earlier day.",
        quotes=(Quote(_commencement(edition) or first),),
        form=Form(rule.name, dict(given)),
    )


def _commencement(edition: Edition) -> Any:
    return next(
        (clause for clause in edition.law.notice.clauses if re.search(r"起(?:施行|实施|执行)", clause.text)), None
    )


def computed(rule: Rule, output: Output, given: Mapping[str, Any], situation: Situation) -> Draft:
    """The result of a rule whose inputs are complete; for a day before it holds there is none."""
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap):
        return out_of_use(edition, situation)
    begins = edition.law.notice.effective_from
    if begins and situation.day < begins:
        return _not_yet(rule, edition, given)
    outcome = output.compute(given, edition.law)
    form = Form(rule.name, dict(given), output.name)
    quotes = _quotes(edition, outcome)
    if not output.computes:
        claim = said_verification(outcome, edition, situation.query)
        return Draft(
            Kind.LOOKUP,
            claim + outcome.verdict + "。",
            f"{outcome.english}.",
            quotes=quotes,
            suggestions=rule.suggestions,
            form=form,
        )
    calculation = calculated(rule, edition, outcome, given, situation)
    compared = said_comparison(rule, edition, output, given, situation)
    lead, english = said_result(rule, outcome, given, situation.query)
    together = said_together(rule, outcome, situation)
    details = tuple(one for one in (*compared, *outcome.remarks, together) if one)
    return Draft(
        Kind.CALCULATION,
        lead,
        english,
        details,
        quotes,
        calculation,
        suggestions=rule.suggestions,
        form=form,
        money=rule.decides if rule.money else "",
    )


def calculated(
    rule: Rule, edition: Edition, outcome: Outcome, given: Mapping[str, Any], situation: Situation
) -> Calculation:
    """The calculation of an outcome, with the receipt that lets anyone repeat it."""
    figure = outcome.figure
    receipt = Receipt(rule.name, rule.fingerprint, situation.known.version, situation.day)
    value = outcome.verdict if outcome.verdict or figure is None else figure.value
    unit = "" if outcome.verdict or figure is None else figure.unit
    return Calculation(rule.name, dict(given), figure.steps if figure else (), value, unit, receipt)


def _quotes(edition: Edition, outcome: Outcome) -> tuple[Quote, ...]:
    ids = dict.fromkeys((*(outcome.figure.clauses if outcome.figure else ()), *outcome.clauses))
    clauses = edition.law.clauses
    return tuple(Quote(clauses[one], _telling(clauses[one].text)) for one in ids if one in clauses)


def _telling(text: str) -> str:
    return text if len(text) <= 400 else ""
