"""A page for each calculator: a form that works without a script, and its result with steps and clauses."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from assistant.service import JSON, BadInputs, Service
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
        rule, given = _with_sources(service, service.rule(name)), dict(request.query_params)
        if not given:
            return page(
                request, "calculator.html", rule=rule, fields=forms.fields(rule, {}, {}), reply=None, problem=""
            )
        filled = forms.fields(rule, given, {})
        try:
            reply = service.compute(name, forms.inputs(filled))
        except BadInputs as wrong:
            filled = forms.fields(rule, given, wrong.problems)
            said = "；".join(wrong.problems.values())
            return private_page(request, "calculator.html", 422, rule=rule, fields=filled, reply=None, problem=said)
        metrics.rules.labels(name).inc()
        return private_page(request, "calculator.html", rule=rule, fields=filled, reply=reply, problem="")

    @routes.get("/clauses/{clause_id}")
    async def clause(clause_id: str) -> Response:
        """Where a clause stands in its notice."""
        return RedirectResponse(service.clause(clause_id)["url"], 303)

    return routes


def _with_sources(service: Service, rule: JSON) -> JSON:
    """The rule, its figures with the printed names of the clauses that state them."""
    return {**rule, "figures": [{**each, "source": _name(service, each["clause_id"])} for each in rule["figures"]]}


def _name(service: Service, clause_id: str) -> str:
    found = service.clause(clause_id)
    return f"{found['document_number']} {found['clause']}"
