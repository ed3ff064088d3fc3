"""The result of a rule whose inputs are complete: computed or stated, with what it rests on and what is remembered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.answers import Calculation, Kind, Receipt
from assistant.asks import Amount
from assistant.conversations import Form
from assistant.editions import Edition, Gap, edition_on
from assistant.rules import Outcome, Output, Rule
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.sums import owners
from assistant.skills.sums.comparing import comparing, said_comparison, said_together
from assistant.skills.sums.filling import Filled
from assistant.skills.sums.gaps import out_of_use
from assistant.wording.rules import said_result, said_roughly, said_verification


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


def computed(
    rule: Rule, output: Output, given: Mapping[str, Any], situation: Situation, new: Filled | None = None
) -> Draft:
    """The result of a rule whose inputs are complete; for a day before it holds there is none."""
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap):
        return out_of_use(edition, situation)
    begins = edition.law.notice.effective_from
    if begins and situation.day < begins:
        return _not_yet(rule, edition, given)
    used = _used(rule, output, given)
    outcome = output.compute(used, edition.law)
    form = remembered(rule, given, output.name, situation, new)
    if not output.computes:
        return _stated(rule, edition, outcome, situation, form)
    compared = said_comparison(rule, edition, output, used, situation, new.given if new else {})
    lead, english = said_result(rule, outcome, used, situation.query)
    first, after = (compared, ()) if comparing(situation).has("相差") else ((), compared)
    together = said_together(rule, outcome, situation)
    return Draft(
        Kind.CALCULATION,
        "".join((*first, lead)),
        english,
        tuple(one for one in (*after, *outcome.remarks, said_roughly(situation.query), together) if one),
        _quotes(edition, outcome),
        calculated(rule, edition, outcome, used, situation),
        suggestions=rule.suggestions,
        form=form,
        money=rule.decides if rule.money else "",
    )


def _stated(rule: Rule, edition: Edition, outcome: Outcome, situation: Situation, form: Form) -> Draft:
    claim = said_verification(outcome, edition, situation.query)
    return Draft(
        Kind.LOOKUP,
        claim + outcome.verdict + "。",
        f"{outcome.english}.",
        outcome.remarks,
        quotes=_quotes(edition, outcome),
        suggestions=rule.suggestions,
        form=form,
    )


def _used(rule: Rule, output: Output, given: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs without those that only other outputs look at."""
    aside = {ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.aside}
    return {name: value for name, value in given.items() if name not in aside or name in output.needs}


def remembered(
    rule: Rule,
    given: Mapping[str, Any],
    output: str,
    situation: Situation,
    new: Filled | None = None,
    asked: str = "",
) -> Form:
    """The form as it is kept: with the inputs of the result before, and the homes that were named by their owners."""
    last = situation.conversation.form_of(rule.name)
    before = last.given if last and last.output and not last.asked and dict(last.given) != dict(given) else None
    homes = owners.kept(rule, given, last.homes if last else {}, new.homes if new else {})
    return Form(rule.name, dict(given), output, asked, before or (last.before if last else {}), homes)


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
