"""The routes of the contract that talk JSON.

The core answers in under 2 ms without waiting for anything, so it is called right in the event loop: a hop
to a thread costs more than it saves, and the core is never entered twice at once.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from assistant.service import Service
from bots.web import requests, schemas
from bots.web.express import chat_response
from bots.web.metrics import Metrics
from bots.web.openapi import problems
from bots.web.replies import encoded, fresh, kept

Limit = Annotated[int, Query(ge=1, le=100)]
Words = Annotated[requests.Message, Query(description="要找的词句")]


def conversation(service: Service, metrics: Metrics) -> APIRouter:
    """Talking: messages, feedback, and being forgotten."""
    routes = APIRouter(prefix="/api", tags=["对话"])

    @routes.post("/chat", response_model=schemas.ChatReply, responses=problems(400, 413, 415, 422, 429, 500, 503))
    async def chat(request: requests.ChatRequest) -> Response:
        """一句话问，一个带依据的回答。会话编号为空或已失效时开始新的会话。"""
        return chat_response(service, metrics, request)

    @routes.post("/feedback", response_model=schemas.Stored, responses=problems(400, 404, 413, 415, 422, 429, 500, 503))
    async def feedback(request: requests.Feedback) -> Response:
        """某一轮回答有没有帮助。"""
        service.feedback(request.session_id, request.turn, request.helpful, request.comment or None)
        metrics.feedback.labels(str(request.helpful).lower()).inc()
        return fresh({"stored": True})

    @routes.delete("/sessions/{session_id}", status_code=204, responses=problems(429, 500, 503))
    async def forget(session_id: str) -> Response:
        """删除一个会话及其内容；有没有这个会话，回答都一样。"""
        service.forget(session_id)
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    return routes


def catalogue(service: Service) -> APIRouter:
    """Reading: notices, clauses, search."""
    routes = APIRouter(prefix="/api", tags=["文件"])

    @routes.get("/documents", response_model=schemas.NoticeList, responses=problems(422, 429, 500))
    async def documents(request: Request, as_of: requests.Day = None) -> Response:
        """全部文件，含只列目录、未刊载正文的。"""
        return kept(request, encoded({"documents": service.documents(as_of)}), "application/json")

    @routes.get("/documents/{notice_id}", response_model=schemas.WholeNotice, responses=problems(404, 422, 429, 500))
    async def document(request: Request, notice_id: str, as_of: requests.Day = None) -> Response:
        """一份文件及其条款，按刊载顺序。"""
        return kept(request, encoded(service.document(notice_id, as_of)), "application/json")

    @routes.get("/clauses/{clause_id}", response_model=schemas.OneClause, responses=problems(404, 422, 429, 500))
    async def clause(request: Request, clause_id: str, as_of: requests.Day = None) -> Response:
        """一条条款的原文。"""
        return kept(request, encoded(service.clause(clause_id, as_of)), "application/json")

    @routes.get("/search", response_model=schemas.Hits, responses=problems(422, 429, 500))
    async def search(q: Words, limit: Limit = 10, as_of: requests.Day = None) -> Response:
        """匹配的条款，最相关的在前。"""
        return fresh(service.search(q, limit, as_of))

    return routes


def calculators(service: Service, metrics: Metrics) -> APIRouter:
    """Computing: the rules there are, and their results."""
    routes = APIRouter(prefix="/api", tags=["计算"])

    @routes.get("/rules", response_model=schemas.Rules, responses=problems(429, 500))
    async def rules(request: Request) -> Response:
        """全部计算规则。"""
        return kept(request, encoded({"rules": service.rules()}), "application/json")

    @routes.get("/rules/{name}", response_model=schemas.Rule, responses=problems(404, 429, 500))
    async def rule(request: Request, name: str) -> Response:
        """一条计算规则：要填什么，依据哪些数字。"""
        return kept(request, encoded(service.rule(name)), "application/json")

    @routes.post(
        "/rules/{name}", response_model=schemas.RuleReply, responses=problems(400, 404, 413, 415, 422, 429, 500)
    )
    async def compute(name: str, request: requests.RuleRequest) -> Response:
        """按填写的内容计算，给出步骤和依据。"""
        inputs = request.inputs if request.inputs is not None else dict(request.model_extra or {})
        reply = service.compute(name, inputs, request.as_of)
        metrics.rules.labels(name).inc()
        return fresh(reply)

    return routes
