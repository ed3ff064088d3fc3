"""Buttons, and what their callback data says: which step, which choice, whose, and that it is ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.telegram import texts
from bots.telegram.chats import Chat, Choice
from bots.telegram.keys import Keys

_ROW = 18  # characters that fit side by side on a small phone
_DATA = re.compile(r"c(?P<whose>.{4})\.(?P<step>[0-9a-f]{1,12})\.(?P<index>[0-9a-f]{1,3})\.(?P<sign>.{12})")
USED = "used"


@dataclass(frozen=True, slots=True)
class Press:
    """What pressing a button meant: the choice, or why there is none."""

    choice: Choice | None = None
    foreign: bool = False


def choices_keyboard(owner: str, chat: Chat, keys: Keys) -> InlineKeyboardMarkup | None:
    """The choices now on offer as buttons, short ones side by side."""
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for index, choice in enumerate(chat.choices):
        button = InlineKeyboardButton(choice.label, callback_data=_data(owner, chat, index, keys))
        size = len(choice.label) + 2
        if rows and size <= room:
            rows[-1].append(button)
            room -= size
        else:
            rows.append([button])
            room = _ROW - size
    return InlineKeyboardMarkup(rows) if rows else None


def pressed(data: str, owner: str, chat: Chat, keys: Keys) -> Press:
    """What was chosen; nothing where the button is of an earlier step, of somebody else or not ours."""
    found = _DATA.fullmatch(data)
    if not found:
        return Press()
    if not keys.same(found["whose"], owner[:4]):
        return Press(foreign=True)
    index = int(found["index"], 16)
    if int(found["step"], 16) != chat.step or index >= len(chat.choices):
        return Press()
    return Press(chat.choices[index]) if keys.same(data, _data(owner, chat, index, keys)) else Press()


def used_keyboard(label: str) -> InlineKeyboardMarkup:
    """What is left of a keyboard when one of its buttons was pressed: the choice, readable, without effect."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(texts.CHOSEN.format(label=label), callback_data=USED)]])


def _data(owner: str, chat: Chat, index: int, keys: Keys) -> str:
    choice = chat.choices[index]
    sign = keys.sign("choice", owner, str(chat.step), str(index), choice.does, choice.value)
    return f"c{owner[:4]}.{chat.step:x}.{index:x}.{sign}"


def saying(said: Sequence[str]) -> tuple[Choice, ...]:
    """Choices that say what they read."""
    return tuple(Choice(one, "say", one) for one in said)
