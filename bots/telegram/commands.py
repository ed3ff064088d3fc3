"""What each command does; what it asks of the assistant goes the same way as anything typed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bots.telegram import answering, calculating, sending, texts
from bots.telegram.blocks import Block
from bots.telegram.chats import Chat, Choice
from bots.telegram.keyboards import saying
from bots.telegram.office import Office, Visit
from bots.telegram.typesetting import clause_block

Command: TypeAlias = Callable[[Office, Visit, str], Awaitable[None]]

_UNIT = re.compile(
    r"(?:局|委|办|院|厅|处|中心|区|县|市|镇|公司|集团|部|会|队|行|海关|社|所|站|馆|校|台|联|支队|[）)])$"
)
_ASKS = re.compile(r"[谁哪？?]|什么|分管|联系|负责")


async def start(office: Office, visit: Visit, argument: str) -> None:
    """Greets, or opens what a link points to: a notice, a clause (dots as underscores), or `q-` and a question in base64url."""
    if question := _linked_question(argument):
        await answering.answer(office, visit, question)
        return
    page = (
        await office.catalog.of(argument) or await office.catalog.of(argument.replace("_", ".")) if argument else None
    )
    if page:
        await sending.send(visit, page.blocks, page.keyboard)
    else:
        await answering.offer(office, visit, texts.WELCOME, saying(texts.EXAMPLES))


async def show_help(office: Office, visit: Visit, argument: str) -> None:
    """Says how to ask, and what commands there are."""
    commands = "\n".join(f"/{name} {means}" for name, means in texts.COMMANDS.items())
    await answering.offer(office, visit, f"{texts.HELP_LEAD}\n{commands}", saying(texts.EXAMPLES))


async def new(office: Office, visit: Visit, argument: str) -> None:
    """Starts a new conversation; the old one is removed."""
    await _end_conversation(office, visit)
    kept = office.chats.get(visit.owner)
    office.chats.put(visit.owner, Chat(step=kept.step + 1))
    await sending.send(visit, [Block(texts.NEW)])


async def notices(office: Office, visit: Visit, argument: str) -> None:
    """Opens the notices."""
    page = await office.catalog.front()
    await sending.send(visit, page.blocks, page.keyboard)


async def fee(office: Office, visit: Visit, argument: str) -> None:
    """The guided calculator; conditions beside the command are answered at once."""
    await (answering.answer(office, visit, argument) if argument else calculating.choose(office, visit))


async def who(office: Office, visit: Visit, argument: str) -> None:
    """Who oversees a unit, or what a person oversees."""
    if not argument:
        choices = tuple(Choice(unit, "say", texts.WHO_ASKS.format(subject=unit)) for unit in texts.WHO_EXAMPLES)
        await answering.offer(office, visit, texts.WHO, choices)
        return
    asks = (
        argument
        if _ASKS.search(argument)
        else (texts.WHO_ASKS if _UNIT.search(argument) else texts.WHO_DOES).format(subject=argument)
    )
    await answering.answer(office, visit, asks)


async def alert(office: Office, visit: Visit, argument: str) -> None:
    """The measures of a level, or the level of an air quality index."""
    if not argument:
        choices = tuple(Choice(level, "say", texts.ALERT_ASKS.format(level=level)) for level in texts.ALERT_LEVELS)
        await answering.offer(office, visit, texts.ALERT, choices)
        return
    level = next(
        (one for one in texts.ALERT_LEVELS if one[:2] == argument.strip()[:2] and len(argument.strip()) <= len(one)), ""
    )
    index = argument.strip().upper().removeprefix("AQI").strip()
    if level:
        argument = texts.ALERT_ASKS.format(level=level)
    elif index.isdecimal():
        argument = texts.ALERT_INDEX.format(index=index)
    await answering.answer(office, visit, argument)


async def source(office: Office, visit: Visit, argument: str) -> None:
    """The clauses of the last answer in full."""
    found = [await office.desk.clause(one) for one in office.chats.get(visit.owner).clauses]
    blocks = [clause_block(clause) for clause in found if clause]
    await sending.send(visit, blocks or [Block(texts.NO_SOURCE)])


async def feedback(office: Office, visit: Visit, argument: str) -> None:
    """Asks whether the last answer helped; words beside the command are kept as a comment."""
    chat = office.chats.get(visit.owner)
    if not chat.session:
        await sending.send(visit, [Block(texts.FEEDBACK_NOTHING)])
    elif argument:
        kept = await office.desk.feedback(chat.session, chat.turn, False, argument)
        await sending.send(visit, [Block(texts.FEEDBACK_THANKS if kept else texts.FEEDBACK_NOTHING)])
    else:
        bad = tuple(Choice(f"👎 {why}", "vote", why) for why in texts.FEEDBACK_BAD)
        await answering.offer(office, visit, texts.FEEDBACK, (Choice(texts.FEEDBACK_GOOD, "vote", ""), *bad))


async def privacy(office: Office, visit: Visit, argument: str) -> None:
    """Says what is kept and for how long."""
    await sending.send(visit, [Block(texts.PRIVACY)])


async def forget(office: Office, visit: Visit, argument: str) -> None:
    """Removes what is kept of this visitor in this chat."""
    await _end_conversation(office, visit)
    office.chats.forget(visit.owner)
    await sending.send(visit, [Block(texts.FORGOTTEN)])


COMMANDS: Mapping[str, Command] = {
    "start": start,
    "help": show_help,
    "new": new,
    "notices": notices,
    "fee": fee,
    "who": who,
    "alert": alert,
    "source": source,
    "feedback": feedback,
    "privacy": privacy,
    "forget": forget,
}


async def _end_conversation(office: Office, visit: Visit) -> None:
    session = office.chats.get(visit.owner).session
    if session:
        await office.desk.forget(session)


def _linked_question(payload: str) -> str:
    """The question that a start link carries, "" where it carries none."""
    if not payload.startswith("q-"):
        return ""
    coded = payload[2:]
    try:
        return base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode().strip()
    except (binascii.Error, UnicodeDecodeError):
        return ""
