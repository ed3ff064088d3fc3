"""The assistant, opened once, and a stage: the stand-in server with the bot at work."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from bot_api import BotApi
from people import Person

from assistant.service import Service, open_service
from bots.settings import Settings
from bots.telegram.running import Running
from bots.telegram.settings import TelegramSettings


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    opened = open_service(tmp_path_factory.mktemp("service"))
    yield opened
    opened.close()


class Stage:
    """A server, and bots that run on it one after the other, as after a restart."""

    def __init__(self, service: Service, api: BotApi, data_dir: Path) -> None:
        self.service, self.api, self.data_dir = service, api, data_dir

    def settings(self) -> Settings:
        return Settings(
            _env_file=None, telegram_token=self.api.token, telegram_api_base=self.api.url, data_dir=self.data_dir
        )

    @asynccontextmanager
    async def bot(self, **own: Any) -> Any:
        running = Running(
            self.service,
            self.settings(),
            TelegramSettings(_env_file=None, **{"telegram_retry_seconds": 0.01, "telegram_poll_seconds": 5, **own}),
        )
        await running.start()
        await running.poll()
        try:
            yield running
        finally:
            await running.stop()
            running.close()

    def person(self, number: int, group: int | None = None) -> Person:
        return Person(self.api, number, group)


@pytest.fixture
def play(service: Service, tmp_path: Path) -> Callable[..., None]:
    """Runs a scene on a stage; with `bot=False` the scene starts bots itself."""

    def played(scene: Callable[[Stage], Awaitable[None]], *, bot: bool = True, **own: Any) -> None:
        async def main() -> None:
            async with BotApi() as api:
                stage = Stage(service, api, tmp_path)
                if not bot:
                    await scene(stage)
                    return
                async with stage.bot(**own):
                    await scene(stage)

        # A thread of its own: a browser of another test may keep an event loop running in this one.
        with ThreadPoolExecutor(1) as own_thread:
            own_thread.submit(asyncio.run, main()).result()

    return played
