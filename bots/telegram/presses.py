"""What happens when a button is pressed; every press is acknowledged, and a used keyboard loses its effect."""

from __future__ import annotations

import contextlib

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bots.telegram import answering, calculating, keyboards, sending, texts
from bots.telegram.blocks import Block
from bots.telegram.chats import Choice
from bots.telegram.office import Office, Visit

_ALERT = 190  # Telegram shows at most 200 characters


async def on_press(office: Office, visit: Visit, update: Update) -> None:
    """Turns a page, makes a choice, or says kindly why not."""
    query = update.callback_query
    if query is None:
        return
    data = query.data or ""
    if data == keyboards.USED:
        await acknowledge(query, texts.USED)
    elif data.startswith("b"):
        await _turn_page(office, visit, query, data)
    else:
        await _choose(office, visit, query, data)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answers the press; too late for that is no harm."""
    with contextlib.suppress(BadRequest):
        await query.answer(text and text[:_ALERT], show_alert=bool(text))


async def _turn_page(office: Office, visit: Visit, query: CallbackQuery, data: str) -> None:
    page = await office.catalog.named(data)
    if page is None:
        await acknowledge(query, texts.STALE)
        return
    await acknowledge(query)
    if not (query.message and await sending.edit(visit, query.message.message_id, page.blocks, page.keyboard)):
        await sending.send(visit, page.blocks, page.keyboard)


async def _choose(office: Office, visit: Visit, query: CallbackQuery, data: str) -> None:
    press = keyboards.pressed(data, visit.owner, office.chats.get(visit.owner), office.keys)
    if press.foreign:
        await acknowledge(query, texts.FOREIGN)
    elif press.choice is None:
        label = _label(query)
        await acknowledge(query, texts.STALE_WITH_TEXT.format(label=label) if label else texts.STALE)
        await _leave(query, None)
    else:
        await acknowledge(query)
        await _leave(query, keyboards.used_keyboard(press.choice.label))
        await _do(office, visit, press.choice)


async def _do(office: Office, visit: Visit, choice: Choice) -> None:
    if choice.does == "fee":
        await calculating.begin(office, visit, choice.value)
    elif choice.does == "vote":
        await _vote(office, visit, choice.value)
    elif choice.does != "put" or not await calculating.take(office, visit, choice.value):
        await answering.answer(office, visit, choice.value)


async def _vote(office: Office, visit: Visit, reason: str) -> None:
    chat = office.chats.get(visit.owner)
    kept = await office.desk.feedback(chat.session or "", chat.turn, not reason, reason or None)
    await sending.send(visit, [Block(texts.FEEDBACK_THANKS if kept else texts.FEEDBACK_NOTHING)])


async def _leave(query: CallbackQuery, keyboard: InlineKeyboardMarkup | None) -> None:
    """What the pressed message shows from now on; a message too old to be changed stays."""
    with contextlib.suppress(BadRequest):
        await query.edit_message_reply_markup(keyboard)


def _label(query: CallbackQuery) -> str:
    """What the pressed button reads."""
    message = query.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return ""
    buttons = (button for row in message.reply_markup.inline_keyboard for button in row)
    return next((button.text for button in buttons if button.callback_data == query.data), "")
