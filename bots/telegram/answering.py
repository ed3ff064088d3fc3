"""From what somebody said to the answer in their chat: ask the assistant, remember, deliver."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace as changed
from typing import Any
from zoneinfo import ZoneInfo

from bots.telegram import sending, texts
from bots.telegram.blocks import Block
from bots.telegram.chats import Chat, Choice
from bots.telegram.keyboards import choices_keyboard, saying
from bots.telegram.office import Office, Visit
from bots.telegram.timing import is_late
from bots.telegram.typesetting import typeset

JSON = dict[str, Any]

_MOST_CHOICES = 12
_log = logging.getLogger(__name__)


async def answer(office: Office, visit: Visit, said: str, after: Sequence[Block] = ()) -> None:
    """Answers `said` in the conversation of this visitor; `after` follows the answer."""
    if office.settings.telegram_log_texts:
        _log.info("asked: %s", said)
    session = office.chats.get(visit.owner).session
    reply = await sending.while_typing(visit, office.desk.reply(said, session))
    await deliver(office, visit, reply, after)


async def deliver(office: Office, visit: Visit, reply: JSON, after: Sequence[Block] = ()) -> None:
    """Remembers a reply of the assistant and sends it, or puts it in place of the answer to an edited message."""
    chat = _remembering(office.chats.get(visit.owner), reply)
    office.chats.put(visit.owner, chat)
    blocks = [*_apology(visit), *typeset(reply), *after, *_hint(visit, reply)]
    keyboard = choices_keyboard(visit.owner, chat, office.keys)
    old = office.chats.answers(visit.owner, visit.asked_in) if visit.edited and visit.asked_in else ()
    sent = await sending.replace(visit, old, blocks, keyboard) if old else await sending.send(visit, blocks, keyboard)
    if visit.asked_in:
        office.chats.answered(visit.owner, visit.asked_in, sent)


async def offer(office: Office, visit: Visit, text: str, choices: tuple[Choice, ...]) -> None:
    """Sends a text of ours with choices below it."""
    chat = office.chats.get(visit.owner)
    chat = changed(chat, step=chat.step + 1, choices=choices)
    office.chats.put(visit.owner, chat)
    await sending.send(visit, [Block(text)], choices_keyboard(visit.owner, chat, office.keys))


def _remembering(chat: Chat, reply: JSON) -> Chat:
    session = reply["session_id"]
    if session is None:  # computed outside of the conversation
        turn, session = chat.turn, chat.session
    else:
        turn = chat.turn + 1 if session == chat.session else 0
    clauses = tuple(one["clause_id"] for one in reply["citations"]) or chat.clauses
    return changed(chat, session=session, turn=turn, step=chat.step + 1, choices=_choices(reply), clauses=clauses)


def _choices(reply: JSON) -> tuple[Choice, ...]:
    """The options of a clarification, then the suggestions that are not among them."""
    options = reply["clarification"]["options"] if reply["clarification"] else []
    asked = tuple(Choice(one["label"], "say", one["value"]) for one in options)
    known = {word for one in asked for word in (one.label, one.value)}
    return (asked + saying([one for one in reply["suggestions"] if one not in known]))[:_MOST_CHOICES]


def _hint(visit: Visit, reply: JSON) -> list[Block]:
    return [Block(texts.REPLY_HERE)] if reply["clarification"] and not visit.private else []


def _apology(visit: Visit) -> list[Block]:
    if visit.message is None or not is_late(visit.message):
        return []
    said = (visit.message.edit_date or visit.message.date).astimezone(ZoneInfo("Asia/Shanghai"))
    return [Block(texts.LATE.format(when=f"{said.month}月{said.day}日{said:%H:%M}"))]
