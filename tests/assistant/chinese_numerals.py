"""Writes numbers in Chinese characters, without knowing how the assistant reads them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def written(value: int) -> str:
    """A number below 10^12 as it is read aloud: 120 → 一百二十, 10050 → 一万零五十."""
    if value == 0:
        return DIGITS[0]
    hundreds_of_millions, rest = divmod(value, 10**8)
    tens_of_thousands, ones = divmod(rest, 10**4)
    said = _below_ten_thousand(hundreds_of_millions) + "亿" if hundreds_of_millions else ""
    if tens_of_thousands:
        said += ("零" if said and tens_of_thousands < 1000 else "") + _below_ten_thousand(tens_of_thousands) + "万"
    if ones:
        said += ("零" if said and (ones < 1000 or not tens_of_thousands) else "") + _below_ten_thousand(ones)
    return said


def spoken(value: int) -> str:
    """The same as people say it: 十二 rather than 一十二, 两百 rather than 二百."""
    said = written(value)
    for rank in "百千万亿":
        said = said.replace(f"二{rank}", f"两{rank}")
    said = said.replace("十两", "十二")
    return said.removeprefix("一") if said.startswith("一十") else said


def formal(value: int) -> str:
    """The same as on a receipt: 壹佰贰拾."""
    return written(value).translate(FORMAL)


def digit_by_digit(value: int) -> str:
    """A year as it is printed: 二〇一八."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


def clipped(first: int, second: int, rank: str) -> str:
    """A number whose last rank word is left away: 一百二 for 120, 两万五 for 25,000."""
    return spoken(first) + rank + DIGITS[second] if first != 2 else f"两{rank}{DIGITS[second]}"


def _below_ten_thousand(value: int) -> str:
    said, skipped = "", False
    for rank, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, rank)
        if digit:
            said += ("零" if skipped else "") + DIGITS[digit] + word
            skipped = False
        elif said:
            skipped = True
    return said
