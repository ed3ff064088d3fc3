"""What other documents a notice names, and which of them it replaces."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

from corpus.printed.numbers import NUMBER

_QUOTED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》(?:[（(]([^（）()]{3,30}?)[）)])?")
_IS_NUMBER = re.compile(rf"^(?:{NUMBER.pattern}|[A-Z]+(?:/T)?\s*\d+(?:\.\d+)?-\d{{4}})$")
_NO_DOCUMENT = re.compile(r"(?:证|证书|书|表|单)$")
_PARTS = re.compile(r"^([一-鿿]+)\D(\d{4})\D+?(\d+)号$")
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


def notice_id(document_number: str) -> str:
    """`jzbf-2017-62` for 嘉政办发〔2017〕62号: initials of the issuer's code, year, number; raises `ValueError`."""
    match = _PARTS.match("".join(document_number.split()))
    if match is None:
        raise ValueError(f"no document number: {document_number}")
    code, year, number = match.groups()
    return f"{_initials(code)}-{year}-{number}"


def title_id(title: str) -> str:
    """The id of a document without a number: the initials of its title; raises `ValueError` for an empty one."""
    letters = _initials("".join(char for char in title if char.isalnum()))
    if not letters:
        raise ValueError("a document has neither number nor title")
    return letters.lower()


def _initials(words: str) -> str:
    return "".join(lazy_pinyin(words, style=Style.FIRST_LETTER))


def issuer_of(title: str) -> str:
    """Who issues a notice, as its title says: the words before 关于."""
    match = _TITLED.match(title)
    return match.group(1) if match else ""
