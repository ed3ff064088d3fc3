"""A page for each calculator: a form that works without a script, and its result with steps and clauses."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from assistant.service import BadInputs, Service
from bots.web import forms
from bots.web.metrics import Metrics
from bots.web.rendering import page, private_page


def router(service: Service, metrics: Metrics) -> APIRouter:
    """`/calculators` and `/calculators/{name}`."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/calculators")
    async def calculators(request: Request) -> Response:
        return page(request, "calculators.html", rules=service.rules())

    @routes.get("/calculators/{name}")
    async def calculator(request: Request, name: str) -> Response:
        rule, given = service.rule(name), dict(request.query_params)
        if not given:
            return page(request, "calculator.html", rule=rule, fields=forms.fields(rule, {}, {}), reply=None, problem="")
        filled = forms.fields(rule, given, {})
        try:
            reply = service.compute(name, forms.inputs(filled))
        except BadInputs as wrong:
            filled = forms.fields(rule, given, wrong.problems)
            said = "；".join(wrong.problems.values())
            return private_page(request, "calculator.html", 422, rule=rule, fields=filled, reply=None, problem=said)
        metrics.rules.labels(name).inc()
        return private_page(request, "calculator.html", rule=rule, fields=filled, reply=reply, problem="")

    return routes
