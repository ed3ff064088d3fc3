"""The routes of the contract and every error, over HTTP."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable

import httpx
import pytest
from redis_server import RedisServer
from web_fakes import N32, N62, FakeService
from web_live import Live

QUESTION = "我家120平三环里选期房，过渡一年半，一共能拿多少"
REPLY = {
    "session_id",
    "as_of",
    "corpus_version",
    "kind",
    "answer",
    "citations",
    "calculation",
    "clarification",
    "suggestions",
}


def problem(response: httpx.Response, status: int) -> dict[str, object]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status
    assert all(found[member] for member in ("type", "title", "detail"))
    return dict(found)


def test_a_question_gets_the_reply_of_the_contract(api: httpx.Client) -> None:
    response = api.post("/api/chat", json={"message": QUESTION})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    reply = response.json()
    assert set(reply) == REPLY
    assert reply["calculation"]["result"] == {"value": 41880, "unit": "元"}


def test_a_conversation_goes_on_under_its_id(api: httpx.Client) -> None:
    first = api.post("/api/chat", json={"message": "房子120平方米要征收"}).json()
    second = api.post("/api/chat", json={"message": "三环内", "session_id": first["session_id"]}).json()
    assert second["session_id"] == first["session_id"]
    assert second["clarification"]["slot"] == "option"


def test_an_unknown_session_starts_anew(api: httpx.Client) -> None:
    reply = api.post("/api/chat", json={"message": "你好", "session_id": "nobody's"}).json()
    assert reply["session_id"] != "nobody's"


def test_the_day_is_passed_on(api: httpx.Client) -> None:
    reply = api.post("/api/chat", json={"message": "绿色建筑谁负责", "as_of": "2026-01-01"}).json()
    assert (reply["as_of"], reply["citations"][0]["validity"]["state"]) == ("2026-01-01", "expired")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": None},
        {"message": ""},
        {"message": " \n\t　"},
        {"message": "问" * 4097},
        {"message": 120},
        {"message": ["问"]},
        {"message": True},
        {"message": "\ud800"},
        {"message": "问", "session_id": 7},
        {"message": "问", "as_of": "明天"},
        {"message": "问", "as_of": "2026-02-30"},
        {"message": "问", "as_of": "2026-1-1"},
        {"message": "问", "as_of": 20260101},
        {"message": "问", "as_of": "2026-01-01T00:00:00"},
        [],
        "问",
        7,
        None,
    ],
    ids=lambda body: json.dumps(body, ensure_ascii=True)[:40],
)
def test_what_is_wrong_with_a_request_is_said(api: httpx.Client, body: object) -> None:
    response = api.post("/api/chat", content=json.dumps(body), headers={"content-type": "application/json"})
    status = 400 if body == {"message": "\ud800"} and response.status_code == 400 else 422
    found = problem(response, status)
    if status == 422:
        assert found["errors"]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 60000], ids=lambda c: str(c[:12]))
def test_what_is_not_json_is_refused(api: httpx.Client, content: bytes) -> None:
    problem(api.post("/api/chat", content=content, headers={"content-type": "application/json"}), 400)
    problem(
        api.post("/api/feedback", content=content, headers={"content-type": "application/json"}), 400
    ) if content else None


def test_exactly_4096_characters_after_trimming_are_welcome(api: httpx.Client) -> None:
    assert api.post("/api/chat", json={"message": "  " + "问" * 4096 + "\n"}).status_code == 200


def test_control_characters_are_harmless(api: httpx.Client) -> None:
    reply = api.post("/api/chat", json={"message": "问\x00\x1b[31m\u202e\x7f题"})
    assert reply.status_code == 200
    assert "\x1b" not in reply.headers.get("x-request-id", "")


def test_a_body_over_64_kib_is_refused(api: httpx.Client) -> None:
    large = {"message": "问", "more": "x" * 65536}
    problem(api.post("/api/chat", json=large), 413)

    def pieces() -> object:
        yield b'{"message": "'
        for _ in range(80):
            yield b"x" * 1024

    problem(api.post("/api/chat", content=pieces(), headers={"content-type": "application/json"}), 413)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(api: httpx.Client, kind: str) -> None:
    problem(api.post("/api/chat", content=b'{"message":"x"}', headers={"content-type": kind}), 415)


def test_unknown_addresses_and_methods_are_problems(api: httpx.Client) -> None:
    for path in (
        "/nowhere",
        "/api/documents/none",
        "/api/clauses/none",
        "/api/rules/none",
        "/documents/none",
        "/static/../app.py",
        "/static/%2e%2e%2fapp.py",
    ):
        problem(api.get(path), 404)
    refused = api.get("/api/chat")
    problem(refused, 405)
    assert "POST" in refused.headers["allow"]
    problem(api.put("/api/documents", json={}), 405)


def test_a_browser_gets_its_problem_as_a_page(api: httpx.Client) -> None:
    response = api.get("/documents/none", headers={"accept": "text/html,*/*"})
    assert (response.status_code, response.headers["content-type"]) == (404, "text/html; charset=utf-8")
    problem(api.get("/api/documents/none", headers={"accept": "text/html"}), 404)


def test_an_unexpected_error_says_nothing_of_the_inside(
    served: Callable[..., Live], capfd: pytest.CaptureFixture[str]
) -> None:
    service = FakeService()
    service.broken = True
    with httpx.Client(base_url=served(service).url) as api:
        response = api.post("/api/chat", json={"message": "我的秘密"})
        problem(response, 500)
        page = api.post("/ask", data={"message": "我的秘密"}, headers={"accept": "text/html"})
    assert page.status_code == 500
    written = "".join(capfd.readouterr())
    for told in (response.text, page.text, written):
        assert not any(word in told for word in ("Traceback", "secret", "/srv/", "秘密", ".py"))


def test_before_the_corpus_is_loaded_nothing_is_answered(served: Callable[..., Live]) -> None:
    service = FakeService()
    service.ready = False
    with httpx.Client(base_url=served(service).url) as api:
        assert problem(api.get("/readyz"), 503)["problems"]
        refused = api.post("/api/chat", json={"message": "问"})
        problem(refused, 503)
        assert refused.headers["retry-after"]
        assert api.get("/healthz").json() == {"status": "ok"}


def test_too_many_questions_are_asked_to_wait(served: Callable[..., Live]) -> None:
    with httpx.Client(base_url=served(FakeService(), rate_per_minute=3).url) as api:
        answers = [
            api.post("/api/chat", json={"message": "你好"}, headers={"x-forwarded-for": f"10.0.0.{n}"})
            for n in range(4)
        ]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    problem(answers[-1], 429)
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60


def test_clients_behind_a_trusted_proxy_are_told_apart(served: Callable[..., Live]) -> None:
    with httpx.Client(base_url=served(FakeService(), rate_per_minute=1, trusted_hops=1).url) as api:
        seen = ["6.6.6.6, 10.0.0.1", "7.7.7.7, 10.0.0.1", "10.0.0.2"]
        statuses = [
            api.post("/api/chat", json={"message": "你好"}, headers={"x-forwarded-for": each}).status_code
            for each in seen
        ]
    assert statuses == [200, 429, 200]


def test_a_conversation_has_its_own_limit(served: Callable[..., Live]) -> None:
    with httpx.Client(base_url=served(FakeService(), session_rate_per_minute=2).url) as api:
        one = api.post("/api/chat", json={"message": "你好"}).json()["session_id"]
        asked = [api.post("/api/chat", json={"message": "你好", "session_id": one}) for _ in range(3)]
        page = api.post("/ask", data={"message": "你好", "session_id": one})
        other = api.post("/api/chat", json={"message": "你好"})
    assert [each.status_code for each in asked] == [200, 200, 429]
    assert (page.status_code, other.status_code) == (429, 200)
    problem(asked[-1], 429)


def test_who_only_reads_is_counted_as_well(served: Callable[..., Live]) -> None:
    with httpx.Client(base_url=served(FakeService(), rate_per_minute=2).url) as api:
        said = [api.get(path) for path in ("/api/search?q=x", "/ask?message=x", "/api/documents", "/", "/healthz")]
    assert [each.status_code for each in said] == [200, 200, 429, 200, 200]
    assert [each.headers.get("ratelimit-remaining") for each in said] == ["1", "0", "0", None, None]


@pytest.mark.parametrize(
    ("hops", "lines", "told_apart"),
    [
        (0, ["10.0.0.1", "10.0.0.2"], False),
        (1, ["6.6.6.6, 10.0.0.1", "10.0.0.2"], True),
        (1, ["10.0.0.2, 10.0.0.1", "9.9.9.9, 10.0.0.1"], False),
        (2, ["10.0.0.1, 192.168.0.1", "10.0.0.2, 192.168.0.1"], True),
        (3, ["10.0.0.1", "10.0.0.2"], False),
        (1, ["2001:db8:1:2::1", "2001:db8:1:2::ffff"], False),
        (1, ["2001:db8:1:2::1", "2001:db8:1:3::1"], True),
        (1, ["x" * 9000, "y" * 9000], True),
    ],
)
def test_only_trusted_proxies_say_who_asks(
    served: Callable[..., Live], hops: int, lines: list[str], told_apart: bool
) -> None:
    with httpx.Client(base_url=served(FakeService(), rate_per_minute=1, trusted_hops=hops).url) as api:
        said = [
            api.post("/api/chat", json={"message": "你好"}, headers={"x-forwarded-for": line}).status_code
            for line in lines
        ]
    assert said == [200, 200 if told_apart else 429]


def test_a_clock_put_back_keeps_nobody_out(served: Callable[..., Live], monkeypatch: pytest.MonkeyPatch) -> None:
    with httpx.Client(base_url=served(FakeService(), rate_per_minute=1).url) as api:
        asked = {"url": "/api/chat", "json": {"message": "你好"}}
        assert [api.post(**asked).status_code for _ in range(2)] == [200, 429]
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now - 86400)
        assert api.post(**asked).status_code == 200


def test_clients_are_counted_in_the_redis_of_the_conversations(
    served: Callable[..., Live], redis_server: RedisServer
) -> None:
    redis_server.empty()
    given = {"rate_per_minute": 2, "sessions": redis_server.url}
    statuses = []
    for one in (served(FakeService(), **given), served(FakeService(), **given)):
        statuses += [httpx.post(f"{one.url}/api/chat", json={"message": "你好"}).status_code for _ in range(2)]
    assert statuses == [200, 200, 429, 429]


@pytest.mark.parametrize("address", ["redis://127.0.0.1:1", "valkey+cluster://127.0.0.1:1", "unix:///nowhere.sock"])
def test_clients_are_counted_while_no_redis_answers(served: Callable[..., Live], address: str) -> None:
    live = served(FakeService(), rate_per_minute=2, sessions=address)
    statuses = [httpx.post(f"{live.url}/api/chat", json={"message": "你好"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert 'store="limits"' in httpx.get(f"{live.url}/metrics").text


def test_notices_are_listed_and_read(api: httpx.Client) -> None:
    listed = api.get("/api/documents").json()["documents"]
    assert {
        "id",
        "document_number",
        "title",
        "issuer",
        "date",
        "effective_from",
        "valid_until",
        "validity",
        "printed",
        "clause_count",
    } <= set(listed[0])
    whole = api.get(f"/api/documents/{N62}").json()
    assert len(whole["clauses"]) == whole["clause_count"]
    assert api.get("/api/documents?as_of=2030-01-01").json()["documents"][1]["validity"]["state"] == "expired"
    problem(api.get("/api/documents?as_of=soon"), 422)


def test_notices_are_sent_once(api: httpx.Client) -> None:
    for path in (
        "/api/documents",
        f"/api/documents/{N62}",
        f"/api/clauses/{N62}.1.1",
        "/api/rules",
        f"/documents/{N62}",
        "/widget.js",
        "/openapi.json",
    ):
        first = api.get(path)
        again = api.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert api.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_large_replies_are_compressed_for_who_asks(live: Live) -> None:
    with httpx.stream("GET", f"{live.url}/api/documents/{N62}", headers={"accept-encoding": "gzip"}) as response:
        raw = b"".join(response.iter_raw())
        assert response.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw))["id"] == N62
    plain = httpx.get(f"{live.url}/api/documents/{N62}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["vary"]


def test_clauses_and_search(api: httpx.Client) -> None:
    clause = api.get(f"/api/clauses/{N62}.1.2").json()
    assert clause["text"].startswith("（二）临时安置补偿。")
    hits = api.get("/api/search", params={"q": "临时安置", "limit": 2}).json()
    assert hits["query"] == "临时安置"
    assert len(hits["hits"]) == 2
    for wrong in ({"q": ""}, {"q": "x", "limit": 0}, {"q": "x", "limit": "many"}, {}):
        problem(api.get("/api/search", params=wrong), 422)


def test_rules_compute_from_named_inputs(api: httpx.Client) -> None:
    inputs = {"area": 120, "ring": "inside", "option": "future_housing", "months": 18}
    assert api.get("/api/rules").json()["rules"][0]["name"] == "relocation"
    assert api.get("/api/rules/relocation").json()["figures"]
    for body in ({"inputs": inputs}, inputs, {"inputs": inputs, "as_of": "2018-01-01"}):
        reply = api.post("/api/rules/relocation", json=body).json()
        assert reply["calculation"]["result"]["value"] == 41880
    found = problem(api.post("/api/rules/relocation", json={"inputs": {"area": -5}}), 422)
    assert {each["pointer"] for each in found["errors"]} >= {"#/inputs/area", "#/inputs/ring"}  # type: ignore[attr-defined]
    problem(api.post("/api/rules/relocation", json={"inputs": 5}), 422)


def test_feedback_is_kept_for_turns_there_were(api: httpx.Client, service: FakeService) -> None:
    session = api.post("/api/chat", json={"message": "谁分管市环保局"}).json()["session_id"]
    sent = {"session_id": session, "turn": 0, "helpful": False, "comment": "条款不对"}
    assert api.post("/api/feedback", json=sent).json() == {"stored": True}
    assert service.given_feedback[-1] == (session, 0, False, "条款不对")
    problem(api.post("/api/feedback", json={**sent, "turn": 9}), 404)
    problem(api.post("/api/feedback", json={**sent, "session_id": "nobody's"}), 404)
    for wrong in ({"turn": "0"}, {"turn": -1}, {"helpful": 1}, {"helpful": "yes"}, {"comment": "长" * 1001}):
        problem(api.post("/api/feedback", json={**sent, **wrong}), 422)


def test_a_conversation_can_be_forgotten(api: httpx.Client, service: FakeService) -> None:
    session = api.post("/api/chat", json={"message": "你好"}).json()["session_id"]
    assert api.delete(f"/api/sessions/{session}").status_code == 204
    assert session not in service.sessions
    assert api.delete(f"/api/sessions/{session}").status_code == 204


def test_security_headers_are_on_everything(api: httpx.Client) -> None:
    for path in ("/", "/api/documents", "/nowhere", "/widget.js"):
        headers = api.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "unsafe" not in headers["content-security-policy"]
        assert len(headers["x-request-id"]) >= 16


def test_request_ids_are_kept_where_they_are_harmless(api: httpx.Client) -> None:
    assert api.get("/healthz", headers={"x-request-id": "abc-12345"}).headers["x-request-id"] == "abc-12345"
    assert api.get("/healthz", headers={"x-request-id": 'x" <script>'}).headers["x-request-id"] != 'x" <script>'


def test_other_origins_only_from_the_list(api: httpx.Client, foreign: Live) -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    welcome = api.options("/api/chat", headers={"origin": foreign.url, **asked})
    assert welcome.headers["access-control-allow-origin"] == foreign.url
    stranger = api.options("/api/chat", headers={"origin": "https://evil.example", **asked})
    assert "access-control-allow-origin" not in stranger.headers
    reply = api.post("/api/chat", json={"message": "你好"}, headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in reply.headers
    assert "Origin" in reply.headers["vary"]


def test_head_is_get_without_the_body(api: httpx.Client) -> None:
    response = api.head("/api/documents")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["etag"]


def test_metrics_count_what_happened(api: httpx.Client) -> None:
    api.post("/api/chat", json={"message": QUESTION})
    text = api.get("/metrics").text
    assert 'gongbao_answers_total{kind="calculation"}' in text
    assert 'gongbao_requests_total{method="POST",route="/api/chat",status="200"}' in text
    assert QUESTION not in text


def test_the_description_names_our_errors_and_only_those(api: httpx.Client) -> None:
    described = api.get("/openapi.json").json()
    text = json.dumps(described)
    assert "HTTPValidationError" not in text
    chat = described["paths"]["/api/chat"]["post"]
    assert set(chat["responses"]) == {"200", "400", "413", "415", "422", "429", "500", "503"}
    assert list(chat["responses"]["422"]["content"]) == ["application/problem+json"]
    assert described["components"]["schemas"]["ChatRequest"]["examples"]
    assert {f"/api/{name}" for name in ("chat", "search", "documents", "feedback", "rules")} <= set(described["paths"])


def test_a_clause_link_leads_into_its_notice(api: httpx.Client) -> None:
    assert api.get(f"/clauses/{N32}.honghupeng").headers["location"] == f"/documents/{N32}#{N32}.honghupeng"
