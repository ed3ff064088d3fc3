"""要素: how each fact of a notice is stated, in Chinese and English, and which of its clauses says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from assistant.skills.notices.dates import called, effective, issued, part_of, valid
from corpus.model import Clause, ClauseKind, Notice


def _number(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return (
        f"《{notice.title}》的文号是{notice.document_number}",
        f"the number is {notice.document_number}",
        part_of(notice, ClauseKind.TITLE),
    )


def _issuer(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return (
        f"{called(notice)}的发文机关是{notice.issuer}",
        f"issued by {notice.issuer}",
        part_of(notice, ClauseKind.SIGNATURE) or part_of(notice, ClauseKind.TITLE),
    )


def _addressed(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = part_of(notice, ClauseKind.ADDRESSEE)
    return (
        f"{called(notice)}主送{'、'.join(notice.addressees) or '对象没有刊印'}",
        f"addressed to {', '.join(notice.addressees)}",
        clauses,
    )


def _meeting(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    for clause in notice.clauses:
        match = re.search(r"经(?P<meeting>[^，。《》]*?会议)审议通过", clause.text)
        if match:
            return (
                f"{called(notice)}所附文件经{match['meeting'].removeprefix('经').removeprefix('已')}审议通过",
                f"adopted at {match['meeting']}",
                (clause,),
            )
    agreed = next((clause for clause in notice.clauses if re.search(r"经市政府(?:研究|同意)", clause.text)), None)
    if agreed or any("已经市政府同意" in clause.text for clause in notice.clauses):
        place = agreed or next(clause for clause in notice.clauses if "已经市政府同意" in clause.text)
        return f"{called(notice)}没有写明经哪次会议审议，只写“经市政府研究（同意）”", "no meeting is named", (place,)
    return f"{called(notice)}没有写明经哪次会议审议", "no meeting is named", part_of(notice, ClauseKind.TITLE)


def _based_on(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    if not notice.cites:
        return (
            f"{called(notice)}没有写明依据的文件",
            "it names no document as its basis",
            part_of(notice, ClauseKind.TITLE),
        )
    first = re.match(r"《[^》]+》", notice.cites[0])
    clauses = tuple(clause for clause in notice.clauses if first and first.group(0) in clause.text)[:1]
    return (
        f"{called(notice)}依据或提到的文件有{'、'.join(notice.cites)}",
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
        return f"{called(notice)}没有写明目的", "no purpose is stated", part_of(notice, ClauseKind.TITLE)
    return f"{called(notice)}写明：{stated.text}", f"{notice.document_number} says why (in Chinese)", (stated,)


def _about(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    heads = [clause for clause in notice.clauses if clause.parent_id is None and clause.heading]
    said = "、".join(clause.heading for clause in heads)
    if not notice.printed:
        return (
            f"{called(notice)}只列在发文目录里，正文没有刊印，不能说明内容",
            "its text is not printed",
            part_of(notice, ClauseKind.TITLE),
        )
    return (
        f"{called(notice)}" + (f"分为：{said}" if said else "的正文见所引条款"),
        f"{notice.document_number}: {said}",
        part_of(notice, ClauseKind.TITLE) + tuple(heads[:3]),
    )


SAY: dict[str, Callable[[Notice, date], tuple[str, str, tuple[Clause, ...]]]] = {
    "印发日期": issued,
    "施行日期": effective,
    "有效期": valid,
    "文号": _number,
    "发文机关": _issuer,
    "主送机关": _addressed,
    "审议会议": _meeting,
    "依据": _based_on,
    "概述": _about,
    "目的": _purpose,
}
