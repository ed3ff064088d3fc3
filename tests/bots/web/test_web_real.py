"""The web over the real assistant: every notice, every calculator, every example question."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import checks
from web_live import Live

from assistant.service import open_service
from bots.settings import Settings
from bots.web import examples, schemas
from bots.web.app import create_app

RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
PROMISES = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture(scope="module")
def real() -> Iterator[httpx.Client]:
    live = Live(create_app(open_service(None), Settings(_env_file=None, log_level="error")))
    with httpx.Client(base_url=live.url, timeout=10) as client:
        yield client
    live.stop()


def test_the_pages_are_there(real: httpx.Client) -> None:
    for path in ("/", "/documents", "/calculators", "/docs", "/documents?q=征收"):
        assert real.get(path).status_code == 200, path


def test_every_notice_is_set_with_every_clause_an_anchor(real: httpx.Client) -> None:
    for listed in real.get("/api/documents").json()["documents"]:
        notice = real.get(f"/api/documents/{listed['id']}").json()
        schemas.WholeNotice.model_validate(notice)
        page = real.get(f"/documents/{listed['id']}").text
        anchors = re.findall(r' id="([^"]+)"', page)
        assert len(anchors) == len(set(anchors))
        assert {clause["clause_id"] for clause in notice["clauses"]} <= set(anchors)


def test_no_word_of_a_notice_is_lost_on_its_page(real: httpx.Client) -> None:
    for listed in real.get("/api/documents").json()["documents"]:
        page = real.get(f"/documents/{listed['id']}").text
        paper = re.sub(r"<[^>]+>", "", page[page.index('<article class="paper"') : page.index("</article>")])
        shown = re.sub(r"\s", "", paper.replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'"))
        for clause in real.get(f"/api/documents/{listed['id']}").json()["clauses"]:
            for line in re.split(r"\s+" if ".t" in clause["clause_id"] else "\n", clause["text"]):
                assert re.sub(r"\s", "", line) in shown, (clause["clause_id"], line)


def test_every_calculator_has_its_form(real: httpx.Client) -> None:
    for rule in real.get("/api/rules").json()["rules"]:
        schemas.Rule.model_validate(rule)
        page = real.get(f"/calculators/{rule['name']}")
        assert page.status_code == 200
        for each in rule["inputs"]:
            assert f'name="{each["name"]}"' in page.text
        for example in rule["examples"]:
            if not isinstance(example, dict) or example.get("as_of"):
                continue
            flat = {k: str(v).lower() if isinstance(v, bool) else v for k, v in example["inputs"].items()}
            filled = real.get(
                f"/calculators/{rule['name']}",
                params={k: v if not isinstance(v, list) else " ".join(map(str, v)) for k, v in flat.items()},
            )
            assert filled.status_code in (200, 422), (rule["name"], example)
            if filled.status_code == 200:
                reply = real.post(f"/api/rules/{rule['name']}", json={"inputs": example["inputs"]}).json()
                schemas.RuleReply.model_validate(reply)
                assert reply["answer"].split("\n")[0][:20] in filled.text


@pytest.mark.parametrize("question", [*examples.CITIZENS, *examples.STAFF, *examples.ENGLISH])
def test_every_example_is_answered_with_a_source(real: httpx.Client, question: str) -> None:
    reply = real.post("/api/chat", json={"message": question}).json()
    schemas.ChatReply.model_validate(reply)
    assert reply["kind"] in ("calculation", "lookup", "clause")
    assert reply["citations"]
    for cited in reply["citations"]:
        address, anchor = cited["url"].split("#")
        assert f'id="{anchor}"' in real.get(address).text


def test_every_reply_is_one_that_the_description_names(real: httpx.Client) -> None:
    described = schemathesis.openapi.from_url(f"{real.base_url}/openapi.json")
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 13
    for operation in operations:
        for mode in (RIGHT, WRONG):

            @settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def keeps_its_promise(case: schemathesis.Case) -> None:
                case.call_and_validate(checks=PROMISES)

            with contextlib.suppress(*[Unsatisfiable] if mode == WRONG else []):  # who takes no input gets no wrong one
                keeps_its_promise()
