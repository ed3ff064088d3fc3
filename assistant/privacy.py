"""Personal numbers (身份证号, 手机号, 银行卡号) are masked before anything is kept."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_GAP = r"[ \t\u00a0\u2000-\u200b\u3000\-\u2010-\u2015\u2212\uff0d]{0,3}"  # blanks and dashes between groups of digits
_IDENTITY = rf"\d{{6}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dXx]"
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}(?:\d{{4}}{_GAP}\d{{4}}|\d{{3}}{_GAP}\d{{5}})"
_LANDLINE = rf"(?:[(（]0\d{{2,3}}[)）]|0\d{{2,3}}){_GAP}\d{{3,4}}{_GAP}\d{{4}}"
_CARD = rf"\d{{16,19}}|[3-69]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?"  # in groups no row of years
_NUMBER = re.compile(rf"(?<!\d)(?:(?P<identity>{_IDENTITY})|(?P<phone>{_MOBILE}|{_LANDLINE})|{_CARD})(?!\d)")
_HOUSE = re.compile(r"(?<!\d)\d+(?=(?:号楼|幢|栋|单元|室|弄))")


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are an identity number with the right check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def masked(text: str) -> str:
    """The text with identity, phone, bank-card and house numbers made unreadable."""
    return _HOUSE.sub("*", _NUMBER.sub(_name, text))


def _name(match: re.Match[str]) -> str:
    """What kind of number stood there."""
    if match["identity"]:
        return "[身份证号]" if is_identity_number(re.sub(_GAP, "", match["identity"])) else "[长号码]"
    return "[电话]" if match["phone"] else "[卡号]"
