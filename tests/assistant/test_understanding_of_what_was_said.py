"""Slips, scripts, dialects and noise are understood as what was meant; what was negated is not."""

from __future__ import annotations

import pytest
from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge import Knowledge
from assistant.understanding.normal import Language, language, normal

INVISIBLE = "\u200b\u200d\ufeff\u2060\u00ad\u202e\ufe0f"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("补尝多少", "补偿多少"),
        ("征受房子", "征收房子"),
        ("三还内", "三环内"),
        ("三环理", "三环里"),
        ("过度费", "过渡费"),
        ("期方", "期房"),
    ],
)
def test_homophones_and_slips_of_the_pen_are_put_right(known: Knowledge, said: str, meant: str) -> None:
    assert known.reader.read(said).text == meant


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("sanhuannei", "三环内"),
        ("san huan nei", "三环内"),
        ("banqianfei", "搬迁补偿"),
        ("qifang", "期房产权调换"),
        ("huanbaoju", "市环保局"),
        ("三環內", "三环内"),
        ("期房產權調換", "期房产权调换"),
        ("ＡＱＩ", "空气质量指数"),
        ("搬家费", "搬迁补偿"),
        ("过渡费", "临时安置补偿"),
        ("拿钱走人", "货币补偿"),
        ("环保局", "市环保局"),
        ("inside the third ring", "三环内"),
    ],
)
def test_a_matter_is_recognised_in_everyday_words(known: Knowledge, said: str, concept: str) -> None:
    assert concept in known.reader.read(said).concepts


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("１２０平", "120平"),
        ("三\u200b环\u200b内", "三环内"),
        ("三环\x00内", "三环内"),
        ("三环\u202e内", "三环内"),
        ("  三环　内  ", "三环内"),
        ("AQI", "aqi"),
        ("拆遷補償", "拆迁补偿"),
        ("\x07\x1b", ""),
    ],
)
def test_every_way_of_writing_has_one_form(said: str, meant: str) -> None:
    assert normal(said) == meant


@STEADY
@given(st.lists(st.sampled_from(INVISIBLE), min_size=0, max_size=8), st.integers(0, 7))
def test_invisible_characters_change_nothing(known: Knowledge, noise: list[str], at: int) -> None:
    plain = "三环内120平期房"
    assert known.reader.read(plain[:at] + "".join(noise) + plain[at:]).concepts == known.reader.read(plain).concepts


@STEADY
@given(st.text(max_size=60))
def test_the_one_form_is_final(said: str) -> None:
    assert normal(normal(said)) == normal(said)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("伲屋里", "我家"),
        ("啥人", "谁"),
        ("几钿", "多少"),
        ("边个", "谁"),
        ("几多", "多少"),
    ],
)
def test_dialect_is_put_into_plain_words(known: Knowledge, said: str, plain: str) -> None:
    assert plain in known.reader.read(said).text


@pytest.mark.parametrize("said", ["不是三环内", "不在三环内", "不选期房", "没有周转房", "不要货币补偿"])
def test_what_is_negated_does_not_count(known: Knowledge, said: str) -> None:
    query = known.reader.read(said)
    assert query.mentions
    assert not query.concepts & {"三环内", "期房产权调换", "周转用房", "货币补偿"}


@pytest.mark.parametrize("said", ["是不是三环内", "要不要期房", "有没有周转房"])
def test_asking_whether_is_no_negation(known: Knowledge, said: str) -> None:
    assert known.reader.read(said).concepts & {"三环内", "期房产权调换", "周转用房"}


def test_asking_whether_it_lies_inside_is_no_negation(known: Knowledge) -> None:
    assert known.reader.read("我家在不在三环内").has("三环内")


def test_in_a_correction_the_second_counts(known: Knowledge) -> None:
    query = known.reader.read("不是三环内，是三环外")
    assert query.has("三环外")
    assert not query.has("三环内")


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("谁分管市环保局", Language.SIMPLIFIED),
        ("我家120平拆遷補償多少錢", Language.TRADITIONAL),
        ("Who oversees the environmental protection bureau?", Language.ENGLISH),
        ("AQI", Language.SIMPLIFIED),
        ("12345", Language.SIMPLIFIED),
        ("", Language.SIMPLIFIED),
        ("AQI index 达到多少发布红色预警", Language.SIMPLIFIED),
    ],
)
def test_the_language_of_a_question_is_told(said: str, spoken: Language) -> None:
    assert language(said) == spoken
