"""`make load`: a server with its workers under mixed questions from the banks for a while; errors, latencies, memory, store.

Four messages are one conversation. Each reply is looked at: it has to be one, in its conversation, with its memory.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.questions import questions
from benchmarks.servers import GONGBAO, Server, free_port, running

CONNECTIONS = 16
_TURNS = 4
_FORGETFUL = "暂时不能记住".encode()


@dataclass
class Tally:
    """What came of the requests: latencies in milliseconds, and how many went wrong in what way."""

    times: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def said(self, seconds: float) -> str:
        """One line."""
        times = sorted(self.times)
        middle, late, last = times[len(times) // 2], times[int(len(times) * 0.99)], times[-1]
        errors = ", ".join(f"{number} × {what}" for what, number in self.wrong.most_common()) or "no error"
        return (
            f"{len(times):,} requests in {seconds:.0f} s, {len(times) / seconds:,.0f}/s; {errors}; "
            f"median {middle:.1f} ms, p99 {late:.1f} ms ({late / middle:.1f}×), longest {last:.0f} ms"
        )


def main() -> None:
    """Prints what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--requests", type=int, default=0, help="stop after so many instead of after some seconds")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [GONGBAO, "serve", "--port", str(port), "--workers", str(options.workers)]
        with running(command, port, {"GONGBAO_DATA_DIR": folder}) as server:
            _measure(server, options.seconds, options.requests)


def _measure(server: Server, seconds: float, most: int) -> None:
    mixed = questions("*.jsonl")
    asyncio.run(_load(server.port, mixed, 3600, len(mixed) * 4))  # every worker has heard every question
    before, began = server.megabytes_of_all(), time.monotonic()
    tally = asyncio.run(_load(server.port, mixed, 3600 if most else seconds, most))
    print(tally.said(time.monotonic() - began))
    print(f"memory of all processes: {before:.0f} MB before, {server.megabytes_of_all():.0f} MB after")


async def _load(port: int, mixed: list[str], seconds: float, most: int) -> Tally:
    tally, until = Tally(), time.monotonic() + seconds
    turns = itertools.islice(itertools.cycle(mixed), most or None)
    await asyncio.gather(*(_talk(port, turns, until, tally) for _ in range(CONNECTIONS)))
    return tally


async def _talk(port: int, turns: Iterator[str], until: float, tally: Tally) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    session_id: str | None = None
    for place, message in enumerate(turns):
        body = json.dumps({"message": message, "session_id": session_id}).encode()
        began = time.perf_counter()
        head = b"POST /api/chat HTTP/1.1\r\nHost: load\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        writer.write(head % len(body) + body)
        told = (await reader.readuntil(b"\r\n\r\n")).lower()
        reply = await reader.readexactly(int(told.split(b"content-length:")[1].split(b"\r\n")[0]))
        tally.times.append((time.perf_counter() - began) * 1000)
        said = _looked_at(told, reply, session_id, tally)
        session_id = said if place % _TURNS < _TURNS - 1 else None
        if time.monotonic() > until:
            break
    writer.close()


def _looked_at(told: bytes, reply: bytes, session_id: str | None, tally: Tally) -> str | None:
    """The conversation to go on in."""
    if not told.startswith(b"http/1.1 200 "):
        tally.wrong[told[9:12].decode()] += 1
        return None
    if _FORGETFUL in reply:
        tally.wrong["without memory"] += 1
    said: str = json.loads(reply)["session_id"]
    if session_id and said != session_id:
        tally.wrong["another conversation"] += 1
    return said


if __name__ == "__main__":
    main()
