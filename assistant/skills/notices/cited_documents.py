"""引用的文件: documents that the notices name: which notice names one, and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answers import Kind
from assistant.knowledge import Knowledge
from assistant.skills.base import Draft, Quote, Situation
from assistant.understanding.normal import normal
from corpus.model import Clause
from indexes.segmenter import bigrams

_DOCUMENT = re.compile(r"《(?P<title>[^》]{4,80})》(?:[（(](?P<number>[^（）()]{4,40})[）)])?")
_COUNTED = re.compile(r"\d+")
_ASKS_NUMBER = re.compile(r"编号|文号|标准号|几号文?|多少号|哪[个一]?号|什么号|gb|hj|哪年的|哪一年的")
_CITES = re.compile(r"引用|依据|根据|参照|按照|援引|提到|落实|贯彻")
_ASKS_TEXT = re.compile(
    r"内容|全文|原文|正文|(?:规定|写|讲|说|要求)[了的]?(?:些)?(?:什么|啥|哪些)|怎么(?:说|写|规定)|(?:什么时候|何时|哪天|几号|几月)[^,，。]{0,3}(?:发|印|出|施行|实施)"
)
_NOT_BARE = re.compile(r"[^\w\u4e00-\u9fff]|号")
#: Whose a document is, by what its title begins with.
_OF = {"国务院": "国务院", "中央": "中共中央", "省": r"(?:中共)?\w{2,3}省", "市委": r"中共\w{2,5}市委"}
_NUMBER = re.compile(r"(?P<sign>[\u4e00-\u9fff]{2,8})\W*\d{4}\W*(?P<count>\d+)号")
_LEAST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a clause names, with the number that stands behind its title ("" for none)."""

    title: str
    number: str
    clause: Clause


def _cited(situation: Situation) -> tuple[Cited, ...]:
    """Every document that the notices name and that is none of them."""
    known = situation.known
    return known.once("cited documents", lambda: tuple(_all_cited(known)))


def _all_cited(known: Knowledge) -> Iterator[Cited]:
    titles = [notice.title for notice in known.library.notices]
    for notice in known.library.notices:
        for clause in notice.clauses:
            for match in _DOCUMENT.finditer(re.sub(r"\s+", "", clause.text)):
                if not any(match["title"] in title for title in titles):
                    yield Cited(match["title"], match["number"] or "", clause)


def documents_numbered(situation: Situation) -> tuple[Cited, ...]:
    """The documents that are named and whose number is asked for: 装配式建筑指导意见的文号, 61号引用的国务院文件."""
    query = situation.query
    meant = {notice.id for notice in situation.known.notices_meant(query)}
    numbered = _cited(situation) if _COUNTED.search(query.text) else ()
    coded = tuple(
        one
        for one in numbered
        if one.number and (_bare(one.number) in _bare(query.text) or _called_shortly(one.number, query.text))
    )
    if coded:
        return coded
    whose = [title for word, title in _OF.items() if word in query.text]
    if (
        whose
        and meant
        and "还是" not in query.text
        and _CITES.search(query.text)
        and (query.has("什么", "文号", "多少") or re.search(r"哪|几号|什么", query.text))
    ):
        return tuple(
            one
            for one in _cited(situation)
            if one.clause.notice_id in meant and any(re.search(each, one.title) for each in whose)
        )
    asking = [part for part in re.split(r"[,，;；?？]", query.text) if _ASKS_NUMBER.search(part)]
    found = [
        one for part in (asking if len(asking) > 1 else asking and [query.text]) for one in _best_fit(part, situation)
    ]
    return tuple(dict.fromkeys(found))


def _best_fit(text: str, situation: Situation) -> tuple[Cited, ...]:
    """The documents whose titles share most with the words in which a number is asked for."""
    asked = set(bigrams(text)) - {
        pair for notice in situation.known.library.notices for pair in bigrams(normal(notice.title))
    }
    asked |= {pair for pair in bigrams(text) if pair in {"规定", "标准", "规范", "办法", "条例", "方案", "规划"}}
    latin = set(re.findall(r"[a-z]{2,}", text))
    scored = [(_fit(one, asked, latin), one) for one in _cited(situation)]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(one for score, one in scored if score == best)[:4] if best >= _LEAST_PAIRS else ()


@lru_cache(maxsize=1024)
def _bare(number: str) -> str:
    return _NOT_BARE.sub("", normal(number))


def _called_shortly(number: str, text: str) -> bool:
    """Whether a document is called by its number without the year: 嘉委发3号."""
    parts = _NUMBER.fullmatch(normal(number)) if "号" in text else None
    if parts is None:
        return False
    return bool(re.search(rf"{re.escape(parts['sign'])}的?第?{parts['count']}号", text))


def _fit(one: Cited, asked: set[str], latin: set[str]) -> float:
    """How many pairs of characters and Latin words a title shares with what is asked, and what share of its own that is."""
    pairs = set(bigrams(normal(one.title)))
    common = len(pairs & asked) + sum(2 for word in latin if word in normal(one.title))
    return common + common / len(pairs) if pairs else 0.0


def asks_for_text(situation: Situation) -> bool:
    """Whether what a document says or when it was issued is asked for, not its number."""
    text = situation.query.text
    return bool(_ASKS_TEXT.search(text)) and not _ASKS_NUMBER.search(text) and not _CITES.search(text)


def not_printed(found: Sequence[Cited], situation: Situation) -> Draft:
    """That a document is only named here, and where; its text is not here."""
    first = found[0]
    place = f"{situation.known.notice_of(first.clause).document_number}{first.clause.path}"
    return Draft(
        Kind.NO_ANSWER,
        f"《{first.title}》（{first.number}）只在{place}里提到，公报没有刊印它的正文，所以不能回答它的内容和日期。",
        f"{first.number} is only named in {place}; its text is not printed here.",
        quotes=(Quote(first.clause),),
        keeps_topic=True,
    )


def numbers_of(found: Sequence[Cited], situation: Situation) -> Draft:
    """The numbers of documents that the notices name, and where they name them."""
    said = "；".join(
        f"《{one.title}》的文号（编号）是{one.number}" if one.number else f"《{one.title}》没有写文号"
        for one in {each.title: each for each in sorted(found, key=lambda each: bool(each.number))}.values()
    )
    places = "、".join(
        dict.fromkeys(f"{situation.known.notice_of(one.clause).document_number}{one.clause.path}" for one in found)
    )
    return Draft(
        Kind.LOOKUP,
        f"{said}（见{places}）；这份文件本身没有刊印。",
        "; ".join(f"{one.title}: {one.number or 'no number'}" for one in found) + ".",
        quotes=tuple(dict.fromkeys(Quote(one.clause) for one in found)),
        suggestions=("原文",),
    )


def quoted_title(situation: Situation) -> tuple[str, tuple[Clause, ...]] | None:
    """A document whose title stands in 《》 and which clauses here name, where it is asked which notice names it."""
    match = re.search(r"《([^》]{4,})》", situation.query.said)
    if not match or not re.search(r"哪个文|哪份|哪个通知|哪里提到|哪个文件|引用|提到", situation.query.text):
        return None
    title = normal(match[1])
    found = tuple(
        clause
        for notice in situation.known.library.notices
        for clause in notice.clauses
        if title in normal(clause.text)
    )
    return (match[1], found) if found else None


def naming(quoted: tuple[str, tuple[Clause, ...]], situation: Situation) -> Draft:
    """Which notices name a document, and in which clauses; `quoted` is its title with those clauses."""
    title, clauses = quoted
    numbers = list(dict.fromkeys(situation.known.notice_of(clause).document_number for clause in clauses))
    places = "；".join(f"{situation.known.notice_of(clause).document_number}{clause.path}" for clause in clauses[:4])
    return Draft(
        Kind.LOOKUP,
        f"提到《{title}》的是{'、'.join(numbers)}（{places}）。",
        f"It is named in {', '.join(numbers)}.",
        quotes=tuple(Quote(clause) for clause in clauses[:4]),
    )


def unknown_number(situation: Situation) -> str:
    """A document number that is asked for and that no notice here has."""
    match = re.search(r"嘉政(?:办)?发\D{0,2}20\d\d\D{0,2}\d{1,3}\s*号", situation.query.text)
    if not match or (
        situation.known.notices_meant(situation.query) and situation.known.library.by_number(match.group(0))
    ):
        return ""
    numbered = re.sub(r"[^\u4e00-\u9fff\d]", "", match.group(0))
    known = {re.sub(r"[^\u4e00-\u9fff\d]", "", notice.document_number) for notice in situation.known.library.notices}
    cited = any(
        numbered in re.sub(r"[^\u4e00-\u9fff\d]", "", clause.text)
        for notice in situation.known.library.notices
        for clause in notice.clauses
    )
    return "" if numbered in known or cited else match.group(0)


def not_here(number: str, situation: Situation) -> Draft:
    """That a document of this number is not here; where one of another sign has its year and count, that one is named."""
    said = f"现有文件里没有{number}，我不掌握它的内容。"
    english = f"There is no document {number} here."
    same = [
        one
        for one in situation.known.library.notices
        if _COUNTED.findall(one.document_number) == _COUNTED.findall(number)
    ]
    if not same:
        return Draft(Kind.NO_ANSWER, said, english, keeps_topic=True)
    named = "；".join(f"{one.document_number}《{one.title}》" for one in same)
    return Draft(
        Kind.LOOKUP,
        f"{said}同年同号的是{named}，文号里的字不一样，请核对。",
        f"{english} Of that year and number there is {', '.join(one.document_number for one in same)}.",
        quotes=tuple(Quote(one.clauses[0]) for one in same if one.clauses),
    )
