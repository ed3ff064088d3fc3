"""Which output of a rule a question asks for: by its words, by what was asked before, by what the inputs allow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.asks import Amount
from assistant.rules import Output, Rule
from assistant.skills.base import Situation
from assistant.skills.sums.case import Case
from assistant.understanding.query import Query


def output_asked(case: Case, given: Mapping[str, Any]) -> Output:
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
    ready = (one for one in ranked if one.computes and one.needs and all(name in given for name in one.needs))
    return next(ready, ranked[0] if ranked else None)


def spoken_of(query: Query) -> frozenset[str]:
    """The concepts spoken of; `!X` for one that is said not to be meant; a price per ㎡ asks for the rate."""
    denied = {f"!{mention.concept}" for mention in query.mentions if mention.negated}
    return query.concepts | denied | ({"单价"} if query.of_unit("每㎡", "元/㎡") else set())
