"""Above a size another engine ranks, and its index is kept in a file: the same answers, and never a wrong file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Clause, ClauseKind
from indexes.clause_index import ClauseIndex, Entry, Hit, best_first
from indexes.large import LargeIndex, index_of
from indexes.postings import PostingsEngine
from indexes.ranking import Bm25Engine
from indexes.segmenter import Segmenter, bigrams

STEADY = settings(deadline=None, derandomize=True, max_examples=60)
WORDS = st.sampled_from(["补偿", "搬迁", "预警", "学校", "洒水", "分管", "工地", "公积金", "aqi", "401"])
TEXTS = st.lists(st.lists(WORDS, max_size=9), min_size=1, max_size=12)
ASKED = st.dictionaries(WORDS, st.floats(0.1, 4.0), max_size=6)


@STEADY
@given(TEXTS, ASKED)
def test_both_engines_score_alike(texts: list[list[str]], asked: dict[str, float]) -> None:
    assert np.allclose(PostingsEngine(texts).scores(asked), Bm25Engine(texts).scores(asked), rtol=1e-12, atol=0)


@STEADY
@given(TEXTS, WORDS)
def test_both_engines_know_the_same_of_a_word(texts: list[list[str]], word: str) -> None:
    large, small = PostingsEngine(texts), Bm25Engine(texts)
    assert (large.has(word), large.rarity(word)) == (small.has(word), small.rarity(word))
    assert [large.has_in(word, place) for place in range(len(texts))] == [word in text for text in texts]


def test_an_empty_collection_is_no_error() -> None:
    assert len(PostingsEngine([]).scores({"搬迁": 1.0})) == 0
    assert PostingsEngine([[], []]).rarity("搬迁") > 0


@STEADY
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.5, 7.0]), max_size=60), st.randoms(use_true_random=False))
def test_the_best_come_first_however_few_are_sorted_at_once(scores: list[float], order: random.Random) -> None:
    ranks = list(range(len(scores)))
    order.shuffle(ranks)
    found = list(best_first(np.array(scores, dtype=float), np.array(ranks, dtype=np.intp), 3))
    assert found == sorted(
        (place for place, score in enumerate(scores) if score > 0), key=lambda place: (-scores[place], ranks[place])
    )


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(["临时安置补偿"])


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Clauses made of a few hundred words, the rare ones rare."""
    chance, words = (
        random.Random(7),
        [f"{one}{other}" for one in ("征收", "补偿", "搬迁", "预警") for other in ("学校", "工地", "洒水", "基金")],
    )
    often = [1 / (place + 1) for place in range(len(words))]
    made = []
    for number in range(400):
        text = "，".join(chance.choices(words, often, k=12)) + "。"
        clause = Clause(f"n{number % 9}.{number}", f"n{number % 9}", "", str(number), "", text, None, ClauseKind.BODY)
        made.append(Entry(clause, text, chance.choice(words), chance.choice(words), chance.choice(["", text[:4]])))
    return made


QUESTIONS = ["补偿搬迁", "学校", "工地洒水道路", "征收补偿安置搬迁预警", "基金预警", "没有的词"]


def asked(question: str, segmenter: Segmenter) -> tuple[dict[str, float], dict[str, float]]:
    words = {word: 1.0 + place / 10 for place, word in enumerate(segmenter.words(question))}
    return words, dict.fromkeys(bigrams(question), 0.5)


def told(hits: tuple[Hit, ...]) -> list[tuple[str, float, tuple[str, ...]]]:
    return [(hit.clause.id, round(hit.score, 9), hit.matched) for hit in hits]


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_indexes_find_the_same(entries: list[Entry], segmenter: Segmenter, question: str) -> None:
    small = ClauseIndex(entries, segmenter)
    large = LargeIndex.built([entry.clause for entry in entries], segmenter, entries)
    words, pairs = asked(question, segmenter)
    assert told(large.search(words, pairs, limit=400)) == told(small.search(words, pairs, limit=400))
    some = frozenset({"n1", "n5"})
    assert told(large.without(some).search(words, pairs)) == told(small.without(some).search(words, pairs))


class Made:
    """Makes entries, and counts how often that was asked for."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries, self.times = entries, 0
        self.clauses = [entry.clause for entry in entries]

    def __call__(self) -> Iterator[Entry]:
        self.times += 1
        return iter(self.entries)

    def index(self, segmenter: Segmenter, folder: Path, made_from: str = "one state") -> ClauseIndex:
        return index_of(self.clauses, self, segmenter, made_from, folder, large=100)


@pytest.fixture
def made(entries: list[Entry]) -> Made:
    return Made(entries)


def finds(index: ClauseIndex, segmenter: Segmenter) -> list[tuple[str, float, tuple[str, ...]]]:
    return told(index.search(*asked(QUESTIONS[0], segmenter)))


def test_what_was_built_is_read_the_next_time(made: Made, segmenter: Segmenter, tmp_path: Path) -> None:
    first, again = made.index(segmenter, tmp_path), made.index(segmenter, tmp_path)
    assert made.times == 1
    assert finds(first, segmenter) == finds(again, segmenter) != []


@pytest.mark.parametrize("damage", ["cut", "overwritten", "emptied", "turned"])
def test_a_damaged_file_is_built_anew(made: Made, segmenter: Segmenter, tmp_path: Path, damage: str) -> None:
    expected = finds(made.index(segmenter, tmp_path), segmenter)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    turned = bytearray(whole)
    turned[len(whole) // 2] ^= 0xFF
    damaged = {"cut": whole[: len(whole) // 2], "overwritten": b"no index", "emptied": b"", "turned": bytes(turned)}
    file.write_bytes(damaged[damage])
    assert finds(made.index(segmenter, tmp_path), segmenter) == expected
    assert made.times == 2
    assert finds(made.index(segmenter, tmp_path), segmenter) == expected
    assert made.times == 2


def test_another_state_is_built_for_itself_and_old_ones_are_removed(
    made: Made, segmenter: Segmenter, tmp_path: Path
) -> None:
    for state in ("one", "two", "three", "four", "five"):
        made.index(segmenter, tmp_path, state)
    assert made.times == 5
    assert len(list(tmp_path.iterdir())) == 3
    made.index(segmenter, tmp_path, "five")
    assert made.times == 5


def test_where_nothing_can_be_written_it_is_built_every_time(made: Made, segmenter: Segmenter, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    assert finds(made.index(segmenter, file / "below"), segmenter) != []
    assert made.times == 1


def test_a_small_corpus_needs_no_file(made: Made, segmenter: Segmenter, tmp_path: Path) -> None:
    index_of(made.clauses, made, segmenter, "one state", tmp_path)
    assert list(tmp_path.iterdir()) == []
