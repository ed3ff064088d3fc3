"""What lies on the disk, and what the log says."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from bot_api import TOKEN

from bots.telegram.logs import DiscreetFormatter, keep_discreet

Play = Callable[..., None]


def test_answered_messages_leave_neither_words_nor_chat_ids(play: Play) -> None:
    async def scene(stage: Any) -> None:
        async with stage.bot():
            await stage.person(987654321).ask("我家120平三环里选期房")
        with closing(sqlite3.connect(stage.data_dir / "telegram.sqlite3")) as kept:
            said = "\n".join(kept.iterdump())
        assert 'INSERT INTO "chats"' in said
        for word in ("987654321", "120平", "\\u5e73"):
            assert word not in said

    play(scene, bot=False)


def test_logs_hold_neither_words_nor_token_nor_paths(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    keep_discreet(TOKEN)
    caplog.handler.setFormatter(DiscreetFormatter(TOKEN))

    async def scene(stage: Any) -> None:
        stage.api.faults["sendMessage"].append("drop")
        stage.api.faults["getUpdates"].append("html")
        await stage.person(987654321).ask("谁分管市环保局？")
        logging.getLogger("elsewhere").warning("POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
        try:
            raise ValueError("环保局")
        except ValueError:
            logging.getLogger("elsewhere").exception("oops", stack_info=True)

    try:
        play(scene)
    finally:
        for name in ("httpx", "httpcore", "telegram.Bot", "telegram.ext.ExtBot"):
            logging.getLogger(name).setLevel(logging.NOTSET)
    said = caplog.text
    assert "sendMessage failed (NetworkError)" in said
    assert "ValueError in test_telegram_privacy" in said
    for word in (TOKEN, "环保局", "987654321", "/work", "Traceback"):
        assert word not in said
    assert "/bot…/getMe" in said


def test_questions_are_logged_where_that_is_switched_on(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bots.telegram")

    async def scene(stage: Any) -> None:
        await stage.person(1).ask("谁分管市环保局？")

    play(scene, telegram_log_texts=True)
    assert "谁分管市环保局？" in caplog.text
