"""Delivers blocks: as HTML, as plain text where Telegram cannot read that, anew or in place of an earlier answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bots.telegram.blocks import Block, markup, messages, plain
from bots.telegram.office import Visit

_T = TypeVar("_T")
_SHOWN = 4.5  # seconds until Telegram takes the typing sign away
_PATIENCE = 1.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = logging.getLogger(__name__)


async def send(visit: Visit, blocks: Sequence[Block], keyboard: InlineKeyboardMarkup | None = None) -> tuple[int, ...]:
    """Sends blocks as new messages, buttons below the last; the numbers of the messages."""
    parts = messages(blocks)
    return tuple(
        [await _post(visit, part, keyboard if part is parts[-1] else None, first=part is parts[0]) for part in parts]
    )


async def replace(
    visit: Visit, old: Sequence[int], blocks: Sequence[Block], keyboard: InlineKeyboardMarkup | None = None
) -> tuple[int, ...]:
    """Puts blocks into the messages of an earlier answer; sends what is more, deletes what is left over."""
    parts = messages(blocks)
    made: list[int] = []
    for number, part in enumerate(parts):
        below = keyboard if number == len(parts) - 1 else None
        if number < len(old) and await edit(visit, old[number], part, below):
            made.append(old[number])
        else:
            made.append(await _post(visit, part, below, first=number == 0))
    for left in old[len(parts) :]:
        with contextlib.suppress(BadRequest):
            await visit.bot.delete_message(visit.chat_id, left)
    return tuple(made)


async def edit(visit: Visit, message: int, blocks: Sequence[Block], keyboard: InlineKeyboardMarkup | None) -> bool:
    """Changes one message of ours; whether it now reads so."""
    for text, mode in ((markup(blocks), ParseMode.HTML), (plain(blocks), None)):
        try:
            await visit.bot.edit_message_text(
                text, visit.chat_id, message, parse_mode=mode, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
            )
        except BadRequest as refusal:
            if "not modified" in str(refusal):
                return True
            if not _unreadable(refusal):
                return False
        else:
            return True
    return False


async def while_typing(visit: Visit, work: Awaitable[_T]) -> _T:
    """Shows that we type while `work` is under way; the sign is out before the answer, lest it stay after it."""
    shown = asyncio.Event()
    typing = asyncio.create_task(_typing(visit, shown))
    try:
        done = await work
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(shown.wait(), _PATIENCE)
    finally:
        typing.cancel()
    return done


async def _typing(visit: Visit, shown: asyncio.Event) -> None:
    while True:
        with contextlib.suppress(TelegramError):
            await visit.bot.send_chat_action(visit.chat_id, ChatAction.TYPING, message_thread_id=visit.thread)
        shown.set()
        await asyncio.sleep(_SHOWN)


async def _post(visit: Visit, blocks: Sequence[Block], keyboard: InlineKeyboardMarkup | None, first: bool) -> int:
    try:
        sent = await _send(visit, markup(blocks), ParseMode.HTML, keyboard, first)
    except BadRequest as refusal:
        if not _unreadable(refusal):
            raise
        _log.warning("Telegram could not read our HTML; sent as plain text")
        sent = await _send(visit, plain(blocks), None, keyboard, first)
    return sent.message_id


async def _send(
    visit: Visit, text: str, mode: ParseMode | None, keyboard: InlineKeyboardMarkup | None, first: bool
) -> Message:
    """In groups the first message shows whom it answers."""
    quoted = None
    if first and not visit.private and visit.asked_in:
        quoted = ReplyParameters(visit.asked_in, allow_sending_without_reply=True)
    return await visit.bot.send_message(
        visit.chat_id,
        text,
        parse_mode=mode,
        reply_markup=keyboard,
        reply_parameters=quoted,
        message_thread_id=visit.thread,
        link_preview_options=_NO_PREVIEW,
    )


def _unreadable(refusal: BadRequest) -> bool:
    said = str(refusal).lower()
    return "parse" in said or "entit" in said
