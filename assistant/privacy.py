"""Personal numbers (身份证号, 手机号, 银行卡号) are masked before anything is kept."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)")
_BANK = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_HOUSE = re.compile(r"\d+(?=(?:号楼|幢|栋|单元|室|弄))")


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are an identity number with the right check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def masked(text: str) -> str:
    """The text with identity, phone, bank-card and house numbers made unreadable."""
    text = _IDENTITY.sub(lambda match: "[身份证号]" if is_identity_number(match.group(0)) else "[长号码]", text)
    text = _PHONE.sub("[电话]", text)
    return _HOUSE.sub("*", _BANK.sub("[卡号]", text))
