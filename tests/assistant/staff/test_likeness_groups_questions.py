"""Grouping loses no question, is the same every time, and puts like to like."""

from __future__ import annotations

from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.staff.grouping import grouped

QUESTIONS = st.lists(st.text("搬迁费多少谁喂孔雀在哪里", max_size=10), max_size=20)


@STEADY
@given(QUESTIONS)
def test_every_question_stands_in_one_group(questions: list[str]) -> None:
    assert sorted(place for group in grouped(questions) for place in group) == list(range(len(questions)))


@STEADY
@given(QUESTIONS, st.randoms(use_true_random=False))
def test_the_order_of_asking_makes_no_other_groups(questions: list[str], chance: object) -> None:
    mixed = list(questions)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    groups, others = (
        sorted(sorted(each[place] for place in group) for group in grouped(each)) for each in (questions, mixed)
    )
    assert groups == others


def test_like_questions_come_together_and_common_words_do_not_bring_them() -> None:
    asked = ["公租房怎么申请", "怎么申请公租房呀", "落户怎么申请", "养老金怎么申请", "公租房申请要怎么弄", "孔雀怎么喂"]
    assert grouped(asked)[0] == (0, 1, 4)
    assert len(grouped(asked)) == 4
