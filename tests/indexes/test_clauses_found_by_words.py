"""Clauses for words: best first, with the words that matched, in an order that never changes."""

from __future__ import annotations

import pytest

from corpus.model import Clause, ClauseKind
from indexes.clause_index import ClauseIndex, Entry, Hit
from indexes.segmenter import Segmenter, bigrams


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter(["临时安置补偿", "洪湖鹏"])


def entry(clause_id: str, text: str, headings: str = "", title: str = "", asked: str = "") -> Entry:
    clause = Clause(clause_id, "n", "", clause_id, "", text, None, ClauseKind.BODY)
    return Entry(clause, text, headings, title, asked)


def index(segmenter: Segmenter, *entries: Entry) -> ClauseIndex:
    return ClauseIndex(entries, segmenter)


def found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.clause.id for hit in hits]


def test_the_clause_that_has_the_words_comes_first(segmenter: Segmenter) -> None:
    made = index(segmenter, entry("a", "学校停课"), entry("b", "道路洒水"), entry("c", "工地停工"))
    assert found(made.search({"洒水": 1.0})) == ["b"]


def test_a_hit_says_which_words_matched(segmenter: Segmenter) -> None:
    made = index(segmenter, entry("a", "黄色预警时学校停课"), entry("b", "道路洒水"))
    assert made.search({"学校": 1.0, "停课": 1.0, "结婚": 1.0})[0].matched == ("学校", "停课")


def test_nothing_matched_finds_nothing(segmenter: Segmenter) -> None:
    assert index(segmenter, entry("a", "学校停课")).search({"结婚": 1.0}) == ()


def test_pairs_of_characters_alone_find_nothing(segmenter: Segmenter) -> None:
    assert index(segmenter, entry("a", "学校停课")).search({}, {"学校": 1.0}) == ()


def test_a_question_asked_of_a_clause_is_never_its_only_ground(segmenter: Segmenter) -> None:
    assert index(segmenter, entry("a", "学校停课", asked="孩子放假")).search({"放假": 1.0}) == ()


def test_a_question_asked_of_a_clause_lifts_it(segmenter: Segmenter) -> None:
    made = index(segmenter, entry("a", "学校停课"), entry("b", "学校停课", asked="孩子放假"), entry("c", "道路洒水"))
    assert found(made.search({"停课": 1.0, "放假": 1.0})) == ["b", "a"]


def test_headings_and_titles_count_too(segmenter: Segmenter) -> None:
    made = index(
        segmenter, entry("a", "分四级", headings="预警"), entry("b", "分四级", title="预警"), entry("c", "道路洒水")
    )
    assert found(made.search({"预警": 1.0})) == ["a", "b"]


def test_ties_stand_in_the_order_of_ids(segmenter: Segmenter) -> None:
    made = index(segmenter, entry("n.2", "学校停课"), entry("n.1", "学校停课"), entry("n.3", "学校停课"))
    assert found(made.search({"停课": 1.0})) == ["n.1", "n.2", "n.3"]


def test_the_order_of_entries_does_not_matter(segmenter: Segmenter) -> None:
    entries = [entry("n.1", "学校停课"), entry("n.2", "学校停课，工地停工"), entry("n.3", "道路洒水")]
    words = {"停课": 1.0, "停工": 1.0}
    assert index(segmenter, *entries).search(words) == index(segmenter, *entries[::-1]).search(words)


def test_a_word_of_most_clauses_still_finds_them_and_only_them(segmenter: Segmenter) -> None:
    entries = [entry(f"n.{number}", "单位应当执行") for number in range(5)]
    made = index(segmenter, *entries, entry("n.9", "学校停课"))
    hits = made.search({"应当": 1.0})
    assert found(hits) == [one.clause.id for one in entries]
    assert all(hit.score > 0 for hit in hits)


def test_no_more_than_the_limit_is_found(segmenter: Segmenter) -> None:
    made = index(segmenter, *(entry(f"n.{number}", "学校停课") for number in range(5)))
    assert found(made.search({"停课": 1.0}, limit=2)) == ["n.0", "n.1"]


def test_only_clauses_that_are_asked_for_are_found(segmenter: Segmenter) -> None:
    made = index(segmenter, entry("n.1", "学校停课"), entry("n.2", "学校停课"))
    assert found(made.search({"停课": 1.0}, among=lambda clause: clause.id == "n.2")) == ["n.2"]


def test_an_empty_index_finds_nothing(segmenter: Segmenter) -> None:
    assert index(segmenter).search({"停课": 1.0}) == ()


def test_a_clause_without_words_is_no_error(segmenter: Segmenter) -> None:
    assert found(index(segmenter, entry("a", ""), entry("b", "学校停课")).search({"停课": 1.0})) == ["b"]


def test_names_and_terms_of_the_corpus_are_words(segmenter: Segmenter) -> None:
    assert {"临时安置补偿", "洪湖鹏"} <= set(segmenter.words("洪湖鹏说临时安置补偿"))


def test_a_long_word_is_found_by_its_parts(segmenter: Segmenter) -> None:
    assert "补偿" in segmenter.words("临时安置补偿")


def test_words_of_one_segmenter_are_unknown_to_another(segmenter: Segmenter) -> None:
    assert "洪湖鹏" not in Segmenter().cut("洪湖鹏分管")


def test_punctuation_is_no_word(segmenter: Segmenter) -> None:
    assert segmenter.cut("，。！？（）") == ()


def test_words_that_are_law_are_kept(segmenter: Segmenter) -> None:
    assert {"不得", "应当", "不足"} <= set(segmenter.words("应当按标准，不得少于，不足的"))


def test_pairs_are_of_chinese_characters_only() -> None:
    assert bigrams("AQI预警，红") == ("预警",)
