"""Inline mode: clauses for any chat."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from reading import parsed

Play = Callable[..., None]


async def typed(stage: Any, query: str, key: str) -> Any:
    await stage.api.push({"inline_query": {"id": key, "from": stage.person(1).user, "query": query, "offset": ""}})
    told = await stage.api.until(
        lambda: next((one for one in stage.api.of("answerInlineQuery") if one["inline_query_id"] == key), None)
    )
    return told if isinstance(told["results"], list) else {**told, "results": json.loads(told["results"])}


def test_clauses_that_match_can_be_sent_into_any_chat(play: Play) -> None:
    async def scene(stage: Any) -> None:
        told = await typed(stage, "三环内补偿", "q1")
        assert 1 <= len(told["results"]) <= 10
        assert len({one["id"] for one in told["results"]}) == len(told["results"])
        first = told["results"][0]["input_message_content"]
        assert first["parse_mode"] == "HTML"
        assert "三环" in "".join(parsed(one["input_message_content"]["message_text"]) for one in told["results"][:3])
        assert "62号" in told["results"][0]["title"]

    play(scene)


def test_an_empty_query_and_one_that_finds_nothing_offer_the_bot(play: Play) -> None:
    async def scene(stage: Any) -> None:
        for key, query in (("q1", ""), ("q2", "zzzz qqqq")):
            told = await typed(stage, query, key)
            assert told["results"] == []
            assert "公报助手" in json.dumps(told["button"], ensure_ascii=False)

    play(scene)
