"""Inline mode: clauses that match, ready to be sent into any chat."""

from __future__ import annotations

from typing import Any

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from bots.telegram import texts
from bots.telegram.blocks import messages
from bots.telegram.manners import Verdict
from bots.telegram.office import Office
from bots.telegram.typesetting import clause_block

JSON = dict[str, Any]

_RESULTS = 10
_CACHED = 300
_SHOWN = 120


async def on_inline(office: Office, update: Update) -> None:
    """Answers with clauses; a user who types too fast gets none until the minute is over."""
    query = update.inline_query
    if query is None:
        return
    owner = office.keys.owner(0, query.from_user.id)
    asked = query.query.strip()
    allowed = office.manners.judge(owner) is Verdict.ANSWER
    results = await _results(office, asked) if asked and allowed else []
    label = texts.INLINE_NOTHING if asked and allowed and not results else texts.INLINE_ASK
    button = InlineQueryResultsButton(label, start_parameter="inline")
    await query.answer(results, cache_time=_CACHED if allowed else 0, is_personal=not allowed, button=button)


async def _results(office: Office, asked: str) -> list[InlineQueryResultArticle]:
    hits = (await office.desk.search(asked, _RESULTS))["hits"]
    found = [await office.desk.clause(hit["clause_id"]) for hit in hits]
    return [_article(office, clause) for clause in found if clause and clause["text"].strip()]


def _article(office: Office, clause: JSON) -> InlineQueryResultArticle:
    first = messages([clause_block(clause)])[0]
    content = InputTextMessageContent(
        "\n".join(block.html for block in first),
        parse_mode=ParseMode.HTML,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(
        id=office.keys.sign("inline", clause["clause_id"]),
        title=f"{clause['document_number']} {clause['clause']} {clause['heading'] or ''}".strip(),
        input_message_content=content,
        description=clause["text"][:_SHOWN],
    )
