"""要素: how each fact of a notice is stated, in Chinese and English, and which of its clauses says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from corpus.model import Clause, ClauseKind, Notice
from corpus.succession.succession import Replacement


def part_of(notice: Notice, kind: ClauseKind) -> tuple[Clause, ...]:
    return tuple(clause for clause in notice.clauses if clause.kind == kind)[:1]


def _name(notice: Notice) -> str:
    return f"{notice.document_number}（{notice.title}）" if notice.document_number else f"《{notice.title}》"


def written_day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _issued(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    if notice.date is None:
        return (
            f"{_name(notice)}只列在发文目录里，正文没有刊印，通知没有写明日期",
            "its date is not printed",
            part_of(notice, ClauseKind.TITLE),
        )
    return (
        f"{_name(notice)}由{notice.issuer}于{written_day(notice.date)}印发",
        f"{notice.document_number} was issued on {notice.date}",
        part_of(notice, ClauseKind.SIGNATURE),
    )


def _commencement(notice: Notice) -> tuple[Clause, ...]:
    return tuple(clause for clause in notice.clauses if re.search(r"自.{0,12}起(?:施行|实施|执行)", clause.text))[:1]


def _effective(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = _commencement(notice)
    if not clauses or notice.effective_from is None:
        sentence, english, places = _issued(notice, day)
        return f"{sentence}，没有另行规定施行日期", english + "; no other effective date is stated", places
    own = re.search(r"自.{0,12}起(?:施行|实施|执行)", clauses[0].text)
    quote = own.group(0) if own else ""
    return (
        f"{_name(notice)}{quote}，即{written_day(notice.effective_from)}起",
        f"{notice.document_number} takes effect on {notice.effective_from}",
        clauses + part_of(notice, ClauseKind.SIGNATURE),
    )


def _valid(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = tuple(
        clause
        for clause in notice.clauses
        if "有效期" in clause.text and re.search(r"有效期(?:至|为|\d|[一二三四五六七八九十])", clause.text)
    )[:1]
    if notice.valid_until is None:
        sentence, english, places = _effective(notice, day)
        years = re.search(r"（(?P<years>[^）]*20\d\d[^）]*)）", notice.title)
        if years:
            return (
                f"{_name(notice)}没有另行规定有效期，标题写明{years['years']}",
                f"its title says {years['years']}",
                part_of(notice, ClauseKind.TITLE),
            )
        return (
            f"{_name(notice)}没有规定有效期（{sentence.removeprefix(_name(notice))}），现有文件中没有它被废止或取代的记载",
            f"no date of expiry is stated; {english}",
            places,
        )
    over = f"，到{written_day(day)}已过有效期" if day > notice.valid_until else ""
    return (
        f"{_name(notice)}有效期至{written_day(notice.valid_until)}{over}",
        f"valid until {notice.valid_until}" + (" (expired)" if over else ""),
        clauses,
    )


def succeeded(replaced: Replacement, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    """Until when a notice holds, or held, that a later one replaces."""
    notice, later = replaced.earlier, replaced.later
    since = written_day(replaced.since)
    state = (
        f"自{since}起已被{_name(later)}取代，不再执行"
        if replaced.since <= day
        else f"施行到{since}{_name(later)}起施行为止"
    )
    clauses = (replaced.clause,) if replaced.clause else ()
    return (
        f"{_name(notice)}{state}",
        f"{notice.document_number} is superseded by {later.document_number} from {replaced.since} on",
        clauses + _commencement(later) + part_of(later, ClauseKind.TITLE) + part_of(notice, ClauseKind.TITLE),
    )


def _number(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return (
        f"《{notice.title}》的文号是{notice.document_number}",
        f"the number is {notice.document_number}",
        part_of(notice, ClauseKind.TITLE),
    )


def _issuer(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return (
        f"{_name(notice)}的发文机关是{notice.issuer}",
        f"issued by {notice.issuer}",
        part_of(notice, ClauseKind.SIGNATURE) or part_of(notice, ClauseKind.TITLE),
    )


def _addressed(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = part_of(notice, ClauseKind.ADDRESSEE)
    return (
        f"{_name(notice)}主送{'、'.join(notice.addressees) or '对象没有刊印'}",
        f"addressed to {', '.join(notice.addressees)}",
        clauses,
    )


def _meeting(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    for clause in notice.clauses:
        match = re.search(r"经(?P<meeting>[^，。《》]*?会议)审议通过", clause.text)
        if match:
            return (
                f"{_name(notice)}所附文件经{match['meeting'].removeprefix('经').removeprefix('已')}审议通过",
                f"adopted at {match['meeting']}",
                (clause,),
            )
    agreed = next((clause for clause in notice.clauses if re.search(r"经市政府(?:研究|同意)", clause.text)), None)
    if agreed or any("已经市政府同意" in clause.text for clause in notice.clauses):
        place = agreed or next(clause for clause in notice.clauses if "已经市政府同意" in clause.text)
        return f"{_name(notice)}没有写明经哪次会议审议，只写“经市政府研究（同意）”", "no meeting is named", (place,)
    return f"{_name(notice)}没有写明经哪次会议审议", "no meeting is named", part_of(notice, ClauseKind.TITLE)


def _based_on(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    if not notice.cites:
        return (
            f"{_name(notice)}没有写明依据的文件",
            "it names no document as its basis",
            part_of(notice, ClauseKind.TITLE),
        )
    first = re.match(r"《[^》]+》", notice.cites[0])
    clauses = tuple(clause for clause in notice.clauses if first and first.group(0) in clause.text)[:1]
    return (
        f"{_name(notice)}依据或提到的文件有{'、'.join(notice.cites)}",
        f"it names {len(notice.cites)} documents",
        clauses,
    )


def _purpose(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    stated = next(
        (
            clause
            for clause in notice.clauses
            if clause.heading == "编制目的" or (clause.label == "" and clause.path == "引言")
        ),
        None,
    )
    if stated is None:
        return f"{_name(notice)}没有写明目的", "no purpose is stated", part_of(notice, ClauseKind.TITLE)
    return f"{_name(notice)}写明：{stated.text}", f"{notice.document_number} says why (in Chinese)", (stated,)


def _about(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    heads = [clause for clause in notice.clauses if clause.parent_id is None and clause.heading]
    said = "、".join(clause.heading for clause in heads)
    if not notice.printed:
        return (
            f"{_name(notice)}只列在发文目录里，正文没有刊印，不能说明内容",
            "its text is not printed",
            part_of(notice, ClauseKind.TITLE),
        )
    return (
        f"{_name(notice)}" + (f"分为：{said}" if said else "的正文见所引条款"),
        f"{notice.document_number}: {said}",
        part_of(notice, ClauseKind.TITLE) + tuple(heads[:3]),
    )


SAY: dict[str, Callable[[Notice, date], tuple[str, str, tuple[Clause, ...]]]] = {
    "印发日期": _issued,
    "施行日期": _effective,
    "有效期": _valid,
    "文号": _number,
    "发文机关": _issuer,
    "主送机关": _addressed,
    "审议会议": _meeting,
    "依据": _based_on,
    "概述": _about,
    "目的": _purpose,
}
