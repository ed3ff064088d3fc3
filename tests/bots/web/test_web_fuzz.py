"""Whatever comes in, the answer is a reply or a problem, never a failure."""

from __future__ import annotations

import json
from urllib.parse import quote

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from web_live import Live

anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=80),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
bodies = anything | some.fixed_dictionaries(
    {"message": some.text(max_size=200) | anything}, optional={"session_id": anything, "as_of": anything}
)
addresses = some.text(max_size=60).map(lambda text: text.replace("\x00", ""))
paths = some.sampled_from(["/api/chat", "/api/feedback", "/api/rules/relocation"])
calm = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@calm
@given(path=paths, body=bodies)
def test_any_json_is_answered(live: Live, api: httpx.Client, path: str, body: object) -> None:
    response = api.post(path, content=json.dumps(body), headers={"content-type": "application/json"})
    assert response.status_code in (200, 400, 404, 422)
    if response.status_code != 200:
        assert response.headers["content-type"] == "application/problem+json"


@calm
@given(text=addresses)
def test_any_words_in_an_address_are_answered(live: Live, api: httpx.Client, text: str) -> None:
    for path in ("/documents", "/api/search", "/ask"):
        response = api.get(path, params={"q": text, "message": text})
        assert response.status_code in (200, 422)
        assert "<script>alert" not in response.text
    quoted = "/documents/" + quote(text or "x", safe="")
    assert api.get(quoted).status_code in (200, 404)
