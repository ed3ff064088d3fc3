"""The printed numbers that open clauses: 第一章, 第十条之一, 一、, （一）, 1., （1）, ①, 4.4.3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus import numerals

_HAN = "[一二三四五六七八九十百千零〇]+"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# Kind of numbering, its pattern, and how much of it is repeated in a printed path.
_FORMS = (
    ("annex", re.compile(r"^(附件\s*(\d*))(?=[：:\s]|$)")),
    ("part", re.compile(rf"^(第({_HAN}|\d+)编)(?=\s|$|[一-鿿])")),
    ("chapter", re.compile(rf"^(第({_HAN}|\d+)章)(?=\s|$|[一-鿿])")),
    ("section", re.compile(rf"^(第({_HAN}|\d+)节)(?=\s|$|[一-鿿])")),
    ("article", re.compile(rf"^(第({_HAN}|\d+)条(?:之({_HAN}))?)(?=[\s　]|$|[一-鿿【])")),
    ("han", re.compile(rf"^(({_HAN})、)")),
    ("han_brackets", re.compile(rf"^([（(]({_HAN})[）)])")),
    ("decimal", re.compile(r"^((\d{1,2}(?:\.\d{1,2})+)\.?)(?:\s+|(?=[一-鿿]))")),
    ("decimal", re.compile(r"^((\d{1,2}))\s+(?=[^\d\s，。；：]{1,20}$)")),
    ("arabic", re.compile(r"^((\d{1,3})[.．、])(?!\d)")),
    ("arabic_brackets", re.compile(r"^([（(](\d{1,3})[）)])")),
    ("circled", re.compile(rf"^(([{_CIRCLED}]))")),
)


@dataclass(frozen=True, slots=True)
class Label:
    """A clause's own number: `kind` of numbering, as `printed`, `number` as it stands in ids, `ordinal` to count on."""

    kind: str
    printed: str
    number: str
    ordinal: int


def label_of(text: str) -> Label | None:
    """The label that opens a paragraph, or None."""
    for kind, pattern in _FORMS:
        match = pattern.match(text)
        if match:
            return _label(kind, match)
    return None


def _label(kind: str, match: re.Match[str]) -> Label:
    printed, number = match.group(1), match.group(2)
    if kind == "decimal":
        return Label(f"decimal{number.count('.')}", printed, number, int(number.rsplit(".", 1)[-1]))
    if kind == "circled":
        return Label(kind, printed, str(_CIRCLED.index(number) + 1), _CIRCLED.index(number) + 1)
    if kind == "annex":
        return Label(kind, printed, f"a{number or 1}", int(number or 1))
    ordinal = int(numerals.number(number))
    inserted = match.group(3) if kind == "article" else None
    return Label(kind, printed, f"{ordinal}-{int(numerals.number(inserted))}" if inserted else str(ordinal), ordinal)
