"""文件目录: which notices there are, all of them or those of one kind, and which is the first."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.notices.dates import part_of, written_day
from assistant.skills.notices.kinds import KindOfNotices
from corpus.model import ClauseKind, Notice

_LISTED = 20  # notices, or issuers, that a list names; more are counted


def asks_for_list(situation: Situation) -> bool:
    """Whether it is asked which notices there are."""
    query = situation.query
    return (
        (
            query.has("文件清单")
            or bool(re.search(r"公报[^,，。]{0,6}(?:登|刊|收|有)[^,，。]{0,4}(?:什么|哪些)", query.text))
        )
        and not query.has("领导", "牵头", "依据", "主送机关")
        and not re.search(r"根据|引用|依据", query.text)
    )


def _newest_first(notice: Notice) -> tuple[int, str]:
    return -(notice.date or date.min).toordinal(), notice.id


def listing(situation: Situation) -> Draft:
    """All notices, or the newest of many."""
    every = situation.known.library.notices
    notices = every if len(every) <= _LISTED else sorted(every, key=_newest_first)[:_LISTED]
    said = "；".join(
        f"{notice.document_number}《{notice.title}》" + ("" if notice.printed else "（只列目录，正文未刊印）")
        for notice in notices
    )
    titles = tuple(Quote(clause) for notice in notices for clause in notice.clauses[:1])
    issuers = Counter(notice.issuer for notice in every)
    counts = "，".join(f"{issuer}{count}份" for issuer, count in issuers.most_common(_LISTED))
    only = "" if notices is every else f"，最近的{_LISTED}份是"
    return Draft(
        Kind.LOOKUP,
        f"现有{len(every)}份文件（{counts}）{only}：{said}。",
        f"There are {len(every)} notices{' (the newest)' if only else ''}: {', '.join(notice.document_number for notice in notices)}.",
        quotes=titles,
    )


def asks_for_extreme(text: str) -> bool:
    """Whether the first or the last notice is asked for."""
    return bool(
        re.search(
            r"(?:最早|最晚|最新|最近|最后)(?![^,，。]{0,3}(?:几|多少?|\d+|[一二两三四五六七八九十]+)个?(?:小时|钟头|分钟|天|日|月|工作日)|[^,，。]{0,2}多[久长])",
            text,
        )
        and re.search(r"通知|文件|印发|成文|发文|哪份|哪一份|份文|文里|^最早的呢|^最晚的呢", text)
    )


def extreme(situation: Situation) -> Draft:
    """The earliest or the latest notice by date of issue."""
    dated = sorted(
        (notice for notice in situation.known.library.notices if notice.date),
        key=lambda notice: (notice.date or date.min, notice.id),
    )
    early = "最早" in situation.query.text
    notice = dated[0] if early else dated[-1]
    word = "最早" if early else "最晚"
    said = f"按成文日期，{word}的是{notice.document_number}《{notice.title}》，{written_day(notice.date)}印发"
    return Draft(
        Kind.LOOKUP,
        said + "。",
        f"{notice.document_number}, issued on {notice.date}.",
        quotes=tuple(
            Quote(one) for one in (*part_of(notice, ClauseKind.SIGNATURE), *part_of(notice, ClauseKind.TITLE))
        ),
        focus={"notice": notice.id, "facts": ["印发日期"]},
    )


def listing_of(kind: KindOfNotices) -> Draft:
    """The notices of one kind, with the clauses that say so."""
    found = kind.notices
    said = "；".join(f"{one.document_number}《{one.title}》" for one in found)
    return Draft(
        Kind.LOOKUP,
        f"{kind.called}有{len(found)}份：{said}。" if found else f"没有{kind.called}文件。",
        f"{len(found)}: {', '.join(one.document_number for one in found)}.",
        quotes=tuple(dict.fromkeys(Quote(clause) for clause in kind.clauses)),
        focus={"notice": found[0].id, "facts": []} if len(found) == 1 else {},
    )
