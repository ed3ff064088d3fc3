"""The assistant as the channel calls it: the same service, on threads of its own so that nobody waits for a loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from assistant.service import JSON, BadInputs, Service, UnknownId

_THREADS = 4
_LONGEST = 4096
_T = TypeVar("_T")


class Desk:
    """The service, awaited."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")

    async def reply(self, message: str, session: str | None) -> JSON:
        """The reply to a message."""
        return await self._call(self._service.reply, message[:_LONGEST], session)

    async def documents(self) -> list[JSON]:
        """All notices, each with its clauses."""
        listed = await self._call(self._service.documents)
        return [await self._call(self._service.document, one["id"]) for one in listed]

    async def clause(self, clause_id: str) -> JSON | None:
        """One clause with its validity today, None where it is gone."""
        return await self._known(self._service.clause, clause_id)

    async def search(self, query: str, limit: int) -> JSON:
        """Clauses that match."""
        return await self._call(self._service.search, query, limit)

    async def rules(self) -> list[JSON]:
        """Every calculator."""
        return await self._call(self._service.rules)

    async def rule(self, name: str) -> JSON | None:
        """One calculator, None where it is gone."""
        return await self._known(self._service.rule, name)

    async def compute(self, name: str, inputs: JSON) -> JSON | None:
        """The reply for named inputs, None where they do not suffice."""
        try:
            return await self._known(self._service.compute, name, inputs)
        except BadInputs:
            return None

    async def feedback(self, session: str, turn: int, helpful: bool, comment: str | None) -> bool:
        """Keeps an opinion; whether there is such a turn."""
        try:
            await self._call(self._service.feedback, session, turn, helpful, comment)
        except UnknownId:
            return False
        return True

    async def forget(self, session: str) -> None:
        """Removes a conversation."""
        await self._call(self._service.forget, session)

    def close(self) -> None:
        """Waits for answers under way."""
        self._threads.shutdown()

    async def _known(self, call: Callable[..., JSON], *args: Any) -> JSON | None:
        try:
            return await self._call(call, *args)
        except UnknownId:
            return None

    async def _call(self, call: Callable[..., _T], *args: Any) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *args)
