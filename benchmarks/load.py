"""The load generator: wrk where it is installed, otherwise a plain asyncio client; each on one core."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 16
SECONDS = 5
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
_SCRIPT = """
local bodies = {}
for line in io.lines("BODIES") do bodies[#bodies + 1] = line end
local turn = 0
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  turn = turn % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[turn])
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Requests a second, and latencies in milliseconds."""

    rate: float
    median: float
    p99: float
    failed: int


def generator() -> str:
    """What makes the load."""
    return "wrk" if shutil.which("wrk") else "asyncio client"


def load(port: int, questions: Sequence[str]) -> Load:
    """The questions in turn over a few connections for some seconds."""
    bodies = [json.dumps({"message": question}) for question in questions]
    return _wrk(port, bodies) if shutil.which("wrk") else asyncio.run(_client(port, bodies))


def _wrk(port: int, bodies: Sequence[str]) -> Load:
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder, "bodies"), Path(folder, "load.lua")
        listed.write_text("\n".join(bodies), encoding="utf-8")
        script.write_text(_SCRIPT.replace("BODIES", str(listed)), encoding="utf-8")
        command = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{SECONDS}s",
            "--latency",
            "-s",
            str(script),
            f"http://127.0.0.1:{port}/api/chat",
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Load(_number(r"Requests/sec:\s+([\d.]+)", said), _latency("50%", said), _latency("99%", said), _failed(said))


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    return float(found[1]) if found else 0.0


def _latency(share: str, said: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", said)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _failed(said: str) -> int:
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    return int(_number(r"Non-2xx or 3xx responses: (\d+)", said)) + sum(map(int, sockets.groups()) if sockets else ())


async def _client(port: int, bodies: Sequence[str]) -> Load:
    until = time.perf_counter() + SECONDS
    runs = [_connection(port, bodies[place:], until) for place in range(CONNECTIONS)]
    times = sorted(took for run in await asyncio.gather(*runs) for took in run)
    return Load(len(times) / SECONDS, times[len(times) // 2], times[int(len(times) * 0.99)], 0)


async def _connection(port: int, bodies: Sequence[str], until: float) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    while (began := time.perf_counter()) < until:
        body = bodies[len(times) % len(bodies)].encode()
        writer.write(
            b"POST /api/chat HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            % len(body)
            + body
        )
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        times.append((time.perf_counter() - began) * 1000)
    writer.close()
    return times
