"""Clients that take connections and give nothing: idle, slow, half closed, not reading, talking nonsense."""

from __future__ import annotations

import contextlib
import json
import resource
import socket
import time

import pytest
from served import Served, all_that_comes, request
from waiting import until

QUESTION = "谁分管市环保局"
IDLE = 1000


@pytest.fixture
def crowd(impatient: Served) -> list[socket.socket]:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return [impatient.connected() for _ in range(IDLE)]


def status(reply: bytes) -> int:
    return int(reply.split(b" ", 2)[1])


def test_a_thousand_idle_connections_keep_nobody_waiting_and_are_ended(
    impatient: Served, crowd: list[socket.socket]
) -> None:
    began = time.monotonic()
    assert impatient.ask(QUESTION)["kind"] == "lookup"
    assert time.monotonic() - began < 1
    assert {all_that_comes(each) for each in crowd} == {b""}
    for each in crowd:
        each.close()


def test_a_head_that_trickles_in_is_not_waited_for(impatient: Served) -> None:
    with impatient.connected() as slow:
        began = time.monotonic()
        with contextlib.suppress(OSError):
            for letter in request(QUESTION):
                slow.send(bytes([letter]))
                if time.monotonic() - began > 5 or not _open(slow):
                    break
                time.sleep(0.02)
        assert 0.5 < time.monotonic() - began < 4
    assert impatient.ask(QUESTION)["kind"] == "lookup"


def test_blank_lines_before_a_head_buy_no_time(impatient: Served) -> None:
    with impatient.connected() as slow:
        slow.sendall(request(QUESTION))
        assert status(slow.recv(65536)) == 200
        began = time.monotonic()
        with contextlib.suppress(OSError):
            while time.monotonic() - began < 5 and _open(slow):
                slow.send(b"\r\n")
                time.sleep(0.1)
        assert time.monotonic() - began < 4


def test_a_body_that_trickles_in_is_a_problem(impatient: Served) -> None:
    with impatient.connected() as slow:
        slow.sendall(request(QUESTION)[:-5])
        assert status(all_that_comes(slow)) == 408


def test_who_reads_nothing_is_left(impatient: Served) -> None:
    before = impatient.open_files()
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.settimeout(10)
        deaf.connect(("127.0.0.1", impatient.port))
        until(lambda: impatient.open_files() > before)
        with contextlib.suppress(OSError):
            deaf.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 300)
        until(lambda: impatient.open_files() == before, 30)
    assert impatient.ask(QUESTION)["kind"] == "lookup"


def test_who_has_asked_and_closed_its_half_is_answered(impatient: Served) -> None:
    with impatient.connected() as half:
        half.sendall(request(QUESTION))
        half.shutdown(socket.SHUT_WR)
        reply = all_that_comes(half)
    assert status(reply) == 200
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["kind"] == "lookup"


def test_half_a_request_from_who_has_closed_its_half_is_dropped(impatient: Served) -> None:
    with impatient.connected() as half:
        half.sendall(request(QUESTION)[:-5])
        half.shutdown(socket.SHUT_WR)
        assert all_that_comes(half) == b""


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 80_000, 431),
        (b"GET /" + b"x" * 80_000, 431),
    ],
    ids=["TLS", "version", "length", "header", "address"],
)
def test_what_is_no_request_is_a_problem(impatient: Served, sent: bytes, expected: int) -> None:
    with impatient.connected() as strange:
        with contextlib.suppress(OSError):
            strange.sendall(sent)
        reply = all_that_comes(strange)
    assert status(reply) == expected
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["status"] == expected


def _open(connection: socket.socket) -> bool:
    connection.setblocking(False)
    try:
        return connection.recv(1) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        connection.settimeout(10)
