"""Servers under measurement: started on a free port, waited for, looked at, stopped."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GONGBAO = str(Path(sys.executable).with_name("gongbao"))
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and the seconds from its start to its first reply."""

    process: subprocess.Popen[bytes]
    port: int
    seconds: float

    def megabytes(self) -> float:
        """Resident memory; 0 where the system does not say."""
        return _megabytes(self.process.pid)

    def megabytes_of_all(self) -> float:
        """Resident memory of the server and of the processes that it has started."""
        stats = [stat.read_text(encoding="utf-8", errors="replace") for stat in Path("/proc").glob("[0-9]*/stat")]
        parents = {int(stat.split()[0]): int(stat.rpartition(")")[2].split()[1]) for stat in stats}
        mine = [pid for pid, parent in parents.items() if self.process.pid in (pid, parent)]
        return sum(map(_megabytes, mine))


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text(encoding="ascii", errors="replace").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


@contextlib.contextmanager
def running(command: Sequence[str], port: int, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """The server while it runs; it has answered once."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("GONGBAO_")}
    began = time.perf_counter()
    process = subprocess.Popen(command, env={**settings, **(environment or {})}, stderr=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield Server(process, port, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_PATIENCE)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, question: str) -> dict[str, Any]:
    """One reply over HTTP."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
        connection.request("POST", "/api/chat", json.dumps({"message": question}), {"Content-Type": "application/json"})
        reply: dict[str, Any] = json.load(connection.getresponse())
        return reply


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with status {process.returncode}")
        with contextlib.suppress(OSError):
            ask(port, "你好")
            return
        time.sleep(0.01)
    raise RuntimeError("the server does not answer")
