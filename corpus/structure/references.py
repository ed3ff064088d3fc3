"""What other documents a notice names, and which of them it replaces."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from pypinyin import Style, lazy_pinyin

from corpus import numerals
from corpus.printed.numbers import NUMBER

_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》(?:[（(]([^（）()]{3,30}?)[）)])?")
_IS_NUMBER = re.compile(rf"^(?:{NUMBER.pattern}|[A-Z]+(?:/T)?\s*\d+(?:\.\d+)?-\d{{4}})$")
_NO_DOCUMENT = re.compile(r"(?:证|证书|书|表|单)$")
_PARTS = re.compile(r"^([一-鿿]+)\D(\d{4})\D+?(\d+)号$")
_COUNTED = re.compile(rf"第?(\d{{1,5}}|[{numerals.HAN_NUMERALS}]{{1,6}})号")
_YEAR = re.compile(r"[〔\[［(（]?(\d{4})(?:[〕\]］)）]|年)")
_NO_WORD = re.compile(r"\d{4}年?|[^一-鿿]|中华人民共和国")
_LONGEST_CLASS = 2
_LONGEST_INITIALS = 60
_DIGITS = 6  # of a hash, where initials do not tell two documents apart
_ENACTED_BY = re.compile(
    r"日\s*(?:经)?(?:第[一二三四五六七八九十]+届)?"
    r"([一-鿿]{2,16}?(?:人民代表大会常务委员会|人民代表大会|国务院|人民政府|部|委员会|总局|局|署|法院|检察院))"
)
_TITLED = re.compile(r"^(.{2,40}?)关于")
_REPEALED = re.compile(rf"({NUMBER.pattern})[^。；]*(?:同时)?废止")


def cited_in(text: str) -> tuple[str, ...]:
    """The titles 《…》 of documents in `text`, with their number where it follows, each once."""
    found = (_reference(*match.groups()) for match in _QUOTED.finditer(text))
    return tuple(dict.fromkeys(each for each in found if each))


def _reference(title: str, number: str | None) -> str:
    if _NO_DOCUMENT.search(title):
        return ""
    return f"《{title}》（{number}）" if number and _IS_NUMBER.match(number) else f"《{title}》"


def replaced_by(text: str) -> tuple[str, ...]:
    """The ids of notices that `text` repeals (废止)."""
    return tuple(dict.fromkeys(notice_id(match.group(1)) for match in _REPEALED.finditer(text)))


def notice_id(document_number: str, issuer: str = "") -> str:
    """`jzbf-2017-62` for 嘉政办发〔2017〕62号, `gwyl-722` for 国务院令第722号; raises `ValueError` for no number.

    A number that does not name its issuer (2021年第3号公告) gets the initials of `issuer` before its own.
    """
    words, counted = _parts(document_number, issuer)
    return "-".join(part for part in (_initials(words), *counted) if part)


def longer_notice_id(document_number: str, issuer: str = "") -> str:
    """An id that no other number has: `jinzbf-2017-62-…` for 锦政办发〔2017〕62号, whose initials are those of 嘉政办发."""
    words, counted = _parts(document_number, issuer)
    sound = "".join(lazy_pinyin(words[:1]))
    return "-".join(
        part for part in (sound + _initials(words[1:]), *counted, _digest("-".join((words, *counted)))) if part
    )


def _parts(document_number: str, issuer: str) -> tuple[str, tuple[str, str]]:
    """The words of a number, with its year ("" for none) and its count."""
    solid = "".join(document_number.split())
    match = _PARTS.match(solid)
    if match is not None:
        return match[1], (match[2], match[3])
    match = _COUNTED.search(solid)
    if match is None:
        raise ValueError(f"no document number: {document_number}")
    words = _NO_WORD.sub("", solid[: match.start()] + solid[match.end() :])
    if len(words) <= _LONGEST_CLASS:
        words = issuer + words
    year = _YEAR.search(solid)
    return words, (year.group(1) if year else "", str(int(numerals.number(match.group(1)))))


def title_id(title: str, issued: date | None = None) -> str:
    """The id of a document without a number: the initials of its title and its day; raises `ValueError` for no title."""
    letters = _initials(_letters(title)).lower()
    if not letters:
        raise ValueError("a document has neither number nor title")
    if len(letters) > _LONGEST_INITIALS:
        letters = letters[:_LONGEST_INITIALS] + "-" + _digest(title)
    return f"{letters}-{issued:%Y%m%d}" if issued else letters


def longer_title_id(title: str, issued: date | None = None) -> str:
    """An id that no other title of that day has."""
    return f"{title_id(title, issued)}-{_digest(_letters(title))}"


def _letters(title: str) -> str:
    return "".join(char for char in title if char.isalnum())


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS]


def _initials(words: str) -> str:
    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER))


def issuer_of(title: str) -> str:
    """Who issues a notice, as its title says: the words before 关于."""
    match = _TITLED.match(title)
    return match.group(1) if match else ""


def enacted_by(enactment: str) -> str:
    """Who passed a law, as the words below its title say: 全国人民代表大会常务委员会, 国务院; "" where they do not."""
    match = _ENACTED_BY.search(enactment)
    return match.group(1) if match else ""
