"""The webhook: who knows the secret gets updates in, quickly and once."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
from bot_api import RefusedError

from bots.telegram.mounting import MountedBot
from bots.telegram.settings import TelegramSettings

Play = Callable[..., None]
HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def mounted(stage: Any, url: str = "https://example.org/telegram", **own: Any) -> MountedBot:
    bot = MountedBot(
        stage.service,
        stage.settings(),
        url,
        TelegramSettings(_env_file=None, **{"telegram_retry_seconds": 0.01, **own}),
    )
    await bot.start()
    return bot


def test_only_the_right_secret_gets_an_update_in(play: Play) -> None:
    async def scene(stage: Any) -> None:
        bot, person = await mounted(stage), stage.person(1)
        await stage.api.until(lambda: stage.api.webhook)
        assert stage.api.webhook["url"] == "https://example.org/telegram"
        assert "message" in stage.api.webhook["allowed_updates"]
        right = {HEADER: stage.api.webhook["secret_token"]}
        update = {"update_id": 9, **person.update("谁分管市环保局？")}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(bot), base_url="http://bot") as telegram:
            for wrong in ({}, {HEADER: ""}, {HEADER: "x"}, {HEADER: right[HEADER] + "0"}):
                assert (await telegram.post("/", json=update, headers=wrong)).status_code == 403
            assert (await telegram.get("/", headers=right)).status_code == 405
            assert (await telegram.post("/", content=b"{", headers=right)).status_code == 400
            assert (await telegram.post("/", content=b" " * 1_100_000, headers=right)).status_code == 413
            for odd in ([], {}, {"update_id": "x"}, {"update_id": 8, "message": 5}):
                assert (await telegram.post("/", json=odd, headers=right)).status_code == 200
            for _ in range(3):
                assert (await telegram.post("/", json=update, headers=right)).status_code == 200
            assert "洪湖鹏" in (await person.next(0)).text
            await bot.stop()
            assert (await telegram.post("/", json=update, headers=right)).status_code == 503
        assert len(person.inbox) == 1

    play(scene, bot=False)


def test_a_set_secret_is_the_one_told_to_telegram(play: Play) -> None:
    async def scene(stage: Any) -> None:
        bot = await mounted(stage, telegram_webhook_secret="chosen-by-us")
        await stage.api.until(lambda: stage.api.webhook)
        assert stage.api.webhook["secret_token"] == "chosen-by-us"
        await bot.stop()

    play(scene, bot=False)


def test_a_mounted_bot_that_cannot_start_leaves_the_server_alone(play: Play) -> None:
    async def scene(stage: Any) -> None:
        stage.api.faults["getMe"].append(RefusedError(401, "Unauthorized"))
        bot = await mounted(stage)
        await stage.api.until(lambda: stage.api.count("getMe!"))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(bot), base_url="http://bot") as telegram:
            assert (await telegram.post("/", json={})).status_code == 403
        await bot.stop()

    play(scene, bot=False)


def test_what_a_webhook_took_in_is_answered_before_the_stop_ends(play: Play) -> None:
    async def scene(stage: Any) -> None:
        bot = await mounted(stage)
        await stage.api.until(lambda: stage.api.webhook)
        people = [stage.person(number) for number in range(1, 21)]
        right = {HEADER: stage.api.webhook["secret_token"]}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(bot), base_url="http://bot") as telegram:
            bodies = [
                json.dumps({"update_id": person.number, **person.update("谁分管市环保局？")}) for person in people
            ]
            await asyncio.gather(*(telegram.post("/", content=body, headers=right) for body in bodies))
            await bot.stop()
        assert all(len(person.inbox) == 1 for person in people)

    play(scene, bot=False)
