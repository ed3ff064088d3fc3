"""Conversations as people have them: typed, pressed, both mixed, edited, several at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from reading import squashed

Play = Callable[..., None]


def test_a_relocation_is_computed_from_text_and_a_follow_up(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        asked = await person.ask("我家120平三环里选期房")
        assert "多少个月" in asked.text
        answer = await person.ask("一年半")
        assert "41880元" in answer.text
        assert "<pre>" in answer.raw
        assert "<blockquote expandable>" in answer.raw
        assert "120㎡ × 18元/㎡ = 2160元" in answer.text
        cash = await person.press(answer, "如果选择货币补偿呢？")
        assert "1500元" in cash.text

    play(scene)


def test_a_relocation_is_computed_with_buttons_and_text_mixed(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        asked = await person.ask("我家120平，过渡费一共能拿多少？")
        while "三环内" in asked.buttons or "期房产权调换" in asked.buttons:
            label = "三环内" if "三环内" in asked.buttons else "期房产权调换"
            following = await person.press(asked, label)
            assert asked.buttons == {f"✓ {label}": "used"}
            asked = following
        assert "多少个月" in asked.text
        assert "41880元" in (await person.ask("一年半")).text

    play(scene)


def test_two_people_do_not_hear_each_others_words(play: Play) -> None:
    async def scene(stage: Any) -> None:
        one, other = stage.person(1), stage.person(2)
        await asyncio.gather(one.ask("我家120平三环里选期房"), other.ask("三环外的房子，80平，期房"))
        first, second = await asyncio.gather(one.ask("一年半"), other.ask("10个月"))
        assert "41880元" in first.text
        assert "三环外、建筑面积80平方米" in second.text
        assert "120平" not in second.text

    play(scene)


def test_an_edited_question_changes_its_answer_in_place(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        answer = await person.ask("谁分管市环保局？")
        asked = person.last
        assert "洪湖鹏" in answer.text
        await person.edit(asked, "谁分管市公安局？")
        await stage.api.until(lambda: answer.edits)
        assert "楼建明" in answer.text
        assert len(person.inbox) == 1

    play(scene)


def test_an_edit_to_something_shorter_takes_surplus_messages_away(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        await person.ask("谁分管市环保局？")
        await person.edit(person.last, "蓝色预警")
        await stage.api.until(lambda: "蓝色预警" in person.inbox[0].text)
        assert len(person.inbox) == 1

    play(scene)


def test_a_conversation_goes_on_after_a_restart(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        async with stage.bot():
            asked = await person.ask("我家120平三环里，一共能拿多少？")
        async with stage.bot():
            assert "多少个月" in (await person.press(asked, "期房产权调换")).text
        async with stage.bot():
            assert "41880元" in (await person.ask("一年半")).text

    play(scene, bot=False)


def test_new_forgets_the_conditions_given_before(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        await person.ask("我家120平三环里选期房")
        assert "重新开始" in (await person.ask("/new")).text
        assert "41880" not in (await person.ask("一年半")).text

    play(scene)


def test_the_typing_sign_comes_before_the_answer(play: Play) -> None:
    async def scene(stage: Any) -> None:
        await stage.person(1).ask("谁分管市环保局？")
        names = [name for name, _ in stage.api.calls]
        assert names.index("sendChatAction") < names.index("sendMessage")

    play(scene)


def test_a_late_message_is_answered_with_an_apology(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        update = person.update("谁分管市环保局？")
        update["message"]["date"] -= 3 * 3600
        await stage.api.push(update)
        async with stage.bot():
            answer = await person.next(0)
        assert "让您久等" in answer.text
        assert "洪湖鹏" in answer.text

    play(scene, bot=False)


def test_text_that_looks_like_html_comes_back_as_text(play: Play) -> None:
    async def scene(stage: Any) -> None:
        answer = await stage.person(1).ask("<b>三环内</b> & <script>补偿 120平 期房 18个月")
        assert answer.mode == "HTML"
        assert squashed(answer.text)

    play(scene)
