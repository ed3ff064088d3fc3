"""What goes wrong between here and Telegram, and that nobody else notices."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from bot_api import RefusedError

from bots.telegram import texts

Play = Callable[..., None]
BAD_GATEWAY = RefusedError(502, "Bad Gateway")


def test_flood_control_is_obeyed_and_holds_up_nobody_else(play: Play) -> None:
    async def scene(stage: Any) -> None:
        flooded, other = stage.person(1), stage.person(2)
        stage.api.faults["sendMessage"].append(RefusedError(429, "Too Many Requests: retry after 1", retry_after=1))
        await flooded.say("谁分管市环保局？")
        await stage.api.until(lambda: stage.api.count("sendMessage!"))
        since = time.monotonic()
        await other.ask("谁分管市公安局？")
        assert not flooded.inbox
        assert "洪湖鹏" in (await flooded.next(0)).text
        assert time.monotonic() - since >= 0.9
        assert len(flooded.inbox) == 1

    play(scene)


def test_a_flood_in_two_chats_holds_everybody(play: Play) -> None:
    async def scene(stage: Any) -> None:
        people = [stage.person(number) for number in (1, 2)]
        stage.api.faults["sendMessage"].extend(RefusedError(429, "Too Many Requests", retry_after=1) for _ in people)
        for person in people:
            await person.say("谁分管市环保局？")
        await stage.api.until(lambda: stage.api.count("sendMessage!") == 2)
        since = time.monotonic()
        await stage.person(3).ask("谁分管市公安局？")
        assert time.monotonic() - since > 0.5

    play(scene)


@pytest.mark.parametrize("fault", [BAD_GATEWAY, "drop", "html"], ids=["502", "dropped", "garbage"])
def test_a_burst_of_failures_costs_no_answer(play: Play, fault: Any) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        stage.api.faults["sendMessage"].extend([fault] * 4)
        stage.api.faults["getUpdates"].extend([fault] * 4)
        stage.api.faults["sendChatAction"].extend([fault] * 2)
        assert "洪湖鹏" in (await person.ask("谁分管市环保局？")).text
        assert "楼建明" in (await person.ask("谁分管市公安局？")).text
        assert len(person.inbox) == 2

    play(scene)


def test_the_bot_starts_when_telegram_is_back(play: Play) -> None:
    async def scene(stage: Any) -> None:
        for method in ("getMe", "setMyCommands", "deleteWebhook"):
            stage.api.faults[method].extend([BAD_GATEWAY, "drop"])
        async with stage.bot():
            assert "洪湖鹏" in (await stage.person(1).ask("谁分管市环保局？")).text

    play(scene, bot=False)


def test_one_user_s_hanging_line_delays_nobody(play: Play) -> None:
    async def scene(stage: Any) -> None:
        stage.api.faults["sendMessage"].append("hang")
        await stage.person(1).say("谁分管市环保局？")
        await stage.api.until(lambda: stage.api.count("sendMessage!"))
        assert "楼建明" in (await stage.person(2).ask("谁分管市公安局？")).text
        stage.api.released.set()
        await stage.person(1).next(0)

    play(scene)


def test_duplicate_updates_are_answered_once(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        update = {**person.update("谁分管市环保局？"), "update_id": 7}
        await stage.api.push(update, dict(update))
        await person.next(0)
        await stage.api.push(dict(update))
        await person.ask("谁分管市公安局？")
        assert len(person.inbox) == 2

    play(scene)


def test_an_update_answered_before_a_restart_is_not_answered_after_it(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        update = {**person.update("谁分管市环保局？"), "update_id": 7}
        for _ in range(2):
            await stage.api.push(dict(update))
            async with stage.bot():
                await person.next(0)
                await stage.api.until(lambda: stage.api.confirmed == 8)
            stage.api.confirmed = 0
        assert len(person.inbox) == 1

    play(scene, bot=False)


MALFORMED: list[Any] = [
    {"message": "not a message"},
    {"message": {"chat": {"id": 1}}},
    {"message": {"message_id": "x", "date": "yesterday", "chat": None}},
    {"callback_query": {"id": "1"}},
    {
        "message": {
            "message_id": 1,
            "date": 0,
            "chat": {"id": 5, "type": "private"},
            "text": None,
            "entities": [{"type": "mention"}],
        }
    },
    {"inline_query": []},
    {"never_heard_of": {"a": 1}},
    {},
]


def test_malformed_updates_stop_nothing(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        await stage.api.push(*(dict(one) for one in MALFORMED))
        stage.api.pending.extend([{"update_id": "seven"}, {"update_id": None, "message": {}}])
        assert "洪湖鹏" in (await person.ask("谁分管市环保局？")).text
        await stage.api.until(lambda: not stage.api.pending)

    play(scene)


def test_messages_of_a_chat_are_answered_in_order(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        stage.api.faults["sendMessage"].append(BAD_GATEWAY)
        questions = [
            "谁分管市环保局？",
            "谁分管市公安局？",
            "黄色预警时学校怎么办？",
            "我家120平三环里选期房",
            "一年半",
        ]
        await stage.api.push(*(person.update(one) for one in questions))
        await stage.api.until(lambda: len(person.inbox) == len(questions))
        wanted = ["洪湖鹏", "楼建明", "黄色预警", "多少个月", "41880元"]
        assert all(word in sent.text for word, sent in zip(wanted, person.inbox, strict=True))

    play(scene)


def test_two_hundred_people_at_once_are_all_answered(play: Play) -> None:
    async def scene(stage: Any) -> None:
        people = [stage.person(number) for number in range(1, 201)]
        await stage.api.push(*(person.update("谁分管市环保局？") for person in people))
        await stage.api.until(lambda: all(person.inbox for person in people))
        assert all(len(person.inbox) == 1 and "洪湖鹏" in person.inbox[0].text for person in people)

    play(scene)


def test_who_writes_too_fast_is_told_so_once(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person, other = stage.person(1), stage.person(2)
        await stage.api.push(*(person.update("谁分管市环保局？") for _ in range(8)))
        assert "洪湖鹏" in (await other.ask("谁分管市环保局？")).text
        await stage.api.until(lambda: len(person.inbox) >= 4)
        notice = texts.TOO_FAST.format(rate=3)
        press = person.callback(person.inbox[0], person.inbox[0].buttons.get("原文", "x"), "fast")
        await stage.api.push({"callback_query": press})
        assert (await person.acknowledged("fast"))["text"] == notice
        assert [one.text for one in person.inbox[3:]] == [notice]

    play(scene, telegram_rate_per_minute=3)


def test_html_that_telegram_cannot_read_is_sent_once_more_as_plain_text(play: Play) -> None:
    async def scene(stage: Any) -> None:
        stage.api.faults["sendMessage"].append(
            RefusedError(400, "Bad Request: can't parse entities: unsupported start tag")
        )
        answer = await stage.person(1).ask("谁分管市环保局？")
        assert answer.mode is None
        assert "洪湖鹏" in answer.text
        assert "<" not in answer.raw

    play(scene)


def test_somebody_who_blocked_the_bot_troubles_nobody(play: Play) -> None:
    async def scene(stage: Any) -> None:
        stage.api.faults["sendMessage"].append(RefusedError(403, "Forbidden: bot was blocked by the user"))
        await stage.person(1).say("谁分管市环保局？")
        await stage.api.until(lambda: stage.api.count("sendMessage!"))
        await stage.person(2).ask("谁分管市环保局？")
        assert not stage.person(1).inbox

    play(scene)


def test_an_error_of_ours_is_owned_up_to(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(stage: Any) -> None:
        def broken(*_: Any) -> Any:
            raise KeyError("秘密的话")

        with monkeypatch.context() as patch:
            patch.setattr(stage.service, "reply", broken)
            assert (await stage.person(1).ask("谁分管市环保局？")).text == texts.TROUBLE
        assert "洪湖鹏" in (await stage.person(1).ask("谁分管市环保局？")).text

    play(scene)


def test_what_could_not_be_delivered_before_a_stop_is_answered_after_the_next_start(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        async with stage.bot(telegram_shutdown_seconds=0.2):
            stage.api.faults["sendMessage"].append("hang")
            await person.say("谁分管市环保局？")
            await stage.api.until(lambda: stage.api.count("sendMessage!"))
        assert not person.inbox
        async with stage.bot():
            assert "洪湖鹏" in (await person.next(0)).text
            await person.ask("谁分管市公安局？")
        assert len(person.inbox) == 2

    play(scene, bot=False)
