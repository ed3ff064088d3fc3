"""nginx as it is configured: who asks cannot be made up, figures stay inside, passwords are slow to try, TLS is ready."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from waiting import until

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
CONFIGURED = Path(__file__).parents[2] / "deploy" / "nginx"


class Behind(BaseHTTPRequestHandler):
    """Stands for gongbao and repeats what it is told."""

    def do_GET(self) -> None:
        """Says which headers came."""
        said = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def do_POST(self) -> None:
        """The same."""
        self.do_GET()

    def log_message(self, *told: Any) -> None:
        """Nobody listens."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def behind() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Behind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture
def nginx(behind: int, tmp_path: Path) -> Iterator[Callable[[str], dict[str, int]]]:
    """Starts nginx with a configuration of ours; gives the ports that it listens on instead of 80 and 443."""
    if NGINX is None:
        pytest.skip("no nginx: apt install nginx-light")
    program, started = NGINX, []

    def start(kind: str) -> dict[str, int]:
        ports = {"80": free_port(), "443": free_port()}
        shutil.copy(CONFIGURED / "proxy.inc", tmp_path)
        for name in (f"{kind}.conf", "upstream.conf"):
            words = (CONFIGURED / name).read_text(encoding="utf-8").replace("127.0.0.1:8000", f"127.0.0.1:{behind}")
            words = re.sub(r"listen (80|443)", lambda match: f"listen 127.0.0.1:{ports[match[1]]}", words)
            (tmp_path / name).write_text(words.replace("/etc/nginx/gongbao", str(tmp_path)), encoding="utf-8")
        if kind == "tls":
            certify(tmp_path / "tls")
        temporary = "".join(
            f"{what}_temp_path {tmp_path}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (tmp_path / "nginx.conf").write_text(
            f"pid {tmp_path}/pid; error_log {tmp_path}/errors; daemon off; worker_processes 1; events {{}}"
            f"http {{ access_log off; {temporary} include {tmp_path}/upstream.conf; include {tmp_path}/{kind}.conf; }}",
            encoding="utf-8",
        )
        tried = subprocess.run(
            [program, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
        )
        assert tried.returncode == 0, tried.stderr
        started.append(subprocess.Popen([program, "-c", tmp_path / "nginx.conf"], stderr=subprocess.DEVNULL))
        until(lambda: listening(ports["80"]))
        return ports

    yield start
    for one in started:
        one.terminate()
        one.wait(10)


def certify(folder: Path) -> None:
    folder.mkdir()
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost -batch"
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(["openssl", *words.split(), *files], check=True, capture_output=True)


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_who_asks_is_what_nginx_sees_and_not_what_is_claimed(nginx: Callable[[str], dict[str, int]]) -> None:
    url = f"http://127.0.0.1:{nginx('plain')['80']}"
    claimed = {"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"}
    seen = httpx.get(f"{url}/api/documents", headers=claimed).json()
    assert (seen["x-forwarded-for"], seen["x-forwarded-proto"]) == ("127.0.0.1", "http")
    assert seen["host"] == url.removeprefix("http://")
    assert re.fullmatch(r"[0-9a-f]{32}", seen["x-request-id"])


def test_limits_hold_before_anything_is_handed_on(nginx: Callable[[str], dict[str, int]]) -> None:
    url = f"http://127.0.0.1:{nginx('plain')['80']}"
    assert httpx.get(f"{url}/metrics").status_code == 404
    assert httpx.post(f"{url}/api/chat", content=b"x" * 70_000).status_code == 413
    statuses = [httpx.post(f"{url}/staff/sign-in").status_code for _ in range(8)]
    assert statuses == [200] * 6 + [429] * 2


def test_with_tls_everything_else_is_led_there(nginx: Callable[[str], dict[str, int]]) -> None:
    ports = nginx("tls")
    led = httpx.get(f"http://127.0.0.1:{ports['80']}/documents?q=1")
    assert (led.status_code, led.headers["location"]) == (308, "https://127.0.0.1/documents?q=1")
    assert httpx.get(f"http://127.0.0.1:{ports['80']}/healthz").status_code == 200
    with httpx.Client(verify=False, base_url=f"https://127.0.0.1:{ports['443']}") as client:
        reply = client.get("/")
        assert reply.json()["x-forwarded-proto"] == "https"
        assert "max-age=" in reply.headers["strict-transport-security"]
