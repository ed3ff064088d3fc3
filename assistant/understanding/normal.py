"""One form of writing for all that is said: NFKC, no control characters, no markup, simplified Chinese, lower case."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

import opencc

_HAN = re.compile(r"[\u3400-\u9fff]")
_REMEMBERED = 400  # characters: expressions of the lexicon and the clauses, not long messages
_LATIN = re.compile(r"[a-z]{2,}", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
_BLANK_WITHIN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_HALF = re.compile(r"[\ud800-\udfff]")

#: Where a power begins: 10¹² is not 1012.
_POWER = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")
_CODE = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


class Language(StrEnum):
    """In what the question was asked, and so in what the answer is given."""

    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    ENGLISH = "en"


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def whole(text: str) -> str:
    """The text with a sign in the place of every half character (from bytes that are no UTF-8)."""
    return _HALF.sub("\ufffd", text)


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return _simplified(text) if len(text) <= _REMEMBERED else _converted(text)


@lru_cache(maxsize=1024)
def _simplified(text: str) -> str:
    return _converted(text)


def _converted(text: str) -> str:
    text = whole(text)
    return str(_converter("t2s").convert(text)) if _HAN.search(text) else text


def traditional(text: str) -> str:
    """The text in traditional characters."""
    return str(_converter("s2t").convert(whole(text)))


def normal(text: str) -> str:
    """The text as it is matched: compatible forms folded; invisible and control characters and markup gone."""
    return _remembered(text) if len(text) <= _REMEMBERED else _normal(text)


@lru_cache(maxsize=16384)
def _remembered(text: str) -> str:
    """Expressions of the lexicon and texts of clauses come again and again."""
    return _normal(text)


def _normal(text: str) -> str:
    text = _unmarked(unicodedata.normalize("NFKC", _POWER.sub("^", _INVISIBLE.sub("", text))))
    text = _BLANK.sub(" ", text).strip()
    return _BLANK_WITHIN.sub("", simplified(text).lower())


def _unmarked(text: str) -> str:
    """The text without markup; of a script or a style sheet nothing is left, of other elements what they enclose."""
    return _TAG.sub(" ", _CODE.sub(" ", text)) if "<" in text else text


def language(text: str) -> Language:
    """The language of a message; anything that is neither English nor traditional counts as simplified Chinese."""
    han = _HAN.findall(text)
    if not han:
        words = _LATIN.findall(text)
        return Language.ENGLISH if len(words) >= 2 else Language.SIMPLIFIED
    changed = sum(1 for before, after in zip(text, simplified(text), strict=False) if before != after)
    return Language.TRADITIONAL if changed >= 2 and changed * 12 >= len(han) else Language.SIMPLIFIED
