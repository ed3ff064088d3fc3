"""What staff add counts like the house's own data, and what leads nowhere does no harm."""

from __future__ import annotations

from datetime import date

import pytest
from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.additions import Additions, likeness
from assistant.answering import reply
from assistant.answers import Reply
from assistant.conversations import Conversation
from assistant.knowledge import Knowledge, build_knowledge
from corpus.library import Library

REFUSED = "动物园里的孔雀归谁来喂养"
CLAUSE = "jzbf-2017-62.1.2"
WORD = "挪窝钱"


def asked(question: str, known: Knowledge) -> Reply:
    return reply(question, Conversation(), date(2018, 1, 1), known)[0]


@pytest.fixture(scope="module")
def added(library: Library) -> Knowledge:
    questions = ((REFUSED, CLAUSE), ("通知里没有的条款", "jzbf-2017-62.99"))
    return build_knowledge(library, added=Additions(((WORD, "搬迁补偿"), (WORD, "没有的概念")), questions))


def test_a_question_attached_to_a_clause_is_answered_with_it(known: Knowledge, added: Knowledge) -> None:
    assert asked(REFUSED, known).kind == "no_answer"
    assert [one.clause.id for one in asked(REFUSED, added).citations] == [CLAUSE]


@pytest.mark.parametrize(
    "said", ["请问动物园里的孔雀归谁来喂养", "动物园里的孔雀归谁来喂养呢？", "動物園裡的孔雀歸誰來餵養"]
)
def test_small_words_make_no_other_question(added: Knowledge, said: str) -> None:
    assert asked(said, added).citations[0].clause.id == CLAUSE


@pytest.mark.parametrize("said", ["孔雀开屏的时候可以拍照吗", "动物园里的孔雀归谁来喂养3天"])
def test_another_question_stays_refused(added: Knowledge, said: str) -> None:
    assert CLAUSE not in {one.clause.id for one in asked(said, added).citations}


def test_an_added_word_means_its_concept(known: Knowledge, added: Knowledge) -> None:
    question = f"选期房的{WORD}是多少"
    assert asked(question, added).answer == asked("选期房的搬迁补偿是多少", known).answer
    assert asked(question, known).answer != asked(question, added).answer


def test_a_question_of_a_clause_that_is_gone_is_left_out(added: Knowledge) -> None:
    assert [clause for _, clause in added.added.questions] == [CLAUSE]
    assert asked("通知里没有的条款", added).kind in {"no_answer", "clause", "clarification"}


def test_additions_change_the_version_of_the_corpus(known: Knowledge, added: Knowledge) -> None:
    assert known.version != added.version


@STEADY
@given(st.text("搬迁补偿费多少谁来喂孔雀12", max_size=12), st.text("搬迁补偿费多少谁来喂孔雀12", max_size=12))
def test_likeness_is_a_share_and_has_no_direction(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1
