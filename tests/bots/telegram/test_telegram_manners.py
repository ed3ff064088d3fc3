"""The limit of one user, and the signs on buttons."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bots.telegram.chats import Calculator, Chat, Choice
from bots.telegram.keyboards import choices_keyboard, pressed
from bots.telegram.keys import Keys
from bots.telegram.manners import Manners, Verdict

OWNER, OTHER = Keys("k").owner(1, 2), Keys("k").owner(1, 3)
CHATS = st.builds(
    Chat,
    session=st.none() | st.text(max_size=20),
    step=st.integers(min_value=0, max_value=10**6),
    choices=st.lists(
        st.builds(Choice, st.text(min_size=1), st.sampled_from(["say", "fee"]), st.text()), max_size=12
    ).map(tuple),
    clauses=st.lists(st.text(), max_size=3).map(tuple),
    calculator=st.none() | st.builds(Calculator, st.text(), st.dictionaries(st.text(), st.text(), max_size=3)),
)


def test_a_user_is_told_once_and_answered_again_a_little_later() -> None:
    now = [0.0]
    manners = Manners(2, lambda: now[0])
    said = [manners.judge(OWNER) for _ in range(5)]
    assert said == [Verdict.ANSWER, Verdict.ANSWER, Verdict.NOTICE, Verdict.SILENCE, Verdict.SILENCE]
    assert manners.judge(OTHER) is Verdict.ANSWER
    now[0] += 31
    assert [manners.judge(OWNER) for _ in range(2)] == [Verdict.ANSWER, Verdict.NOTICE]


def test_without_a_limit_everything_is_answered() -> None:
    manners = Manners(0)
    assert {manners.judge(OWNER) for _ in range(100)} == {Verdict.ANSWER}


@settings(deadline=None)
@given(CHATS)
def test_a_chat_is_the_same_after_it_was_stored(chat: Chat) -> None:
    assert Chat.from_json(chat.to_json()) == chat


@settings(deadline=None)
@given(CHATS)
def test_every_button_is_short_and_means_its_choice_to_its_owner_alone(chat: Chat) -> None:
    keys = Keys("k")
    keyboard = choices_keyboard(OWNER, chat, keys)
    buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
    assert len(buttons) == len(chat.choices)
    for button, choice in zip(buttons, chat.choices, strict=True):
        data = str(button.callback_data)
        assert len(data.encode()) <= 64
        assert pressed(data, OWNER, chat, keys).choice == choice
        assert pressed(data, OTHER, chat, keys).choice is None
        assert pressed(data, OWNER, chat, Keys("other")).choice is None


@settings(deadline=None)
@given(CHATS, st.text())
def test_no_other_data_means_anything(chat: Chat, data: str) -> None:
    assert pressed(data, OWNER, chat, Keys("k")).choice is None
