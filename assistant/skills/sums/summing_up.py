"""The sum of results just computed: of two homes one after the other, of a home and a shop (两笔合起来, 两套加起来)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answers import Kind
from assistant.conversations import Form
from assistant.editions import Gap, edition_on
from assistant.figures import Figure, total
from assistant.rules import Outcome, Output, Rule
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.sums.asked import spoken_of
from assistant.skills.sums.households import joined
from assistant.skills.sums.results import calculated, computed, remembered
from assistant.understanding.quantity import Quantity
from assistant.wording.amounts import said_amount

#: What asks for several results as one sum.
_PUT_TOGETHER = re.compile(
    r"(?:合|加|凑|并|算|放)(?:起来|到?一[起块道处]|在一[起块道处])|[两俩三二几][笔套项家户处间份样边头者个房][^,，。]{0,8}(?:一共|总共|合计|总计|共|统共|拢共)"
    r"|(?:一共|总共|合计|总计|共)[^,，。]{0,6}[两俩三二几][笔套项家户处间份样边头者个]|[两俩三二几][笔项样者份个]?(?:都|全)?(?:相加|之和|加总|总和|的和)|\b(?:both|together|add(?:ed)? up|combined)\b"
)
_OF_A_MONTH = "每月"
#: Concepts that only say again that a home or a shop is meant, or whose.
_WHOSE = frozenset({"家人", "住宅用房", "商业办公用房", "户数"})


def sum_asked(situation: Situation) -> Draft | None:
    """The sum of the results just computed, where a message asks for that alone; None where it asks anything else."""
    talk, query = situation.conversation, situation.query
    form, last = talk.form, talk.last
    if form is None or last is None or talk.topic != "calculating" or last.kind != Kind.CALCULATION:
        return None
    if any(not _counts(one) for one in query.quantities) or not _PUT_TOGETHER.search(query.text):
        return None
    rules = {rule.name: rule for rule in situation.known.rules if rule.money}
    rule = rules.get(form.rule)
    if rule is None or not form.output or form.asked or not _nothing_else(rule, form, situation):
        return None
    return (
        _of_homes(rule, form, situation)
        or _of_both_fees(rule, form, situation)
        or _of_two_rules(rule, form, rules, situation)
    )


def _counts(one: Quantity) -> bool:
    """Whether a quantity only counts what is put together, or says again that it is by the month: 两套一个月."""
    return one.unit in {"", "户", "家", "项", "人", "每月"} or (one.unit in {"月", "个月"} and one.value == 1)


def _nothing_else(rule: Rule, form: Form, situation: Situation) -> bool:
    """Whether a message names nothing beside the ways of asking, whose home it is, and what was computed."""
    concepts = situation.known.lexicon.concepts
    own = {*_WHOSE, *rule.output(form.output).asked_by}
    return all(
        one in own or (one in concepts and concepts[one].group == "asking")
        for one in spoken_of(situation.query)
        if not one.startswith("!")
    )


def _of_homes(rule: Rule, form: Form, situation: Situation) -> Draft | None:
    """The last result for all homes told of one after the other."""
    homes = list(form.homes.values()) if len(form.homes) > 1 else [form.before, form.given]
    told = [home for home in homes if home.get("area") is not None]
    output = rule.output(form.output)
    if len(told) < 2 or len({str(home["area"]) for home in told}) < 2 or not output.computes:
        return None
    if any(isinstance(value, tuple) for home in told for value in home.values()):
        return None
    given = joined(rule, told)
    if any(name not in given for name in output.needs):
        return None
    return computed(rule, output, given, situation)


def _of_both_fees(rule: Rule, form: Form, situation: Situation) -> Draft | None:
    """The whole of one home of which parts were computed one after the other."""
    whole, given = rule.outputs[0], {**form.before, **form.given}
    agreeing = all(form.given.get(name, value) == value for name, value in form.before.items())
    if not form.before or not agreeing or not whole.computes or not whole.needs:
        return None
    return computed(rule, whole, given, situation) if all(name in given for name in whole.needs) else None


def _of_two_rules(rule: Rule, form: Form, rules: Mapping[str, Rule], situation: Situation) -> Draft | None:
    """The last result and the one of the rule spoken of before, added."""
    other = next((one for one in situation.conversation.earlier if one.rule in rules and one.output), None)
    if other is None:
        return None
    first, second = _result(rules[other.rule], other, situation), _result(rule, form, situation)
    if first is None or second is None:
        return None
    figures = tuple(outcome.figure for _, outcome in (first, second) if outcome.figure)
    labels = [output.label for output, _ in (first, second)]
    if len({_OF_A_MONTH in label for label in labels}) > 1 or any(one.unit != "元" for one in figures):
        return None
    return _added(rule, form, figures, (rules[other.rule].title, rule.title), situation)


def _added(
    rule: Rule, form: Form, figures: tuple[Figure, ...], titles: tuple[str, ...], situation: Situation
) -> Draft | None:
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if len(figures) != 2 or isinstance(edition, Gap):
        return None
    summed = total(figures, "两笔合计", "元")
    each = " + ".join(said_amount(one.value, "元") for one in figures)
    said = "，".join(f"{title}{said_amount(one.value, '元')}" for title, one in zip(titles, figures, strict=True))
    lead = f"两笔合计{said_amount(summed.value, '元')}：{each} = {said_amount(summed.value, '元')}（{said}）。"
    outcome = Outcome("两笔合计", summed)
    return Draft(
        Kind.CALCULATION,
        lead,
        f"Both together: {each} = {said_amount(summed.value, '元')}.",
        quotes=tuple(Quote(one, one.text) for one in map(situation.known.library.clause, summed.clauses)),
        calculation=calculated(rule, edition, outcome, form.given, situation),
        suggestions=rule.suggestions,
        form=remembered(rule, form.given, form.output, situation),
        money=rule.decides,
    )


def _result(rule: Rule, form: Form, situation: Situation) -> tuple[Output, Outcome] | None:
    """What a form comes to, once more."""
    edition, output = edition_on(situation.known.editions[rule.name], situation.day), rule.output(form.output)
    if isinstance(edition, Gap) or not output.computes or any(name not in form.given for name in output.needs):
        return None
    outcome = output.compute(form.given, edition.law)
    return (output, outcome) if outcome.figure else None
