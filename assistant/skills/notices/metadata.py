"""文件要素: number, dates, issuer, addressees, meeting, what a notice cites, what it awards, and which notices there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.notices.awards import attached, award, awarded
from assistant.skills.notices.cited_documents import (
    asks_for_text,
    documents_numbered,
    naming,
    not_here,
    not_printed,
    numbers_of,
    quoted_title,
    unknown_number,
)
from assistant.skills.notices.dates import succeeded
from assistant.skills.notices.fact_choice import asks_for_issuer, facts_asked, notices_asked
from assistant.skills.notices.facts import SAY
from assistant.skills.notices.kinds import notices_of_a_kind
from assistant.skills.notices.lists import asks_for_extreme, asks_for_list, extreme, listing, listing_of
from corpus.model import Notice

#: What shows that a fact is asked for and not just mentioned.
_TELLING = (
    "何时",
    "谁",
    "什么",
    "多少",
    "有效期",
    "施行日期",
    "目的",
    "文号",
    "主送机关",
    "审议会议",
    "发文机关",
    "印发日期",
)
_SURE = 2.5  # where nothing but the issuer can be meant: 市政府发的还是办公室发的
#: How many they are to whom an award went, asked after it was told: 一共评了几个人？十个吗.
_HOW_MANY = re.compile(
    r"(?:那|就|这次|一共|总共|到底|共)*(?:是|有|给|评|发|授)?了?(?:多少|几)[个位名]?人?(?![^,，。?？]*[部门家份])"
)
_NUMBERED = re.compile(r"\d\s*号")


class Metadata:
    """Answers from the notices' own data."""

    name = "metadata"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a notice and one of its facts are named, or a fact alone while the talk is of a notice."""
        return _bid_on_all(self.name, situation) or _bid_on_facts(self.name, situation)


def _bid_on_all(name: str, situation: Situation) -> Bid | None:
    """Questions about the notices as such: which there are, which names a document, which is the first."""
    quoted, unknown = quoted_title(situation), unknown_number(situation)
    if numbered := documents_numbered(situation):
        told = not_printed if numbered[0].number and asks_for_text(situation) else numbers_of
        return Bid(name, 6.6, lambda: told(numbered, situation))
    if of_kind := notices_of_a_kind(situation):
        return Bid(name, 6.0, lambda: listing_of(of_kind))
    if quoted:
        return Bid(name, 4.6, lambda: naming(quoted, situation))
    if unknown:
        return Bid(name, 6.0, lambda: not_here(unknown, situation))
    if asks_for_extreme(situation.query.text):
        return Bid(name, 5.0, lambda: extreme(situation))
    if asks_for_list(situation):
        return Bid(name, 5.0, lambda: listing(situation))
    return None


def _bid_on_facts(name: str, situation: Situation) -> Bid | None:
    """Questions for a fact of a notice."""
    query, talk = situation.query, situation.conversation
    facts = facts_asked(situation)
    meant = notices_asked(situation, facts)
    follows = talk.topic == name and meant and not facts and query.elliptic
    if follows:
        facts = list(talk.focus.get("facts", ()))
    if not facts and "获奖专家" in talk.focus.get("facts", ()) and _HOW_MANY.match(query.text):
        facts = ["获奖专家"]
    wanted = [fact for fact in facts if fact != "获奖专家"]
    giving = award(situation) if "获奖专家" in facts else None
    if giving:
        notice = situation.known.notice_of(giving)
        if where := attached(giving, situation):
            return Bid(name, 5.6, partial(_made, where))
        return Bid(
            name,
            4.0 + len(facts),
            lambda: (
                _answer(meant if len(meant) > 1 else [notice], wanted, situation)
                if wanted
                else awarded(giving, situation)
            ),
        )
    if not wanted and meant and (where := attached(meant[0].clauses[0], situation)):
        return Bid(name, 5.0, partial(_made, where))
    if not meant or not wanted:
        return None
    named = 2.0 if _NUMBERED.search(query.text) else 1.0
    named += _SURE if asks_for_issuer(situation) else 0.0
    points = 1.5 + named + (1.5 if follows or query.has(*_TELLING) else 0.0) + 0.5 * len(wanted)
    return Bid(name, points, lambda: _answer(meant, wanted, situation))


def _made(draft: Draft) -> Draft:
    return draft


def _apart(meant: Sequence[Notice], situation: Situation) -> str:
    """Whether two notices are of the same day, and how many days lie between, where that is asked."""
    days = [notice.date for notice in meant if notice.date]
    if len(days) != 2 or not re.search(r"同一天|同日|隔|差[几多少]+天", situation.query.text):
        return ""
    between = abs((days[1] - days[0]).days)
    return f"不是同一天，相隔{between}天。" if between else "是同一天。"


def _answer(meant: Sequence[Notice], facts: Sequence[str], situation: Situation) -> Draft:
    said: list[str] = []
    english: list[str] = []
    quotes: list[Quote] = []
    wanted = [
        fact
        for fact in facts
        if not (fact == "印发日期" and "施行日期" in facts and not situation.query.mention("印发日期"))
    ]
    for notice in meant[:3]:
        for fact in wanted:
            replaced = situation.known.library.replaced(notice, date.max) if fact == "有效期" else None
            sentence, in_english, clauses = (
                succeeded(replaced, situation.day) if replaced else SAY[fact](notice, situation.day)
            )
            said.append(sentence)
            english.append(in_english)
            quotes.extend(Quote(clause, clause.text if len(clause.text) <= 200 else "") for clause in clauses)
    return Draft(
        Kind.LOOKUP,
        _apart(meant, situation) + "；".join(said) + "。",
        "; ".join(english) + ".",
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=(*(() if "有效期" in wanted else ("到什么时候为止？",)), "原文"),
        focus={"notice": meant[0].id, "facts": list(wanted)},
    )
