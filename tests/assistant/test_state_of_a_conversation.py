"""The state of a conversation is a plain value: stored, read back, compared, and replayed."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from dialogue import ACCEPTANCE, IN_FORCE, STEADY, Dialogue
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering import reply
from assistant.conversations import VERSION, Conversation, Form, Last
from assistant.knowledge import Knowledge
from assistant.shapes import reply_json

SAID = st.lists(
    st.sampled_from(
        [
            ACCEPTANCE,
            "我家要拆迁能拿多少钱",
            "三环内",
            "120",
            "第二个",
            "80、60、45平三户，三环外，期房，12个月一共多少",
            "谁分管市环保局",
            "他还管什么",
            "黄色预警时学校怎么办",
            "红色呢",
            "AQI预测280是什么预警",
            "谢谢",
            "再说一遍",
            "原文",
            "取消",
            "重新开始",
            "结婚登记要带什么",
            "回到刚才的，三环外呢",
            "没有周转房",
        ]
    ),
    min_size=1,
    max_size=6,
)


@STEADY
@given(SAID)
def test_a_state_survives_being_stored_after_every_turn(known: Knowledge, said: list[str]) -> None:
    state = Conversation()
    for message in said:
        _, state = reply(message, state, IN_FORCE, known)
        assert Conversation.from_json(state.to_json()) == state


@STEADY
@given(SAID)
def test_a_stored_state_answers_like_the_one_in_memory(known: Knowledge, said: list[str]) -> None:
    kept = stored = Conversation()
    for message in said:
        in_memory, kept = reply(message, kept, IN_FORCE, known)
        from_store, stored = reply(message, Conversation.from_json(stored.to_json()), IN_FORCE, known)
        assert from_store == in_memory


@STEADY
@given(SAID)
def test_the_same_words_in_the_same_state_get_the_same_reply_to_the_byte(known: Knowledge, said: list[str]) -> None:
    one, other = Dialogue(known), Dialogue(known)
    for message in said:
        replies = [json.dumps(reply_json(each.say(message)), ensure_ascii=False) for each in (one, other)]
        assert replies[0] == replies[1]


def test_a_state_is_plain_json_with_a_version(talk: Dialogue) -> None:
    talk.say(ACCEPTANCE)
    assert json.loads(talk.state.to_json())["version"] == VERSION


def test_numbers_keep_their_exact_value() -> None:
    given_values = {"area": (Decimal("80.5"), Decimal("60")), "months": Decimal("12"), "turnover_housing": False}
    state = Conversation(form=Form("relocation", given_values, "total", "ring"), last=Last("clause", "答", ("a",)))
    assert Conversation.from_json(state.to_json()) == state


@pytest.mark.parametrize("version", [VERSION - 1, VERSION + 1, None, "1"])
def test_a_state_of_another_version_starts_anew(talk: Dialogue, version: object) -> None:
    talk.say(ACCEPTANCE)
    stored = {**json.loads(talk.state.to_json()), "version": version}
    assert Conversation.from_json(json.dumps(stored)) == Conversation()


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", '"x"', "{}"])
def test_what_is_no_state_starts_anew(stored: str) -> None:
    assert Conversation.from_json(stored) == Conversation()


@pytest.mark.parametrize("change", [{"form": ...}, {"strange": 1}, {"last": {"kind": "clause"}}], ids=str)
def test_a_state_that_cannot_be_read_starts_anew(change: dict[str, object]) -> None:
    stored = {**json.loads(Conversation().to_json()), **change}
    kept = {name: value for name, value in stored.items() if value is not ...}
    assert Conversation.from_json(json.dumps(kept)) == Conversation()


def test_a_reply_never_changes_the_state_it_was_given(talk: Dialogue) -> None:
    talk.say("我家要拆迁能拿多少钱", "三环内")
    before = talk.state.to_json()
    reply("120平", talk.state, IN_FORCE, talk.known)
    assert talk.state.to_json() == before


def test_two_conversations_know_nothing_of_each_other(known: Knowledge) -> None:
    one, other = Dialogue(known), Dialogue(known)
    one.say(ACCEPTANCE)
    made = other.say("那三环外呢")
    assert made.calculation is None
    assert "120" not in made.answer


def test_what_one_topic_was_told_is_not_used_for_another(talk: Dialogue) -> None:
    talk.say(ACCEPTANCE)
    assert "120" not in talk.say("装配式商品房的公积金贷款能上浮多少").answer


def test_a_state_stays_small_however_long_the_talk(talk: Dialogue) -> None:
    talk.say(*[ACCEPTANCE, "谁分管市环保局", "商铺85平搬迁费多少", "AQI预测280是什么预警"] * 5)
    assert len(talk.state.to_json()) < 8000
