"""What tells who somebody is (身份证、电话、银行卡、邮箱、车牌、门牌) is masked before anything is kept."""

from __future__ import annotations

import re

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_GAP = r"[ \t.·\u00a0\u2000-\u200b\u3000\-\u2010-\u2015\u2212\uff0d]{0,3}"  # what stands between groups of digits
_FULL = {
    ord(char): ord(char) - 0xFEE0 for char in "０１２３４５６７８９＋－．＠（）Ｘｘ"
}  # as wide as Chinese characters
_IDENTITY = rf"\d{{6}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dXx]"
_EARLIER_IDENTITY = r"\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"  # of fifteen digits
_MOBILE = rf"(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}(?:\d{{4}}{_GAP}\d{{4}}|\d{{3}}{_GAP}\d{{5}})"
_LANDLINE = rf"(?:[(（]0\d{{2,3}}[)）]|0\d{{2,3}}){_GAP}\d{{3,4}}{_GAP}\d{{4}}"
_CARD = rf"\d{{16,19}}|[3-69]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?"  # in groups no row of years
_NUMBER = re.compile(
    rf"(?<!\d)(?:(?P<identity>{_IDENTITY})|(?P<phone>{_MOBILE}|{_LANDLINE})|(?P<earlier>{_EARLIER_IDENTITY})|{_CARD})(?!\d)"
)
_SPELT = re.compile("[零〇一二三四五六七八九幺两]{7,}")  # a year has four
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_ACCOUNT = re.compile(
    r"(?P<where>(?<![A-Za-z])(?:QQ|VX|WeChat|微信|V信)(?:号码?|ID)?[:：是为]{0,2} ?)(?:[1-9]\d{4,10}|[a-z][a-z\d_-]{5,19})(?![a-z\d])",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][·. ]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_SMALL = "[一二三四五六七八九十]{1,3}"
_HOUSE = re.compile(
    rf"\d{{1,6}}(?=(?:号楼|幢|栋|单元|室|弄))|{_SMALL}(?=(?:号楼|单元|室))|(?<=[路街巷弄村苑园])第?(?:\d{{1,5}}|{_SMALL})(?=号(?!文|通知|令))"
)
_DOOR = re.compile(
    r"(?<![A-Za-z\d.-])\d{1,3}(?:[-－—]\d{1,3})?[-－—](?!(?:19|20)\d\d)\d{3,4}(?![\d-])(?!年|元|平|米|个|人|天|月|万|㎡|m)"
)
#: What all of these have something of: a digit, a Latin capital, @, a word for an account, a numeral.
_TELLS = re.compile(r"[\dA-Z@＠Ａ-Ｚ零〇一二三四五六七八九十幺两]|微信|QQ|VX|V信|WeChat", re.IGNORECASE)

#: What some of them need besides, looked for first: ten digits, a word for an account, for a house, a dash after a digit.
_DIGIT, _LEAST_DIGITS = re.compile(r"\d"), 10
_ACCOUNTS = re.compile(r"微信|QQ|VX|V信|WeChat", re.IGNORECASE)
_HOUSES = re.compile(r"号楼|幢|栋|单元|室|弄|号")
_DASH = re.compile(r"\d[-－—]")


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are an identity number with the right check digit."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def masked(text: str) -> str:
    """The text with what tells who somebody is made unreadable; a text that tells nothing stays as it is."""
    if not _TELLS.search(text):
        return text
    plain = text if text.isascii() else text.translate(_FULL)
    found = _MAIL.sub("[邮箱]", plain) if "@" in plain else plain
    found = _NUMBER.sub(_name, found) if len(_DIGIT.findall(found)) >= _LEAST_DIGITS else found
    found = _SPELT.sub("[长号码]", found)
    found = _PLATE.sub("[车牌]", found)
    found = _ACCOUNT.sub(r"\g<where>[账号]", found) if _ACCOUNTS.search(found) else found
    found = _HOUSE.sub("*", found) if _HOUSES.search(found) else found
    found = _DOOR.sub("*", found) if _DASH.search(found) else found
    return text if found == plain else found


def _name(match: re.Match[str]) -> str:
    """What kind of number stood there."""
    if match["identity"]:
        return "[身份证号]" if is_identity_number(re.sub(_GAP, "", match["identity"])) else "[长号码]"
    if match["earlier"]:
        return "[身份证号]"
    return "[电话]" if match["phone"] else "[卡号]"
