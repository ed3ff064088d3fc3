"""The process itself: `run` in a Python of its own, signals, exit statuses, one line on stderr."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from bot_api import PATIENCE, TOKEN

Play = Callable[..., None]
CODE = "import sys; from bots.settings import Settings; from bots.telegram.app import run; sys.exit(run(Settings(), *sys.argv[1:]))"


@asynccontextmanager
async def process(stage: Any, *args: str, **env: str) -> Any:
    settings = {
        "GONGBAO_TELEGRAM_TOKEN": TOKEN,
        "GONGBAO_TELEGRAM_API_BASE": stage.api.url,
        "GONGBAO_DATA_DIR": str(stage.data_dir),
        **env,
    }
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CODE, *args, env={**os.environ, **settings}, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def ended(started: Any) -> tuple[int, str]:
    async with asyncio.timeout(PATIENCE):
        _, said = await started.communicate()
    return started.returncode, said.decode()


def test_sigterm_loses_nothing_and_answers_nothing_twice(play: Play) -> None:
    async def scene(stage: Any) -> None:
        people = [stage.person(number) for number in range(1, 41)]
        await stage.api.push(*(person.update("谁分管市环保局？") for person in people))
        async with process(stage) as bot:
            await stage.api.until(lambda: len(stage.api.sent) >= 3)
            bot.send_signal(signal.SIGTERM)
            await stage.api.push(*(person.update("谁分管市公安局？") for person in people))
            status, said = await ended(bot)
        assert status == 0
        assert TOKEN not in said
        assert "Traceback" not in said
        async with stage.bot():
            await stage.api.until(lambda: all(len(person.inbox) >= 2 for person in people))
        for person in people:
            assert len(person.inbox) == 2
            assert "洪湖鹏" in person.inbox[0].text
            assert "楼建明" in person.inbox[1].text

    play(scene, bot=False)


def test_a_killed_bot_answers_after_its_restart_what_it_had_taken_in(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        await person.say("谁分管市环保局？")
        stage.api.faults["sendMessage"].append("hang")
        async with process(stage) as bot:
            await stage.api.until(lambda: stage.api.count("sendMessage!") and not stage.api.pending)
            bot.kill()
            await ended(bot)
        async with stage.bot():
            assert "洪湖鹏" in (await person.next(0)).text
        assert len(person.inbox) == 1

    play(scene, bot=False)


def test_its_own_listener_takes_updates_at_its_own_path(play: Play) -> None:
    async def scene(stage: Any) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        url, person = f"http://127.0.0.1:{port}/hook", stage.person(1)
        async with process(stage, url, GONGBAO_TELEGRAM_LISTEN_PORT=str(port)) as bot, httpx.AsyncClient() as telegram:
            await stage.api.until(lambda: stage.api.webhook)
            right = {"X-Telegram-Bot-Api-Secret-Token": stage.api.webhook["secret_token"]}
            update = {"update_id": 1, **person.update("谁分管市环保局？")}
            assert (await telegram.post(url, json=update)).status_code == 403
            assert (await telegram.post(url + "/else", json=update, headers=right)).status_code == 404
            assert (await telegram.post(url, json=update, headers=right)).status_code == 200
            assert "洪湖鹏" in (await person.next(0)).text
            bot.send_signal(signal.SIGTERM)
            status, said = await ended(bot)
        assert (status, TOKEN in said) == (0, False)
        assert stage.api.webhook["url"] == url

    play(scene, bot=False)


@pytest.mark.parametrize(
    ("args", "env", "status", "says"),
    [
        ((), {"GONGBAO_TELEGRAM_TOKEN": ""}, 1, "GONGBAO_TELEGRAM_TOKEN"),
        (("example.org",), {}, 2, "--webhook"),
        ((), {"GONGBAO_TELEGRAM_LISTEN_PORT": "99999"}, 2, "GONGBAO_TELEGRAM_LISTEN_PORT"),
        (("https://example.org/x",), {"GONGBAO_TELEGRAM_LISTEN_HOST": "192.0.2.1"}, 1, "192.0.2.1:8081"),
    ],
    ids=["no token", "no url", "no port", "no address"],
)
def test_wrong_use_is_one_line(play: Play, args: tuple[str, ...], env: dict[str, str], status: int, says: str) -> None:
    async def scene(stage: Any) -> None:
        async with process(stage, *args, **env) as bot:
            left, said = await ended(bot)
        assert left == status
        assert says in said
        assert said.count("\n") == 1

    play(scene, bot=False)


def test_a_token_that_is_refused_is_one_line(play: Play) -> None:
    async def scene(stage: Any) -> None:
        async with process(stage, GONGBAO_TELEGRAM_TOKEN="1:wrong") as bot:
            left, said = await ended(bot)
        assert left == 1
        assert "does not accept the token" in said
        assert "1:wrong" not in said
        assert said.count("\n") == 1

    play(scene, bot=False)
