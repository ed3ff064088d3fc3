"""Personal numbers become unreadable; amounts, areas and document numbers stay as they are."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from dialogue import STEADY
from hypothesis import given
from hypothesis import strategies as st

from assistant.privacy import is_identity_number, masked

BANKS = Path(__file__).parents[1] / "questions"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


def with_check_digit(first: str) -> str:
    """Seventeen digits with the check digit that makes the weighted sum 1 modulo 11."""
    rest = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    last = next(value for value in range(11) if (rest + value) % 11 == 1)
    return first + ("X" if last == 10 else str(last))


SEVENTEEN = st.text("0123456789", min_size=17, max_size=17)


@STEADY
@given(SEVENTEEN)
def test_an_identity_number_is_known_by_its_check_digit(first: str) -> None:
    assert is_identity_number(with_check_digit(first))


@STEADY
@given(SEVENTEEN, st.integers(1, 10))
def test_another_check_digit_is_none(first: str, by: int) -> None:
    right = "0123456789X".index(with_check_digit(first)[-1])
    assert not is_identity_number(first + "0123456789X"[(right + by) % 11])


@STEADY
@given(SEVENTEEN, st.sampled_from(["", "我的身份证是", "号码:"]), st.sampled_from(["", "。", "，请查"]))
def test_an_identity_number_is_never_kept(first: str, before: str, after: str) -> None:
    number = with_check_digit(first)
    assert number not in masked(before + number + after)
    assert number.lower() not in masked(before + number.lower() + after)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("11010519491231002X", "[身份证号]"),
        ("110105194912310021", "[长号码]"),
        ("电话13800138000。", "电话[电话]。"),
        ("0573-82521234", "[电话]"),
        ("卡号6222021234567890123", "卡号[卡号]"),
        ("3号楼2单元501室", "*号楼*单元*室"),
        ("三号楼二单元", "*号楼*单元"),
        ("住在中山路128号", "住在中山路*号"),
        ("家在文昌苑3-2-501", "家在文昌苑*"),
        ("浙F12A45今天限行吗", "[车牌]今天限行吗"),
        ("沪A·D12345", "[车牌]"),
        ("发到wang.li_3@mail.example.cn谢谢", "发到[邮箱]谢谢"),
        ("我的微信号：abc_12345", "我的微信号：[账号]"),
        ("加QQ 123456789", "加QQ [账号]"),
        ("电话１３８００１３８０００", "电话[电话]"),
        ("手机一三八零零一三八零零零", "手机[长号码]"),
        ("老证号330402750101123", "老证号[身份证号]"),
    ],
)
def test_a_personal_number_is_named_and_not_kept(said: str, kept: str) -> None:
    assert masked(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "120平18个月41880元",
        "嘉政办发〔2017〕62号",
        "2017年9月30日",
        "总投资10000000000000元",
        "AQI 301",
        "HJ633-2012",
        "一栋商办楼1.9万平",
        "２０平（公摊在内）",
        "2017-2025年",
        "60-144平",
    ],
)
def test_what_is_no_personal_number_stays(said: str) -> None:
    assert masked(said) == said


@pytest.mark.parametrize("said", ["电话13800138000", "6222021234567890123", "3号楼501室", "普通的话"])
def test_masking_twice_is_masking_once(said: str) -> None:
    assert masked(masked(said)) == masked(said)


@pytest.mark.parametrize("said", ["+8613800138000", "138-0013-8000", "138 0013 8000", "6222 0212 3456 7890 123"])
def test_a_number_written_in_groups_is_masked_too(said: str) -> None:
    assert said not in masked(f"请打{said}")


def test_no_question_of_the_banks_tells_who_asks() -> None:
    said = [
        turn["say"]
        for bank in sorted(BANKS.glob("*.jsonl"))
        for line in bank.read_text(encoding="utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    ]
    assert len(said) > 1000
    assert [one for one in said if masked(one) != one] == []


GAPS = st.sampled_from(["", " ", "-", "—", "·", "."])
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@STEADY
@given(
    st.text("0123456789", min_size=9, max_size=9),
    st.integers(3, 9),
    GAPS,
    st.booleans(),
    st.text("请问房子要的", max_size=5),
)
def test_no_way_to_write_a_mobile_number_is_kept(rest: str, second: int, gap: str, wide: bool, around: str) -> None:
    number = f"1{second}{rest[0]}{gap}{rest[1:5]}{gap}{rest[5:]}"
    said = number.translate(WIDE) if wide else number
    kept = masked(f"{around}{said}{around}")
    assert said not in kept
    assert rest[1:5] not in kept or rest[5:] not in kept


@STEADY
@given(st.text(max_size=200))
def test_masking_ends_and_says_nothing_new(said: str) -> None:
    kept = masked(said)
    assert masked(kept) == kept


@pytest.mark.parametrize("unit", ["1", "a", "一", "-1", "a@", "1号楼", "微信", "浙F1", "０"])
def test_long_messages_are_masked_at_once(unit: str) -> None:
    began = time.perf_counter()
    masked(unit * (4096 // len(unit)))
    assert time.perf_counter() - began < 0.5
