"""The table of what is handled by whom, and the door through which every update comes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bots.telegram import sending, texts
from bots.telegram.addressing import Addressed
from bots.telegram.blocks import Block
from bots.telegram.commands import COMMANDS, Command
from bots.telegram.hearing import on_channel, on_other, on_text, on_unknown_command
from bots.telegram.inbox import Inbox
from bots.telegram.inline import on_inline
from bots.telegram.logs import briefly
from bots.telegram.manners import Verdict
from bots.telegram.office import Office, Visit, visit_of
from bots.telegram.presses import acknowledge, on_press

App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
Heard: TypeAlias = Callable[[Office, Visit, Update], Awaitable[None]]
Callback: TypeAlias = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
]

_log = logging.getLogger(__name__)


def connect(app: App, office: Office, inbox: Inbox) -> None:
    """Registers every handler; the first that fits takes the update."""
    said, addressed = filters.UpdateType.MESSAGES, Addressed()
    for name, command in COMMANDS.items():
        app.add_handler(CommandHandler(name, _commanded(office, command), said))
    app.add_handler(CallbackQueryHandler(_door(office, on_press)))
    app.add_handler(InlineQueryHandler(_inline(office)))
    app.add_handler(MessageHandler(filters.UpdateType.CHANNEL_POST, _door(office, on_channel)))
    app.add_handler(MessageHandler(said & filters.COMMAND & addressed, _door(office, on_unknown_command)))
    app.add_handler(MessageHandler(said & filters.TEXT & addressed, _door(office, on_text)))
    app.add_handler(
        MessageHandler(said & ~filters.StatusUpdate.ALL & ~filters.TEXT & addressed, _door(office, on_other))
    )
    app.add_error_handler(_on_error(office, inbox))


def _door(office: Office, heard: Heard) -> Callback:
    async def enter(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        visit = visit_of(office, update)
        if visit is None:
            if update.callback_query:
                await acknowledge(update.callback_query, texts.STALE)
        elif await _admitted(office, visit, update):
            await heard(office, visit, update)

    return enter


def _commanded(office: Office, command: Command) -> Callback:
    async def heard(office: Office, visit: Visit, update: Update) -> None:
        said = (update.effective_message.text or "") if update.effective_message else ""
        await command(office, visit, " ".join(said.split(maxsplit=1)[1:]).strip())

    return _door(office, heard)


def _inline(office: Office) -> Callback:
    async def enter(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await on_inline(office, update)

    return enter


async def _admitted(office: Office, visit: Visit, update: Update) -> bool:
    """Keeps to the limit of one user; says so once, and answers every press. Channels are told once anyway."""
    if update.channel_post:
        return True
    verdict = office.manners.judge(visit.owner)
    if verdict is Verdict.ANSWER:
        return True
    notice = texts.TOO_FAST.format(rate=office.settings.telegram_rate_per_minute)
    if update.callback_query:
        await acknowledge(update.callback_query, notice)
    elif verdict is Verdict.NOTICE:
        await sending.send(visit, [Block(notice)])
    return False


def _on_error(office: Office, inbox: Inbox) -> Callable[[object, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]:
    async def on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        error = context.error
        if not isinstance(update, Update) or isinstance(error, asyncio.CancelledError):
            return
        _log.warning("update %d: %s", update.update_id, briefly(error))
        if isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest):
            inbox.keep(update.update_id)
        elif not isinstance(error, Forbidden):
            await _apologise(office, update)

    return on_error


async def _apologise(office: Office, update: Update) -> None:
    visit = visit_of(office, update)
    if visit is None:
        return
    try:
        await sending.send(visit, [Block(texts.TROUBLE)])
    except TelegramError as error:
        _log.warning("update %d: no apology either: %s", update.update_id, briefly(error))
