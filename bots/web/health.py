"""Whether the process lives, whether it can answer, and its figures."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assistant.service import Service
from bots.web import schemas
from bots.web.metrics import Metrics
from bots.web.openapi import problems
from bots.web.problems import Problem
from bots.web.replies import fresh


def router(service: Service, metrics: Metrics) -> APIRouter:
    """The routes for who runs the service."""
    routes = APIRouter(tags=["运行"])

    @routes.get("/healthz", response_model=schemas.Alive, responses=problems(500))
    async def healthz() -> Response:
        """进程在运行。"""
        return fresh({"status": "ok"})

    @routes.get("/readyz", response_model=schemas.Ready, responses=problems(500, 503))
    async def readyz() -> Response:
        """可以回答；另报告公报版本和最新文件。"""
        found = service.readiness()
        if not found.get("ready"):
            raise Problem(503, headers={"Retry-After": "2"}, **{k: v for k, v in found.items() if k != "status"})
        return fresh(found)

    @routes.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
    async def figures() -> Response:
        """Prometheus文本格式的运行指标。"""
        return Response(metrics.text(), 200, {"Cache-Control": "no-store"}, metrics.media_type)

    return routes
