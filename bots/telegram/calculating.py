"""The guided calculator: asks a rule's inputs one by one, then asks the assistant with all of them in one sentence."""

from __future__ import annotations

import re
from dataclasses import replace as changed
from decimal import Decimal
from typing import Any

from bots.telegram import answering, sending, texts
from bots.telegram.blocks import Block
from bots.telegram.chats import Calculator, Choice
from bots.telegram.office import Office, Visit

JSON = dict[str, Any]

_NUMERAL = re.compile(r"[0-9０-９零〇一二三四五六七八九十百千万亿两半]")
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(万|亿)?")
_BARE = re.compile(r"\s*[0-9.]+\s*")
_TIMES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_LONGEST_VALUE = 20


async def choose(office: Office, visit: Visit) -> None:
    """Offers every calculator."""
    rules = await office.desk.rules()
    await answering.offer(office, visit, texts.FEE, tuple(Choice(rule["title"], "fee", rule["name"]) for rule in rules))


async def begin(office: Office, visit: Visit, name: str) -> None:
    """Starts a calculation with its first question."""
    rule = await office.desk.rule(name)
    if rule is None:
        await sending.send(visit, [Block(texts.FEE_GONE)])
        return
    asked = _missing(rule, {})
    if asked is None:
        await answering.answer(office, visit, rule["title"])
        return
    _remember(office, visit, Calculator(name))
    text = texts.FEE_STARTED.format(title=rule["title"], computes=rule["computes"], question=_question(visit, asked))
    await answering.offer(office, visit, text, _options(asked))


async def take(office: Office, visit: Visit, said: str) -> bool:
    """Takes what was said as the value that a calculation waits for; whether it was one."""
    waiting = office.chats.get(visit.owner).calculator
    rule = await office.desk.rule(waiting.rule) if waiting else None
    asked = _missing(rule, waiting.given) if rule and waiting else None
    if waiting is None or rule is None or asked is None:
        return False
    value = _value(asked, said)
    if not value:
        return False
    given = {**waiting.given, asked["name"]: value}
    await _continue(office, visit, rule, given, asked)
    return True


async def reminder(office: Office, visit: Visit) -> list[Block]:
    """What a calculation that was interrupted still waits for."""
    waiting = office.chats.get(visit.owner).calculator
    rule = await office.desk.rule(waiting.rule) if waiting else None
    asked = _missing(rule, waiting.given) if rule and waiting else None
    return [Block(texts.FEE_WAITS.format(question=asked["question"]))] if asked else []


async def _continue(office: Office, visit: Visit, rule: JSON, given: dict[str, str], asked: JSON) -> None:
    following = _missing(rule, given)
    computed = await office.desk.compute(rule["name"], {"output": _output(rule)["name"], **_inputs(rule, given)})
    if following is None or computed:
        await _finish(office, visit, rule, given, computed)
        return
    _remember(office, visit, Calculator(rule["name"], given))
    text = texts.FEE_NOTED.format(
        label=asked["label"], value=_said(asked, given[asked["name"]]), question=_question(visit, following)
    )
    await answering.offer(office, visit, text, _options(following))


async def _finish(office: Office, visit: Visit, rule: JSON, given: dict[str, str], computed: JSON | None) -> None:
    """Asked as a sentence, the conversation goes on from it; what the assistant reads otherwise, the rule computes."""
    _remember(office, visit, None)
    parts = [
        _said(ask, given[ask["name"]]) if ask["options"] else ask["label"] + _said(ask, given[ask["name"]])
        for ask in rule["inputs"]
        if ask["name"] in given
    ]
    sentence = f"{rule['title']}：{'，'.join(parts)}"
    reply = await sending.while_typing(visit, office.desk.reply(sentence, office.chats.get(visit.owner).session))
    agrees = computed is None or (reply["calculation"] or {}).get("result") == computed["calculation"]["result"]
    await answering.deliver(office, visit, reply if agrees or computed is None else {**computed, "suggestions": []})


def _missing(rule: JSON, given: Any) -> JSON | None:
    """The next input to ask for."""
    needed = _output(rule)["needs"]
    return next((ask for ask in rule["inputs"] if ask["name"] in needed and ask["name"] not in given), None)


def _output(rule: JSON) -> JSON:
    """What is worked out: of a rule's results the one that rests on most, the total before its parts."""
    outputs: list[JSON] = rule["outputs"]
    return max(outputs, key=lambda one: len(one["needs"]))


def _question(visit: Visit, ask: JSON) -> str:
    """The question; where one has to type in a group, how to do that."""
    question: str = ask["question"]
    return question if visit.private or ask["options"] else f"{question}\n{texts.REPLY_HERE}"


def _options(ask: JSON) -> tuple[Choice, ...]:
    return tuple(Choice(one["label"], "put", one["label"]) for one in ask["options"])


def _value(ask: JSON, said: str) -> str:
    """What was said, where it can be a value for the input: an option, or something short with a number in it."""
    if ask["type"] == "choice":
        named = [one["label"] for one in ask["options"] if one["label"] in said or said.strip() in one["label"]]
        return named[0] if len(named) == 1 else ""
    return said.strip() if len(said) <= _LONGEST_VALUE and _NUMERAL.search(said) and "？" not in said else ""


def _said(ask: JSON, value: str) -> str:
    """A value as it is read: a bare number with its unit."""
    return f"{value.strip()}{ask['unit'] or ''}" if ask["type"] == "number" and _BARE.fullmatch(value) else value


def _inputs(rule: JSON, given: dict[str, str]) -> JSON:
    """The values as the rule takes them, without those that only the assistant can read."""
    read: JSON = {}
    for ask in rule["inputs"]:
        value = given.get(ask["name"])
        if value is None:
            continue
        if ask["options"]:
            read[ask["name"]] = next(one["value"] for one in ask["options"] if one["label"] == value)
        elif (found := _NUMBER.match(value)) and (
            found[2] or _BARE.fullmatch(value) or value.strip().endswith(ask["unit"] or "")
        ):
            read[ask["name"]] = str(Decimal(found[1]) * _TIMES.get(found[2] or "", Decimal(1)))
    return read


def _remember(office: Office, visit: Visit, calculator: Calculator | None) -> None:
    office.chats.put(visit.owner, changed(office.chats.get(visit.owner), calculator=calculator))
