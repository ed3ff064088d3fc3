"""What is typed, and what cannot be read: questions, unknown commands, pictures, voices, channels."""

from __future__ import annotations

from telegram import Message, Update

from bots.telegram import answering, calculating, sending, texts
from bots.telegram.addressing import said_to_us
from bots.telegram.blocks import Block
from bots.telegram.office import Office, Visit


async def on_text(office: Office, visit: Visit, update: Update) -> None:
    """A question, or a value that the guided calculator waits for."""
    message = update.effective_message
    said = said_to_us(message) if message else ""
    if not said:
        await sending.send(visit, [Block(texts.MENTION_ONLY.format(bot=visit.bot.username))])
    elif visit.edited or not await calculating.take(office, visit, said):
        await answering.answer(office, visit, said, after=await calculating.reminder(office, visit))


async def on_other(office: Office, visit: Visit, update: Update) -> None:
    """Answers a caption; for all else says what can be read."""
    message = update.effective_message
    if message is None:
        return
    if said := said_to_us(message):
        await answering.answer(office, visit, said)
        return
    await sending.send(visit, [Block(texts.ONLY_TEXT.format(thing=_thing(message)))])


async def on_unknown_command(office: Office, visit: Visit, update: Update) -> None:
    """Points to the commands that there are."""
    await sending.send(visit, [Block(texts.UNKNOWN_COMMAND)])


async def on_channel(office: Office, visit: Visit, update: Update) -> None:
    """Says once in a channel that questions are for chats, then leaves it in peace."""
    chat = office.chats.get(visit.owner)
    if chat.step == 0:
        await answering.offer(office, visit, texts.CHANNEL, ())


def _thing(message: Message) -> str:
    return next((said for kind, said in texts.THINGS.items() if getattr(message, kind, None)), "")
