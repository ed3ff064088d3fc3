"""One click makes something of a question: attached to a clause, a word for a concept, a case of the exam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from assistant.service import Service
from assistant.staff import KINDS, Desk, Expected, Refused
from bots.web.problems import Problem
from bots.web.rendering import private_page
from bots.web.staff.guard import Guard, SignedIn

_CANDIDATES = 6


@dataclass(frozen=True)
class _Form:
    """What was filled in, and the kinds of reply that were ticked."""

    sent: Mapping[str, str]
    kinds: Sequence[str]


def router(guard: Guard, desk: Desk, service: Service) -> APIRouter:
    """The page on which a question is handled; `source` says where it comes from (new: nowhere)."""
    routes = APIRouter(include_in_schema=False, prefix="/staff/handle")

    async def page(
        request: Request, seen: SignedIn, asked: Mapping[str, Any], form: _Form, problem: str = ""
    ) -> Response:
        question = form.sent.get("question", asked["question"])
        words = form.sent.get("words", "")
        hits = service.search((words or question)[:200], _CANDIDATES)["hits"] if (words or question).strip() else []
        context = {"staff": seen, "asked": asked, "question": question, "words": words, "hits": hits, "sent": form.sent}
        told = {
            "concepts": await run_in_threadpool(desk.concepts),
            "expected": KINDS,
            "chosen": form.kinds,
            "problem": problem,
        }
        return private_page(request, "staff_handle.html", 422 if problem else 200, **context, **told)

    @routes.get("/{source}/{number}")
    async def show(request: Request, source: str, number: str) -> Response:
        seen, asked = guard.signed_in(request), _question(desk, source, number)
        return await page(request, seen, asked, _Form({}, ["no_answer"] if source == "unanswered" else []))

    @routes.post("/{source}/{number}")
    async def handle(request: Request, source: str, number: str) -> Response:
        seen, sent = await guard.sent(request)
        asked = _question(desk, source, number)
        kinds = parse_qs((await request.body()).decode("utf-8", "replace")).get("kind", [])
        form = _Form(sent, kinds)
        try:
            done = await run_in_threadpool(_done, desk, seen.name, asked, form)
        except Refused as error:
            return await page(request, seen, asked, form, str(error))
        if not done:
            return await page(request, seen, asked, form)
        return RedirectResponse(f"/staff/history?done={done}", 303, {"Cache-Control": "no-store"})

    return routes


def _question(desk: Desk, source: str, number: str) -> dict[str, Any]:
    """What was asked, by where it comes from; a `Problem` where there is no such question."""
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        raise Problem(404)
    match source:
        case "unanswered":
            return desk.question(int(number))
        case "unhelpful":
            return desk.opinion(int(number))
        case "new":
            return {"question": "", "said": [], "before": [], "comment": ""}
    raise Problem(404)


def _done(desk: Desk, who: str, asked: Mapping[str, Any], form: _Form) -> str:
    """Does what the button that was pressed says; what was done, or "" where clauses were only looked for."""
    sent = form.sent
    question = sent.get("question", "")
    if "attach" in sent:
        desk.attach(who, question, sent["attach"])
        return "question"
    if "word_added" in sent:
        desk.add_word(who, sent.get("word", ""), sent.get("concept", ""))
        return "word"
    if "case" in sent:
        before = asked["before"] if "before" in sent else []
        has = [line.strip() for line in sent.get("has", "").splitlines() if line.strip()]
        desk.add_case(who, question, before, Expected(form.kinds, sent.get("clause", ""), has))
        return "case"
    return ""
