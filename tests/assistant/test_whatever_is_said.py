"""Whatever is said, the assistant answers in the contract's shape and never fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from time import process_time

import pytest
from dialogue import IN_FORCE, Dialogue
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers import Kind, Reply
from assistant.calculators import all_rules
from assistant.knowledge import Knowledge
from assistant.shapes import reply_json
from assistant.understanding.quantities import quantities
from bots.web.schemas import ChatReply
from corpus.lexicon import load_lexicon
from corpus.model import Validity

LONGEST_CITATION = 1500
LONGEST_MESSAGE = 4096
A_WHILE = 1.5  # seconds of a processor
WORDS = sorted(
    {
        surface
        for concept in load_lexicon().concepts.values()
        for surface in concept.surfaces
        if not surface.startswith("~")
    }
)
NUMBERS = [
    "120平",
    "一年半",
    "-5平",
    "0元",
    "10层",
    "AQI 301",
    "零下2度",
    "百分之五",
    "两万五",
    "1e9",
    "²",
    "½",
    "Ⅳ",
    "１２",
]
GLUE = ["，", "？", "。", " ", "吗", "呢", "不是", "谁", "多少", "那", "如果", "另外", "\n", "\u200b", "和", "/"]

SENTENCES = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS), st.sampled_from(GLUE)), max_size=14)
ALPHABETS = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(codec="utf-8"),
    st.sampled_from("\x00\x07\x1b\u200b\u202e\ufeff😀🈶％①㈠𠀀"),
    st.sampled_from("〇零一二两三十百千万亿半点年月日号平元%"),
)
MESSAGES = st.one_of(st.text(ALPHABETS, max_size=120), SENTENCES.map("".join))
LONG = [
    "9",
    "一",
    "1,",
    "1月",
    "1年",
    "½",
    "Ⅳ",
    "ﷺ",
    "涨50",
    "120平",
    "AQI",
    "万元",
    "(",
    "《",
    "三环内",
    "zhuang",
    "<a",
    "再加20平",
    "谁分管",
    "1e9",
    "不",
    "如果",
    "13800138000",
]
#: `make fuzz` loads a profile with many more examples, others at every run; see conftest.
FUZZ = settings.get_current_profile_name() == "fuzz"
MANY = settings(deadline=None, derandomize=not FUZZ, max_examples=10_000 if FUZZ else 320)
FEW = settings(deadline=None, derandomize=not FUZZ, max_examples=1_000 if FUZZ else 40)


def keeps_its_shape(made: Reply, known: Knowledge) -> None:
    """Everything that the contract says of every reply."""
    assert made.kind in set(Kind)
    assert made.answer.strip()
    assert (made.calculation is not None) == (made.kind == Kind.CALCULATION)
    assert (made.clarification is not None) == (made.kind == Kind.CLARIFICATION)
    assert len(made.suggestions) <= 4
    if made.kind == Kind.SMALLTALK:
        assert made.citations == ()
    if made.kind in {Kind.CALCULATION, Kind.LOOKUP, Kind.CLAUSE}:
        assert made.citations, made.answer
    for one in made.citations:
        assert one.clause in known.library.notice(one.notice.id).clauses
        assert 0 < len(one.clause.text) <= LONGEST_CITATION
        assert one.state in set(Validity)
    said = reply_json(made)
    json.dumps(said, ensure_ascii=False, allow_nan=False)
    ChatReply.model_validate({"session_id": "one", **said})
    for cited in said["citations"]:
        assert cited["text"] in known.library.clause(cited["clause_id"]).text


@MANY
@given(MESSAGES)
def test_any_message_is_answered_in_shape(known: Knowledge, message: str) -> None:
    keeps_its_shape(Dialogue(known).say(message), known)


@MANY
@given(st.lists(MESSAGES, min_size=2, max_size=4))
def test_any_conversation_is_answered_in_shape(known: Knowledge, messages: list[str]) -> None:
    talk = Dialogue(known)
    for message in messages:
        keeps_its_shape(talk.say(message), known)


@FEW
@given(MESSAGES.filter(bool), st.integers(1, LONGEST_MESSAGE))
def test_any_long_message_is_answered_in_shape(known: Knowledge, message: str, length: int) -> None:
    said = (message * (length // len(message) + 1))[:LONGEST_MESSAGE]
    before = process_time()
    made = Dialogue(known).say(said)
    assert process_time() - before < A_WHILE
    keeps_its_shape(made, known)


def takes_less_than(seconds: float, work: Callable[[], object]) -> bool:
    """Whether some work is done in so many seconds of a processor in one of three tries: a machine may be held up."""
    for _ in range(3):
        before = process_time()
        work()
        if process_time() - before < seconds:
            return True
    return False


@FEW
@given(MESSAGES, st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_any_day_may_be_asked_about(known: Knowledge, message: str, day: date) -> None:
    keeps_its_shape(Dialogue(known, day).say(message), known)


@FEW
@given(MESSAGES)
def test_the_same_words_get_the_same_reply(known: Knowledge, message: str) -> None:
    assert Dialogue(known).say(message) == Dialogue(known).say(message)


@pytest.mark.parametrize("char", ["平", "(", "三环内", "?", "那", "\u200b", "谁分管", "a ", "ni "])
def test_a_message_that_only_repeats_itself_is_answered(known: Knowledge, char: str) -> None:
    keeps_its_shape(Dialogue(known).say((char * LONGEST_MESSAGE)[:LONGEST_MESSAGE]), known)


@pytest.mark.parametrize("char", ["9", "一", "1,", "半"])
def test_a_run_of_digits_is_answered(known: Knowledge, char: str) -> None:
    keeps_its_shape(Dialogue(known).say(char * 200), known)


@pytest.mark.parametrize("part", LONG)
def test_the_longest_message_does_not_hold_the_assistant_up(known: Knowledge, part: str) -> None:
    message = (part * LONGEST_MESSAGE)[:LONGEST_MESSAGE]
    assert takes_less_than(A_WHILE, lambda: Dialogue(known).say(message))
    keeps_its_shape(Dialogue(known).say(message), known)


@pytest.mark.parametrize("char", ["9", "一"])
def test_a_run_of_digits_does_not_hold_the_assistant_up(char: str) -> None:
    assert takes_less_than(0.15, lambda: quantities(char * 1000))


def test_every_worked_example_s_rule_is_asked_for_by_its_title(known: Knowledge) -> None:
    for rule in all_rules():
        keeps_its_shape(Dialogue(known, IN_FORCE).say(rule.title), known)


def test_half_a_character_does_no_harm(known: Knowledge) -> None:
    keeps_its_shape(Dialogue(known).say("三环内\udce5期房"), known)
