"""How a count is written as a label in the forms that Word has: 1, ①, 一, 甲, IV, b."""

from __future__ import annotations

from collections.abc import Mapping

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_SMALL = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def written(count: int, form: str) -> str:
    """A count in one of Word's forms of numbers; digits for a form that no notice uses."""
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "koreanCounting",
    ):
        return _counted(count, _DIGITS, "十百千")
    if form in ("taiwaneseCountingThousand", "japaneseDigitalTenThousand", "ideographDigital", "taiwaneseDigital"):
        return _counted(count, _DIGITS, "十百千") if form.endswith("CountingThousand") else _digit_by_digit(count)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counted(count, _LEGAL, "拾佰仟")
    if form.startswith("decimalEnclosedCircle") and 0 < count <= 20:
        return chr(ord("①") + count - 1)
    if form == "decimalEnclosedParen" and 0 < count <= 20:
        return chr(ord("⑴") + count - 1)
    if form == "decimalEnclosedFullstop" and 0 < count <= 20:
        return chr(ord("⒈") + count - 1)
    if form.startswith("decimalFullWidth"):
        return str(count).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    return _western(count, form)


def _western(count: int, form: str) -> str:
    forms: Mapping[str, str] = {
        "decimalZero": f"{count:02d}",
        "lowerLetter": chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26),
        "upperLetter": chr(ord("A") + (count - 1) % 26) * (1 + (count - 1) // 26),
        "upperRoman": _roman(count),
        "lowerRoman": _roman(count).lower(),
        "ideographTraditional": _STEMS[(count - 1) % 10],
        "none": "",
    }
    return forms.get(form, str(count))


def _digit_by_digit(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _counted(count: int, digits: str, ranks: str) -> str:
    """A count in characters: 十一, 二十, 一百零三."""
    said, figures = "", str(count)
    for at, figure in enumerate(figures):
        rank = len(figures) - at - 1
        if figure != "0":
            said += digits[int(figure)] + (ranks[rank - 1] if rank else "")
        elif said and not said.endswith("零") and figures[at:].strip("0"):
            said += "零"
    return said.removeprefix(digits[1]) if 10 <= count < 20 and ranks[0] == "十" else said


def _roman(count: int) -> str:
    said = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        said += letters * (count // value)
        count %= value
    return said
