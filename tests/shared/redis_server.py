"""A real Redis of our own: started on a free port, stopped, held, made full, emptied."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from redis import Redis, RedisError
from waiting import until


class RedisServer:
    """A server that keeps nothing on disk; `cluster` makes it a cluster of one, which has all slots."""

    def __init__(self, folder: Path, *, cluster: bool = False) -> None:
        if not shutil.which("redis-server"):
            pytest.skip("no Redis: apt install redis-server")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._folder, self._cluster = folder, cluster
        self.url = f"redis{'+cluster' if cluster else ''}://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        more = ["--cluster-enabled", "yes", "--cluster-port", str(self.port - 1)] if self._cluster else []
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", *more]
        self._process = subprocess.Popen(command, cwd=self._folder, stdout=subprocess.DEVNULL)
        try:
            self._wait()
        except BaseException:
            self._process.kill()
            raise

    def _wait(self) -> None:
        until(self._answers)
        if self._cluster:
            with contextlib.suppress(RedisError):
                self._does("CLUSTER ADDSLOTSRANGE 0 16383")
            until(lambda: self._does("CLUSTER INFO")["cluster_state"] == "ok")

    def stop(self) -> None:
        self.go_on()
        self._process.terminate()
        self._process.wait(10)

    def hold(self) -> None:
        """It takes connections and answers nothing."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def fill(self) -> None:
        """It reads, and refuses to write."""
        self._does("CONFIG SET", "maxmemory", "1")

    def make_room(self) -> None:
        self._does("CONFIG SET", "maxmemory", "0")

    def empty(self) -> None:
        self._does("FLUSHALL")

    def _does(self, *command: str) -> Any:
        with Redis(port=self.port, decode_responses=True) as client:
            return client.execute_command(*command)

    def _answers(self) -> bool:
        with contextlib.suppress(RedisError):
            return bool(self._does("PING"))
        return False
