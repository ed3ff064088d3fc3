"""Through Telegram the assistant says, word for word, what it says directly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reading import squashed

Play = Callable[..., None]
BANKS = sorted((Path(__file__).parents[2] / "questions").glob("*-dev.jsonl"))
EACH = 21


def questions() -> list[str]:
    """First turns, taken evenly from each bank."""
    picked = []
    for bank in BANKS:
        lines = bank.read_text("utf-8").splitlines()
        picked += [json.loads(line)["turns"][0]["say"] for line in lines[:: max(1, len(lines) // EACH)][:EACH]]
    return picked


def test_the_same_questions_get_the_same_answers(play: Play) -> None:
    async def scene(stage: Any) -> None:
        asked = questions()
        assert len(asked) >= 40
        people = [stage.person(number) for number in range(1, len(asked) + 1)]
        await stage.api.push(*(person.update(question) for person, question in zip(people, asked, strict=True)))
        await stage.api.until(lambda: all(person.inbox for person in people))
        for person, question in zip(people, asked, strict=True):
            direct = stage.service.reply(question)
            shown = squashed("".join(one.text for one in person.inbox))
            assert squashed(direct["answer"]) in shown, question

    play(scene)
