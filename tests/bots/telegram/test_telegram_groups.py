"""Groups, channels, and all that is not text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from people import from_bot

from bots.telegram import texts

Play = Callable[..., None]
GROUP = -100700


def test_in_a_group_only_mentions_and_replies_are_answered(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1, group=GROUP)
        await person.say("谁分管市环保局？")
        await person.say("@someone_else 谁分管市环保局？")
        await person.say("/help@another_bot")
        await person.say("/weather")
        answer = await person.ask("@Gongbao_Bot 谁分管市公安局？")
        assert "楼建明" in answer.text
        assert answer.params["reply_parameters"]["message_id"] == person.last
        assert len(person.inbox) == 1
        assert "洪湖鹏" in (await person.ask("市环保局谁分管？", reply_to_message=from_bot(answer))).text
        assert "/notices" in (await person.ask("/help@gongbao_bot")).text

    play(scene)


def test_people_in_a_group_have_conversations_of_their_own(play: Play) -> None:
    async def scene(stage: Any) -> None:
        one, other = stage.person(1, group=GROUP), stage.person(2, group=GROUP)
        first = await one.ask("@gongbao_bot 我家120平三环里选期房")
        assert texts.REPLY_HERE in first.text
        second = await other.ask("@gongbao_bot 我家80平三环外选期房")
        assert "41880元" in (await one.ask("一年半", reply_to_message=from_bot(first))).text
        assert "三环外、建筑面积80平方米" in (await other.ask("10个月", reply_to_message=from_bot(second))).text

    play(scene)


def test_the_guided_calculator_works_in_a_group_by_replies(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1, group=GROUP)
        asked = await person.press(await person.ask("/fee@gongbao_bot"), "商业、办公用房搬迁补偿")
        assert texts.REPLY_HERE in asked.text
        assert "1875元" in (await person.ask("85", reply_to_message=from_bot(asked))).text

    play(scene)


def test_a_mere_mention_is_asked_for_a_question(play: Play) -> None:
    async def scene(stage: Any) -> None:
        assert "写上问题" in (await stage.person(1, group=GROUP).ask("@gongbao_bot")).text

    play(scene)


def test_answers_stay_in_the_topic_of_a_forum(play: Play) -> None:
    async def scene(stage: Any) -> None:
        answer = await stage.person(1, group=GROUP).ask(
            "@gongbao_bot 谁分管市环保局？", message_thread_id=77, is_topic_message=True
        )
        assert str(answer.params["message_thread_id"]) == "77"

    play(scene)


FILE = {"file_id": "f", "file_unique_id": "u"}
THINGS = {
    "sticker": {**FILE, "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"},
    "photo": [{**FILE, "width": 1, "height": 1}],
    "voice": {**FILE, "duration": 1},
    "location": {"latitude": 30.7, "longitude": 120.7},
    "document": FILE,
    "contact": {"phone_number": "1", "first_name": "某"},
}


@pytest.mark.parametrize("kind", THINGS)
def test_what_cannot_be_read_gets_a_kind_word(play: Play, kind: str) -> None:
    async def scene(stage: Any) -> None:
        answer = await stage.person(1).send(**{kind: THINGS[kind]})
        assert answer.text == texts.ONLY_TEXT.format(thing=texts.THINGS[kind])

    play(scene)


def test_a_caption_is_a_question(play: Play) -> None:
    async def scene(stage: Any) -> None:
        answer = await stage.person(1).send(photo=THINGS["photo"], caption="谁分管市环保局？")
        assert "洪湖鹏" in answer.text

    play(scene)


def test_a_group_s_pictures_and_service_messages_are_left_alone(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1, group=GROUP)
        await stage.api.push(person.update(photo=THINGS["photo"]), person.update(new_chat_title="新名字"))
        await person.ask("@gongbao_bot 谁分管市环保局？")
        assert len(person.inbox) == 1

    play(scene)


def test_a_channel_is_told_once(play: Play) -> None:
    async def scene(stage: Any) -> None:
        channel = {"id": -100900, "type": "channel", "title": "频道"}
        for number in range(30):
            await stage.api.push(
                {"channel_post": {"message_id": number + 1, "date": 0, "chat": channel, "text": "通知"}}
            )
        await stage.person(1).ask("谁分管市环保局？")
        await stage.api.until(lambda: stage.api.to(-100900))
        assert [one.text for one in stage.api.to(-100900)] == [texts.CHANNEL]

    play(scene)
