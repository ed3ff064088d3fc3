"""People who talk to the bot: they type, edit and press, and see what comes back."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any

from bot_api import BOT, BotApi, Sent, shown

JSON = dict[str, Any]


@dataclass
class Person:
    """A user in a chat of their own, or in the group `group`."""

    api: BotApi
    number: int
    group: int | None = None
    seen: int = 0
    last: int = 0
    _pressed: list[str] = field(default_factory=list)

    @property
    def chat(self) -> JSON:
        return (
            {"id": self.group, "type": "supergroup", "title": "群"}
            if self.group
            else {"id": self.number, "type": "private", "first_name": "某"}
        )

    @property
    def user(self) -> JSON:
        return {"id": self.number, "is_bot": False, "first_name": f"用户{self.number}"}

    @property
    def inbox(self) -> list[Sent]:
        return self.api.to(self.chat["id"])

    def update(self, text: str | None = None, kind: str = "message", **more: Any) -> JSON:
        """An update with a message of this person's."""
        message: JSON = {
            "message_id": self.api.number(),
            "date": int(time.time()),
            "chat": self.chat,
            "from": self.user,
            **more,
        }
        if text is not None:
            message |= {"text": text, "entities": entities(text)}
        self.last = message["message_id"]
        return {kind: message}

    async def say(self, text: str, **more: Any) -> None:
        """Types without waiting."""
        await self.api.push(self.update(text, **more))

    async def ask(self, text: str, **more: Any) -> Sent:
        """Types, and waits for the next message of the bot."""
        before = len(self.inbox)
        await self.say(text, **more)
        return await self.next(before)

    async def send(self, **more: Any) -> Sent:
        """Sends something that is not text, and waits."""
        before = len(self.inbox)
        await self.api.push(self.update(**more))
        return await self.next(before)

    async def next(self, before: int) -> Sent:
        await self.api.until(lambda: len(self.inbox) > before)
        return self.inbox[-1]

    async def edit(self, message_id: int, text: str) -> None:
        """Edits an earlier message."""
        update = self.update(text, "edited_message", edit_date=int(time.time()))
        update["edited_message"]["message_id"] = message_id
        await self.api.push(update)

    async def tap(self, message: Sent, label: str) -> JSON:
        """Presses a button; what the bot shows for it."""
        key = f"press-{self.api.number()}"
        await self.api.push({"callback_query": self.callback(message, message.buttons[label], key)})
        return await self.acknowledged(key)

    async def acknowledged(self, key: str) -> JSON:
        return await self.api.until(
            lambda: next((one for one in self.api.of("answerCallbackQuery") if one["callback_query_id"] == key), None)
        )

    def callback(self, message: Sent, data: str, key: str) -> JSON:
        return {
            "id": key,
            "from": self.user,
            "chat_instance": "1",
            "message": shown(message) | {"chat": self.chat},
            "data": data,
        }

    async def press(self, message: Sent, label: str) -> Sent:
        """Presses a button, and waits for the message that comes of it."""
        before = len(self.inbox)
        await self.tap(message, label)
        return await self.next(before)


def entities(text: str) -> list[JSON]:
    """Commands and mentions as Telegram marks them."""
    kinds = (("bot_command", r"^/[a-z_]+(?:@\w+)?"), ("mention", r"@\w+"))
    return [
        {"type": kind, "offset": len(text[: found.start()].encode("utf-16-le")) // 2, "length": len(found[0])}
        for kind, pattern in kinds
        for found in re.finditer(pattern, text)
        if kind != "mention" or not text.startswith("/")
    ]


def from_bot(message: Sent) -> JSON:
    """A message of the bot's, as one that is replied to."""
    return shown(message) | {"from": BOT}
