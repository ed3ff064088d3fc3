"""补充: a term of the question that an answer passes over is shown with the clause in which it stands."""

from __future__ import annotations

import pytest
from dialogue import Dialogue


@pytest.mark.parametrize(
    ("question", "clause", "words"),
    [
        ("霾最厉害的时候，进城的大货车特许通行证还批不批，哪家管", "2.1.4（5）", "减少、暂停特许通行证的核发"),
        ("60号文说的监管“双罚制”是罚谁和谁", "二、（二）4.", "机构人员“双罚制”"),
    ],
)
def test_the_sentence_with_the_term_is_quoted_and_cited(talk: Dialogue, question: str, clause: str, words: str) -> None:
    made = talk.say(question)
    assert words in made.answer
    assert clause in [one.clause.path for one in made.citations[:5]]


def test_an_answer_that_says_the_term_is_left_as_it_is(talk: Dialogue) -> None:
    assert "写的是" not in talk.say("谁分管市环保局").answer
