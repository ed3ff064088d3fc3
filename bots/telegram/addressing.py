"""Whether a message is meant for the bot, and what it says when the bot's name is taken out."""

from __future__ import annotations

import re

from telegram import Chat, Message, MessageEntity
from telegram.ext.filters import MessageFilter


class Addressed(MessageFilter):
    """In a private chat everything; elsewhere what names the bot or answers it."""

    def filter(self, message: Message) -> bool:
        """See the class."""
        return message.chat.type == Chat.PRIVATE or _answers_us(message) or bool(_names(message))


def said_to_us(message: Message) -> str:
    """The message's words without the bot's name."""
    said = message.text or message.caption or ""
    for name in _names(message):
        said = re.sub(re.escape(name) + r"(?!\w)", " ", said, flags=re.IGNORECASE)
    return re.sub(r"[ \t]+", " ", said).strip(" ,，:：\n")


def _answers_us(message: Message) -> bool:
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == message.get_bot().id)


def _names(message: Message) -> list[str]:
    """How the message names the bot, as written."""
    bot = message.get_bot()
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = {**message.parse_entities(kinds), **message.parse_caption_entities(kinds)}
    ours = f"@{bot.username}".lower()
    return [
        words for entity, words in found.items() if words.lower() == ours or (entity.user and entity.user.id == bot.id)
    ]
