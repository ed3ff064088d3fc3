"""The printed numbers that open clauses: 第一章, 第十条之一, 一、, （一）, 1., （1）, 1）, ①, ⑴, a., 4.4.3."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import numerals

_HAN = "[一二三四五六七八九十百千零〇]+"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_BRACKETED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
# What stands after 第三条 or 第二章 where the words name it and are no label: 第三条规定的, 第二章第一节.
_NAMED = r"(?![第规所的中和至、或及与，,。；]|之规定|款|项)"
# What makes a number the name of an item: （一）至（三）项所列人员.
_NO_LIST = r"(?!项(?:所列|规定|情形|之一|的|、|和|或)|[至、和或及到]+[（(])"
_ARTICLE = re.compile(rf"^(第({_HAN})条(?:之({_HAN}))?)(?=[一-鿿])")
# A heading of a chapter is short and no sentence.
_HEADS = r"(?=[^。；]{0,50}$)"
# Kind of numbering, its pattern, and how much of it is repeated in a printed path.
_FORMS = (
    ("annex", re.compile(r"^((?:附件|附录|附表)\s*([\dA-Z一二三四五六七八九十]{0,2}))(?=[：:\s．.]|$)")),
    ("part", re.compile(rf"^(第\s*({_HAN}|\d+)\s*编)(?=\s|$|[一-鿿]){_NAMED}{_HEADS}")),
    ("subpart", re.compile(rf"^(第\s*({_HAN}|\d+)\s*分编)(?=\s|$|[一-鿿]){_NAMED}{_HEADS}")),
    ("chapter", re.compile(rf"^(第\s*({_HAN}|\d+)\s*章)(?=\s|$|[一-鿿]){_NAMED}{_HEADS}")),
    ("section", re.compile(rf"^(第\s*({_HAN}|\d+)\s*节)(?=\s|$|[一-鿿]){_NAMED}{_HEADS}")),
    ("closing", re.compile(r"^((附)\s*则)$")),
    ("article", re.compile(rf"^(第\s*({_HAN}|\d+)\s*条(?:之({_HAN}))?)(?=[\s　：:]|$|[一-鿿【（《“〔]){_NAMED}")),
    ("han", re.compile(rf"^(({_HAN})[、．])")),
    ("han_brackets", re.compile(rf"^([（(]({_HAN})[）)]){_NO_LIST}")),
    ("han_brackets", re.compile(rf"^(([{_BRACKETED_HAN}]))")),
    ("decimal", re.compile(r"^((\d{1,2}(?:[.．]\d{1,2})+)[.．、]?)(?:\s+|(?=[一-鿿“《]))(?!\s*[万亿%％元倍])")),
    ("decimal", re.compile(r"^((\d{1,2}))\s+(?=[^\d\s，。；：]{1,20}$)")),
    ("arabic", re.compile(r"^((\d{1,3})[.．、])(?!\d)")),
    ("arabic_brackets", re.compile(rf"^([（(](\d{{1,3}})[）)]){_NO_LIST}")),
    ("arabic_brackets", re.compile(rf"^(([{_BRACKETED}]))")),
    ("arabic_closed", re.compile(r"^((\d{1,3})[）)])")),
    ("circled", re.compile(rf"^(([{_CIRCLED}]))")),
    ("letter", re.compile(r"^(([a-zA-Z])[.．、）)])(?![a-zA-Z])")),
    ("letter", re.compile(r"^([（(]([a-zA-Z])[）)])")),
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


def labels_of(texts: Sequence[str]) -> list[Label | None]:
    """The labels of successive paragraphs; “1.” above “1.1” is the first level of a decimal numbering."""
    labels = [label_of(text) for text in texts]
    last = 0
    for at, text in enumerate(texts):
        found = labels[at] or _next_article(text, last)
        if found is not None and found.kind == "article":
            labels[at], last = found, found.ordinal
    following: Label | None = None
    for at in range(len(labels) - 1, -1, -1):
        label = labels[at]
        if label is None:
            continue
        if label.kind == "arabic" and following is not None and following.number == f"{label.number}.1":
            labels[at] = Label("decimal0", label.printed, label.number, label.ordinal)
        following = label
    return labels


def _next_article(text: str, last: int) -> Label | None:
    """第九条中学… after 第八条: the number that is due is a label, even where its words might name the article."""
    match = _ARTICLE.match(text)
    label = _label("article", match) if match else None
    return label if label is not None and last and label.ordinal == last + 1 else None


def _label(kind: str, match: re.Match[str]) -> Label:
    printed, number = match.group(1), match.group(2)
    if kind == "decimal":
        number = unicodedata.normalize("NFKC", number)
        return Label(f"decimal{number.count('.')}", printed, number, int(number.rsplit(".", 1)[-1]))
    if kind == "annex":
        return Label(kind, printed, f"a{_ordinal(number) if number else 1}", _ordinal(number) if number else 1)
    if kind == "closing":
        return Label(kind, printed, "fz", 1)
    ordinal = _ordinal(number)
    inserted = match.group(3) if kind == "article" else None
    return Label(kind, printed, f"{ordinal}-{_ordinal(inserted)}" if inserted else str(ordinal), ordinal)


def _ordinal(number: str) -> int:
    """What a number counts, in whatever characters it is printed."""
    for row in (_CIRCLED, _BRACKETED, _BRACKETED_HAN):
        if number in row:
            return row.index(number) + 1
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return int(number) if number.isdecimal() else int(numerals.number(number))
