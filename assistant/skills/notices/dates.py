"""The days of a notice: issued, in force from, valid until, superseded; each with the clause that says so."""

from __future__ import annotations

import re
from datetime import date

from corpus.model import Clause, ClauseKind, Notice
from corpus.succession.succession import Replacement


def part_of(notice: Notice, kind: ClauseKind) -> tuple[Clause, ...]:
    """The first clause of a kind (title, signature, addressee) as a tuple; empty where there is none."""
    return tuple(clause for clause in notice.clauses if clause.kind == kind)[:1]


def called(notice: Notice) -> str:
    """How a notice is called in an answer: by number and title, or by title."""
    return f"{notice.document_number}（{notice.title}）" if notice.document_number else f"《{notice.title}》"


def written_day(day: date | None) -> str:
    """A day as notices write it: 2017年9月5日; "" for None."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def issued(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    """Who issued a notice when, or that its date is not printed; in Chinese, in English, and the clause."""
    if notice.date is None:
        return (
            f"{called(notice)}只列在发文目录里，正文没有刊印，通知没有写明日期",
            "its date is not printed",
            part_of(notice, ClauseKind.TITLE),
        )
    return (
        f"{called(notice)}由{notice.issuer}于{written_day(notice.date)}印发",
        f"{notice.document_number} was issued on {notice.date}",
        part_of(notice, ClauseKind.SIGNATURE),
    )


def _commencement(notice: Notice) -> tuple[Clause, ...]:
    return tuple(clause for clause in notice.clauses if re.search(r"自.{0,12}起(?:施行|实施|执行)", clause.text))[:1]


def effective(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    """From which day a notice is in force, or that it states none; in Chinese, in English, and the clauses."""
    clauses = _commencement(notice)
    if not clauses or notice.effective_from is None:
        sentence, english, places = issued(notice, day)
        return f"{sentence}，没有另行规定施行日期", english + "; no other effective date is stated", places
    own = re.search(r"自.{0,12}起(?:施行|实施|执行)", clauses[0].text)
    quote = own.group(0) if own else ""
    return (
        f"{called(notice)}{quote}，即{written_day(notice.effective_from)}起",
        f"{notice.document_number} takes effect on {notice.effective_from}",
        clauses + part_of(notice, ClauseKind.SIGNATURE),
    )


def valid(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    """Until when a notice holds, or that it states no end; `day` is the day asked about."""
    clauses = tuple(
        clause
        for clause in notice.clauses
        if "有效期" in clause.text and re.search(r"有效期(?:至|为|\d|[一二三四五六七八九十])", clause.text)
    )[:1]
    if notice.valid_until is None:
        sentence, english, places = effective(notice, day)
        years = re.search(r"（(?P<years>[^）]*20\d\d[^）]*)）", notice.title)
        if years:
            return (
                f"{called(notice)}没有另行规定有效期，标题写明{years['years']}",
                f"its title says {years['years']}",
                part_of(notice, ClauseKind.TITLE),
            )
        return (
            f"{called(notice)}没有规定有效期（{sentence.removeprefix(called(notice))}），现有文件中没有它被废止或取代的记载",
            f"no date of expiry is stated; {english}",
            places,
        )
    over = f"，到{written_day(day)}已过有效期" if day > notice.valid_until else ""
    return (
        f"{called(notice)}有效期至{written_day(notice.valid_until)}{over}",
        f"valid until {notice.valid_until}" + (" (expired)" if over else ""),
        clauses,
    )


def succeeded(replaced: Replacement, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    """Until when a notice holds, or held, that a later one replaces."""
    notice, later = replaced.earlier, replaced.later
    since = written_day(replaced.since)
    state = (
        f"自{since}起已被{called(later)}取代，不再执行"
        if replaced.since <= day
        else f"施行到{since}{called(later)}起施行为止"
    )
    clauses = (replaced.clause,) if replaced.clause else ()
    return (
        f"{called(notice)}{state}",
        f"{notice.document_number} is superseded by {later.document_number} from {replaced.since} on",
        clauses + _commencement(later) + part_of(later, ClauseKind.TITLE) + part_of(notice, ClauseKind.TITLE),
    )
