"""What every handler has at hand, and who is speaking to it."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, Chat, Message, Update

from bots.telegram.catalog import Catalog
from bots.telegram.chats import Chats
from bots.telegram.desk import Desk
from bots.telegram.keys import Keys
from bots.telegram.manners import Manners
from bots.telegram.settings import TelegramSettings


@dataclass(frozen=True)
class Office:
    """The parts that handlers work with."""

    desk: Desk
    chats: Chats
    keys: Keys
    catalog: Catalog
    manners: Manners
    settings: TelegramSettings


@dataclass(frozen=True)
class Visit:
    """Someone speaking in a chat: the hashed name of the two, and where an answer goes."""

    bot: Bot
    owner: str
    chat_id: int
    private: bool
    thread: int | None = None
    message: Message | None = None
    edited: bool = False

    @property
    def asked_in(self) -> int | None:
        """The number of the message to be answered."""
        return self.message.message_id if self.message else None


def visit_of(office: Office, update: Update) -> Visit | None:
    """Who speaks where; None where there is no chat (inline queries)."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None:
        return None
    message = update.effective_message
    return Visit(
        bot=update.get_bot(),
        owner=office.keys.owner(chat.id, user.id if user else 0),
        chat_id=chat.id,
        private=chat.type == Chat.PRIVATE,
        thread=message.message_thread_id if message and message.is_topic_message else None,
        message=None if update.callback_query else message,
        edited=update.edited_message is not None,
    )
