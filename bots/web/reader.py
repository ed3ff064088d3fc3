"""The notices as they read in print: the list, and each one with every clause an anchor."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter, ValidationError

from assistant.service import Service
from bots.web.notice_view import lay
from bots.web.rendering import page
from bots.web.requests import Day

_DAY: TypeAdapter[date | None] = TypeAdapter(Day)
_WORDS = 100


def router(service: Service) -> APIRouter:
    """`/documents` and `/documents/{id}`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/documents")
    async def documents(request: Request) -> Response:
        words = request.query_params.get("q", "").strip()[:_WORDS]
        hits = service.search(words, 20)["hits"] if words else []
        listed = service.documents()
        return page(
            request, "documents.html", documents=listed, words=words, hits=[_placed(hit, listed) for hit in hits]
        )

    @routes.get("/documents/{notice_id}")
    async def document(request: Request, notice_id: str) -> Response:
        words = request.query_params.get("find", "").strip()[:_WORDS]
        day = _day(request.query_params.get("as_of") or None)
        notice = service.document(notice_id, day)
        return page(request, "document.html", notice=notice, laid=lay(notice["clauses"], words), words=words, day=day)

    return routes


def _day(text: str | None) -> date | None:
    try:
        return _DAY.validate_python(text)
    except ValidationError:
        return None


def _placed(hit: dict[str, Any], documents: list[dict[str, Any]]) -> dict[str, Any]:
    """A hit with the address of its clause."""
    notice = next((d for d in documents if d["document_number"] == hit["document_number"]), None)
    address = f"/documents/{notice['id']}#{hit['clause_id']}" if notice else f"/api/clauses/{hit['clause_id']}"
    return {**hit, "url": hit.get("url") or address, "title": notice["title"] if notice else ""}
