"""What is told to who runs it: log lines that nobody can forge, spans without words."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from opentelemetry.context import Context
from opentelemetry.trace import INVALID_SPAN, NonRecordingSpan, SpanContext, Tracer, get_current_span
from web_fakes import FakeService
from web_live import Live

from bots.web import tracing
from bots.web.logs import JsonLines

PRIVATE = "我叫张三，电话13800138000"
TRACE = "0af7651916cd43dd8448eb211c80319c"


class Noted(NonRecordingSpan):
    """A span that remembers what it was told."""

    def __init__(self, context: Context | None) -> None:
        super().__init__(SpanContext(1, 1, is_remote=False))
        self.parent = get_current_span(context).get_span_context()
        self.name, self.attributes = "", dict[str, Any]()

    def update_name(self, name: str) -> None:
        self.name = name

    def set_attribute(self, key: str, value: Any) -> None:
        self.attributes[key] = value

    def set_attributes(self, attributes: Any) -> None:
        self.attributes.update(attributes)


class Notebook(Tracer):
    """A tracer that keeps the spans."""

    def __init__(self) -> None:
        self.spans: list[Noted] = []

    def start_span(self, name: str, context: Context | None = None, *args: Any, **more: Any) -> Any:
        return INVALID_SPAN

    @contextmanager
    def start_as_current_span(
        self, name: str, context: Context | None = None, *args: Any, **more: Any
    ) -> Iterator[Any]:
        self.spans.append(Noted(context))
        yield self.spans[-1]


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def traced(notebook: Notebook, served: Callable[..., Live], monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    monkeypatch.setattr(tracing, "get_tracer", lambda name: notebook)
    with httpx.Client(base_url=served(FakeService(), traces=True).url) as client:
        yield client


def test_a_span_tells_the_route_and_no_words(traced: httpx.Client, notebook: Notebook) -> None:
    traced.post("/api/chat", json={"message": PRIVATE}, headers={"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"})
    reply = traced.get("/api/documents/none")
    asked, missed = notebook.spans
    assert asked.name == "POST /api/chat"
    assert f"{asked.parent.trace_id:032x}" == TRACE
    assert missed.name == "GET /api/documents/{notice_id}"
    assert missed.attributes["http.response.status_code"] == 404
    assert missed.attributes["gongbao.request"] == reply.headers["x-request-id"]
    assert "张三" not in json.dumps([asked.attributes, asked.name], ensure_ascii=False)


def logged(message: str, error: BaseException | None = None) -> dict[str, Any]:
    given = (type(error), error, None) if error else None
    line = JsonLines().format(logging.LogRecord("somebody", logging.ERROR, "", 0, message, (), given))
    assert "\n" not in line
    return dict(json.loads(line))


def test_a_line_break_in_a_message_begins_no_line() -> None:
    said = logged('harmless\n{"event": "request", "status": 200}')
    assert (said["event"], said["level"]) == ("log", "error")


def test_an_event_keeps_its_members() -> None:
    assert logged('{"event": "store fails", "store": "feedback"}')["store"] == "feedback"


def test_of_an_exception_only_its_class_is_told() -> None:
    said = logged("Exception in ASGI application", ValueError(PRIVATE))
    assert said["error"] == "ValueError"
    assert "张三" not in json.dumps(said, ensure_ascii=False)


def test_requests_are_logged_without_words_addresses_or_ids(
    served: Callable[..., Live], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger="gongbao.web"), httpx.Client(base_url=served(FakeService()).url) as api:
        session_id = api.post("/api/chat", json={"message": PRIVATE}).json()["session_id"]
        api.get(f"/api/search?q={PRIVATE}")
        api.delete(f"/api/sessions/{session_id}")
        api.get("/nowhere/%0a%7b%22event%22:1%7d", headers={"x-request-id": "a\tb", "user-agent": PRIVATE.encode()})
        api.get("/healthz")  # over the same connection: the line before has been written when this is answered
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records if record.name == "gongbao.web"]
    assert [line["route"] for line in lines][:4] == ["/api/chat", "/api/search", "/api/sessions/{session_id}", "other"]
    told = json.dumps(lines, ensure_ascii=False)
    assert not any(word in told for word in ("张三", "13800138000", session_id, "127.0.0.1", "a\tb"))
