"""Tables for a spreadsheet; no cell of them is read as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from assistant.staff import Desk
from bots.web.problems import Problem
from bots.web.staff.guard import Guard
from bots.web.staff.reading import span

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_Rows = Iterable[Sequence[Any]]


def table(head: Sequence[str], rows: _Rows) -> bytes:
    """The rows as CSV that spreadsheets read as UTF-8; what could be a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def plain(cell: Any) -> str:
    """A cell as words that a spreadsheet does not compute."""
    text = str(cell).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u3000").startswith(_FORMULA) else text


def router(guard: Guard, desk: Desk) -> APIRouter:
    """The tables to take away."""
    routes = APIRouter(include_in_schema=False, prefix="/staff/export")
    tables: dict[str, Callable[[int], bytes]] = {
        "unanswered": lambda days: _unanswered(desk, days),
        "unhelpful": lambda days: _unhelpful(desk, days),
        "counts": lambda days: _counts(desk, days),
    }

    @routes.get("/{name}.csv")
    async def export(request: Request, name: str) -> Response:
        guard.signed_in(request)
        if name not in tables:
            raise Problem(404)
        headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="gongbao-{name}.csv"'}
        return Response(tables[name](span(request)), 200, headers, "text/csv; charset=utf-8")

    return routes


def _unanswered(desk: Desk, days: int) -> bytes:
    rows = (
        (number, one["at"], one["kind"], one["question"])
        for number, group in enumerate(desk.unanswered(days), 1)
        for one in group["questions"]
    )
    return table(("组", "时间", "原因", "问题"), rows)


def _unhelpful(desk: Desk, days: int) -> bytes:
    rows = (
        (one["at"], one["question"], one["kind"], one["comment"], " ".join(one["clauses"]), _told(one["said"]))
        for one in desk.unhelpful(days)
    )
    return table(("时间", "问题", "回答种类", "评价", "条款", "对话"), rows)


def _told(said: list[dict[str, str]]) -> str:
    return "\n".join(f"问：{one['question']}\n答：{one['answer']}" for one in said)


def _counts(desk: Desk, days: int) -> bytes:
    rows = ((one["day"], one["kind"], one["topic"], one["number"]) for one in desk.counts(days)["rows"])
    return table(("日期", "种类", "文件", "次数"), rows)
