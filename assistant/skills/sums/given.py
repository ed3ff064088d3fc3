"""What the message and the talk before give of a rule's inputs, and by which inputs a rule shows that it is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.answers import Kind
from assistant.asks import Choice
from assistant.conversations import Form
from assistant.editions import Gap, edition_on
from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS, index_said, level_computed, levels_said
from assistant.skills.sums.filling import Filled, read
from assistant.skills.sums.going_on import related
from assistant.skills.sums.triggers import says_little_else
from assistant.understanding.query import Query

_CASE, _PLACES = re.compile(r"第([一二三四五12345])[种个类条项]"), "一二三四五12345"
_QUOTING = frozenset({Kind.CLAUSE.value, Kind.LOOKUP.value})


def implied_form(rule: Rule, situation: Situation) -> Form | None:
    """An empty form, where the clause just quoted is one that states the rule's figures: 本来能贷八十万 after the clause on loans."""
    last, talk = situation.conversation.last, situation.conversation
    if talk.topic == "calculating" or not last or not last.citations or last.kind not in _QUOTING:
        return None
    edition = edition_on(situation.known.editions[rule.name], situation.day)
    if isinstance(edition, Gap) or not rule.money:
        return None
    stating = {reading.clause.id for reading in edition.law.readings.values() if reading.stated.unit}
    if last.citations[0] not in stating:
        return None
    return Form(rule.name, read(rule, situation.known.reader.read(last.question)).given)


def read_in_talk(rule: Rule, situation: Situation, form: Form | None, mine: bool) -> Filled:
    """What the message gives, in the light of the form it may go on with."""
    talking = situation.conversation.topic == "calculating"
    follows = form is not None and (mine or related(rule, form)) and talking
    new = read(
        rule,
        situation.query,
        form.asked if mine and form else "",
        form.given if form and follows else (),
        form.homes if form and mine else {},
    )
    given = {**_level(rule, situation, new.given), **new.given}
    if form and mine:
        given = {**_case_picked(rule, form, situation.query), **given}
    index = index_said(situation) if not rule.money else None
    if index is not None:  # the number of the index is no temperature
        given = {name: value for name, value in given.items() if value != index}
        given = {**given, "aqi": index} if "aqi" in {ask.name for ask in rule.inputs} else given
    return Filled(given, new.homes)


def _case_picked(rule: Rule, form: Form, query: Query) -> dict[str, Any]:
    """The inputs of the case that the message picks out of those just listed: 我属于第二种."""
    cases = rule.output(form.output).cases if form.output else ()
    picked = _CASE.search(query.text)
    place = _PLACES.find(picked[1]) % len(_PLACES[:5]) if picked else len(cases)
    return dict(cases[place]) if place < len(cases) else {}


def shown_in_talk(
    rule: Rule, situation: Situation, form: Form | None, given: Mapping[str, Any], mine: bool
) -> frozenset[str]:
    """What triggers may ask for beside concepts: inputs given, the rule spoken of before, a message of hardly more."""
    query, talking = situation.query, situation.conversation.topic == "calculating"
    follows = form is not None and (mine or related(rule, form)) and talking
    kept = tuple(form.given) if form and follows and query.elliptic else ()
    shown = {f"@{name}" for name in (*given, *kept)}
    if form and talking:
        shown.add(f"@after {form.rule}")
    if says_little_else(query):
        shown.add("@alone")
    return frozenset(shown)


def _levels_before(situation: Situation) -> list[str]:
    """The one level that the talk is of where the message names none: the one quoted, or the one its index called for."""
    talk = situation.conversation
    if levels_said(situation) or talk.topic not in {"measures", "signing", "calculating"}:
        return []
    levels = [colour for colour in talk.focus.get("levels", ()) if colour in COLOURS]
    levels = levels or level_computed(situation)
    return levels if len(levels) == 1 else []


def _level(rule: Rule, situation: Situation, given: Mapping[str, Any]) -> dict[str, Any]:
    """An alert level that the question gives by its index (AQI 410) rather than by its colour, or the one spoken of."""
    for ask in rule.inputs:
        if isinstance(ask, Choice) and ask.name not in given:
            levels = levels_said(situation) if index_said(situation) is not None else _levels_before(situation)
            meant = {COLOURS[colour] for colour in levels}
            for name, option in ask.options.items():
                if meant & set(option.concepts):
                    return {ask.name: name}
    return {}
