"""Buttons: each press is acknowledged; what is stale, foreign or forged is refused kindly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bots.telegram import texts

Play = Callable[..., None]


def test_a_used_button_shows_the_choice_and_does_nothing_more(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        await person.press(welcome, "谁分管市环保局？")
        assert list(welcome.buttons) == ["✓ 谁分管市环保局？"]
        told = await person.tap(welcome, "✓ 谁分管市环保局？")
        assert told["text"] == texts.USED
        assert len(person.inbox) == 2

    play(scene)


def test_a_stale_button_is_answered_kindly_and_taken_away(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        await person.ask("谁分管市公安局？")
        told = await person.tap(welcome, "谁分管市环保局？")
        assert "谁分管市环保局？" in told["text"]
        assert "过时" in told["text"]
        await stage.api.until(lambda: not welcome.buttons)
        assert len(person.inbox) == 2

    play(scene)


def test_a_double_press_is_answered_once(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        data = welcome.buttons["谁分管市环保局？"]
        await stage.api.push(*({"callback_query": person.callback(welcome, data, key)} for key in ("one", "two")))
        await person.acknowledged("two")
        await person.next(1)
        assert len(person.inbox) == 2

    play(scene)


def test_forged_data_does_nothing(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        good = welcome.buttons["谁分管市环保局？"]
        for number, data in enumerate(
            (
                good[:-1] + ("A" if good[-1] != "A" else "B"),
                "b000000000000",
                "cxxxx.1.0.",
                "",
                "x" * 64,
                good.replace(".1.", ".f.", 2),
            )
        ):
            await stage.api.push({"callback_query": person.callback(welcome, data, f"forged-{number}")})
            assert (await person.acknowledged(f"forged-{number}"))["text"].startswith("这个")
        assert len(person.inbox) == 1

    play(scene)


def test_a_press_on_a_message_that_is_gone_is_still_answered(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        press = person.callback(welcome, welcome.buttons["谁分管市环保局？"], "old")
        press["message"] = {"chat": person.chat, "message_id": welcome.message_id, "date": 0}
        await stage.api.push(
            {"callback_query": press},
            {"callback_query": {**press, "id": "inline", "message": None, "inline_message_id": "x"}},
        )
        assert "洪湖鹏" in (await person.next(1)).text
        assert await person.acknowledged("inline")

    play(scene)


def test_buttons_work_after_a_restart(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        async with stage.bot():
            welcome = await person.ask("/start")
            notices = await person.ask("/notices")
        async with stage.bot():
            await person.tap(notices, next(label for label in notices.buttons if "62号" in label))
            await stage.api.until(lambda: notices.edits)
            assert "洪湖鹏" in (await person.press(welcome, "谁分管市环保局？")).text

    play(scene, bot=False)


def test_in_a_group_a_button_obeys_only_who_was_asked(play: Play) -> None:
    async def scene(stage: Any) -> None:
        asker, other = stage.person(1, group=-100500), stage.person(2, group=-100500)
        asked = await asker.ask("@gongbao_bot 我家120平，过渡费一共能拿多少？")
        told = await other.tap(asked, "三环内")
        assert told["text"] == texts.FOREIGN
        assert "三环内" in (await asker.press(asked, "三环内")).text

    play(scene)
