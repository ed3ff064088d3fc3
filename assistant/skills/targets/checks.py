"""What a question supposes of a target, confirmed or corrected; its year by its figure; several figures one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.choice import in_any_scope
from assistant.skills.targets.figures import BOUND, figures, in_unit, said_as_target
from assistant.skills.targets.fit import matters, remembered
from assistant.skills.targets.sameness import distinct
from assistant.skills.targets.sums import compared
from assistant.skills.targets.unmet import in_a_row, unlike
from assistant.skills.targets.wording import in_english, in_year, quotes
from corpus.register.targets import Target

_ACTUAL = re.compile(r"做到|达到|完成|实际|目前|现在|我们|我行|分行|够|达标|差|超|只有|过")
_WHEN = re.compile(r"(?:20)?\d\d年?[^,，。]{0,2}还是(?:20)?\d\d|时间|年份|哪年|哪一年|哪个年")


def confirmed(chosen: Sequence[Target], situation: Situation) -> Draft | None:
    """Whether the target is what the question takes it to be: 2020年目标是100家对吧."""
    query = situation.query
    said = [one for one in figures(situation) if said_as_target(one, situation)]
    if len(said) != 1 or len(figures(situation)) > 1 or _ACTUAL.search(BOUND.sub("", query.text)):
        return None
    right = [target for target in chosen if in_unit(said[0], target, situation) == target.value]
    meant = [target for target in right if target.indicator == chosen[0].indicator]
    lead = "是的，" if meant else "" if right else "不是，"
    return _stated(lead, distinct(meant or (chosen if right else chosen[:1])), situation)


def in_what_year(found: Sequence[Target], situation: Situation) -> Draft | None:
    """The targets that have a figure whose year is asked for: 5亿是哪年的."""
    query = situation.query
    if "年均" in query.text or not (query.has("何时") or _WHEN.search(query.text)):
        return None
    right = [
        target for target in found if any(in_unit(one, target, situation) == target.value for one in figures(situation))
    ]
    return _stated("", distinct(right), situation) if right else None


def both_stated(situation: Situation) -> Draft | None:
    """The targets of different indicators that figures are, where several are told together: 80家和100家是一回事吗."""
    given = figures(situation)
    if len(given) < 2 or not situation.query.has("相差", "对吗"):
        return None
    found = in_any_scope(situation)
    right = [[target for target in found if in_unit(one, target, situation) == target.value] for one in given]
    shown = distinct([target for targets in right for target in targets])
    if not all(right) or len({target.indicator for target in shown}) < 2:
        return None
    return replace(
        _stated("", shown, situation), lead=f"{unlike(shown, situation)}目标是：{in_a_row(shown, situation)}。"
    )


def one_by_one(chosen: Sequence[Target], situation: Situation) -> Draft | None:
    """Each of several figures held against the indicator named before it: 深度4.3%，密度3900元，过没过."""
    pairs = list(_pairs(chosen, situation))
    if len(pairs) < 2:
        return None
    drafts = [compared(target, figure, situation) for target, figure in pairs]
    calculations = [draft.calculation for draft in drafts if draft.calculation]
    results = "；".join(f"{target.indicator}{one.value}" for (target, _), one in zip(pairs, calculations, strict=True))
    together = replace(calculations[0], steps=tuple(step for one in calculations for step in one.steps), value=results)
    return replace(
        drafts[0],
        lead="".join(draft.lead for draft in drafts),
        english=" ".join(draft.english for draft in drafts),
        quotes=quotes([target for target, _ in pairs]),
        calculation=together,
        focus={"indicators": [target.indicator for target, _ in pairs], "matters": remembered(situation)},
    )


def _pairs(chosen: Sequence[Target], situation: Situation) -> list[tuple[Target, Decimal]]:
    """Each indicator named with the figure that follows it before the next is named."""
    names = matters(situation)
    places = sorted((one for one in situation.query.mentions if one.concept in names), key=lambda one: one.start)
    found: list[tuple[Target, Decimal]] = []
    for place, mention in enumerate(places):
        end = places[place + 1].start if place + 1 < len(places) else len(situation.query.text)
        about = situation.known.lexicon.concepts[mention.concept]
        target = next(
            (one for one in chosen if any(term in one.indicator for term in (about.name, *about.terms))), None
        )
        values = [
            value
            for one in figures(situation)
            if target and mention.end <= one.start < end and (value := in_unit(one, target, situation)) is not None
        ]
        if target and values and target not in [one for one, _ in found]:
            found.append((target, values[0]))
    return found


def _stated(said: str, shown: Sequence[Target], situation: Situation) -> Draft:
    return Draft(
        Kind.LOOKUP,
        f"{said}目标是：{'；'.join(map(in_year, shown))}。",
        "; ".join(map(in_english, shown)) + ".",
        quotes=quotes(shown),
        suggestions=("原文",),
        focus={"indicators": list(dict.fromkeys(one.indicator for one in shown)), "matters": remembered(situation)},
    )
