"""The engine's promises at the edges where plain BM25 breaks its own."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from indexes.ranking import Bm25Engine

STEADY = settings(deadline=None, derandomize=True, max_examples=80)
WORDS = st.sampled_from(["补偿", "搬迁", "预警", "学校", "洒水", "分管", "工地", "公积金"])
TEXTS = st.lists(st.lists(WORDS, max_size=6), max_size=8)


@STEADY
@given(TEXTS, WORDS)
def test_a_text_scores_above_zero_just_where_it_has_the_word(texts: list[list[str]], word: str) -> None:
    scores = Bm25Engine(texts).scores({word: 1.0})
    assert [score > 0 for score in scores] == [word in text for text in texts]


@STEADY
@given(TEXTS, WORDS)
def test_every_word_weighs_something(texts: list[list[str]], word: str) -> None:
    assert Bm25Engine(texts).rarity(word) > 0


@STEADY
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8), WORDS, WORDS)
def test_a_rarer_word_never_weighs_less(texts: list[list[str]], one: str, other: str) -> None:
    engine = Bm25Engine(texts)
    common, rare = sorted((one, other), key=lambda word: -sum(word in text for text in texts))
    assert engine.rarity(common) <= engine.rarity(rare)


def test_a_word_of_most_texts_never_ranks_a_match_below_a_non_match() -> None:
    texts = [["应当"], ["应当"], ["应当"], ["应当"], ["可以"]]
    scores = Bm25Engine(texts).scores({"应当": 1.0})
    assert min(scores[:4]) > scores[4] == 0


def test_a_word_of_just_half_the_texts_counts() -> None:
    assert Bm25Engine([["搬迁"], ["预警"]]).scores({"搬迁": 1.0})[0] > 0


def test_a_word_counts_by_its_weight() -> None:
    engine = Bm25Engine([["搬迁", "补偿"], ["预警"]])
    assert math.isclose(engine.scores({"搬迁": 0.5})[0] * 2, engine.scores({"搬迁": 1.0})[0])


def test_no_word_no_score() -> None:
    assert list(Bm25Engine([["搬迁"], ["预警"]]).scores({})) == [0, 0]


def test_an_unknown_word_scores_nowhere_and_is_the_rarest() -> None:
    engine = Bm25Engine([["搬迁"], ["预警"]])
    assert list(engine.scores({"结婚": 1.0})) == [0, 0]
    assert engine.rarity("结婚") > engine.rarity("搬迁")


def test_an_empty_collection_is_no_error() -> None:
    engine = Bm25Engine([])
    assert len(engine.scores({"搬迁": 1.0})) == 0
    assert engine.rarity("搬迁") > 0


def test_texts_without_words_are_no_error() -> None:
    assert list(Bm25Engine([[], []]).scores({"搬迁": 1.0, "": 1.0}))[0:2] == list(
        Bm25Engine([[], []]).scores({"": 1.0})
    )
