"""Replies, notices, clauses and rules as plain data in the contract's shapes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.answers import Calculation, Cited, Reply
from assistant.asks import Amount, Ask, Choice
from assistant.editions import Edition
from assistant.rules import Rule
from corpus.model import Clause, Notice, Validity
from corpus.succession.succession import Amendment, Replacement

JSON = dict[str, Any]


def reply_json(reply: Reply) -> JSON:
    """A reply as `POST /api/chat` returns it, but for the session id."""
    return {
        "as_of": reply.as_of.isoformat(),
        "corpus_version": reply.corpus_version,
        "kind": reply.kind.value,
        "answer": reply.answer,
        "citations": [citation_json(cited) for cited in reply.citations],
        "calculation": calculation_json(reply.calculation) if reply.calculation else None,
        "clarification": {
            "slot": reply.clarification.slot,
            "question": reply.clarification.question,
            "options": [{"label": one.label, "value": one.value} for one in reply.clarification.options],
        }
        if reply.clarification
        else None,
        "suggestions": list(reply.suggestions),
    }


def citation_json(cited: Cited) -> JSON:
    """A cited clause with its notice and where that stands."""
    clause, notice = cited.clause, cited.notice
    return {
        "clause_id": clause.id,
        "document_number": notice.document_number,
        "document_title": notice.title,
        "clause": clause.path,
        "text": clause.text,
        "validity": validity_json(notice, cited.state),
        "url": f"/documents/{notice.id}#{clause.id}",
    }


def validity_json(notice: Notice, state: Validity) -> JSON:
    """Where a notice stands, and from when to when it holds."""
    return {"state": state.value, "from": _day(notice.effective_from), "until": _day(notice.valid_until)}


def calculation_json(calculation: Calculation) -> JSON:
    """A calculation with its inputs, steps, result and receipt."""
    receipt = calculation.receipt
    return {
        "name": calculation.name,
        "inputs": {name: plain_value(value) for name, value in calculation.inputs.items()},
        "steps": [
            {
                "label": step.label,
                "expression": step.expression,
                "value": plain_value(step.value),
                "unit": step.unit,
                "clause_id": step.clause_id,
            }
            for step in calculation.steps
        ],
        "result": {"value": plain_value(calculation.value), "unit": calculation.unit},
        "receipt": {
            "rule": receipt.rule,
            "rule_version": receipt.rule_version,
            "corpus_version": receipt.corpus_version,
            "as_of": receipt.as_of.isoformat(),
        }
        if receipt
        else None,
    }


def plain_value(value: Any) -> Any:
    """A number as JSON has it (whole where it is whole), tuples as lists."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    return value


def document_json(notice: Notice, state: Validity) -> JSON:
    """A notice's own data."""
    return {
        "id": notice.id,
        "document_number": notice.document_number,
        "title": notice.title,
        "issuer": notice.issuer,
        "date": _day(notice.date),
        "effective_from": _day(notice.effective_from),
        "valid_until": _day(notice.valid_until),
        "validity": state.value,
        "printed": notice.printed,
        "clause_count": len(notice.clauses),
    }


def succession_json(replaced: Replacement | None, amendments: Sequence[Amendment]) -> JSON:
    """What later notices have done to a notice: which took its place (and says so where), which changed clauses of it."""
    return {
        "superseded_by": _successor_json(replaced.later, replaced.since, replaced.clause) if replaced else None,
        "amended_by": [
            {
                **_successor_json(one.later, one.since, one.clause),
                "amended_clause_id": one.amended.id if one.amended else None,
            }
            for one in amendments
        ],
    }


def _successor_json(later: Notice, since: date, clause: Clause | None) -> JSON:
    return {
        "id": later.id,
        "document_number": later.document_number,
        "since": since.isoformat(),
        "clause_id": clause.id if clause else None,
    }


def clause_json(clause: Clause) -> JSON:
    """A clause as a document lists it."""
    return {
        "clause_id": clause.id,
        "clause": clause.path,
        "heading": clause.heading,
        "text": clause.text,
        "parent_id": clause.parent_id,
        "kind": clause.kind.value,
    }


def rule_json(rule: Rule, edition: Edition) -> JSON:
    """A rule with its inputs, figures (as the notice in force states them) and worked examples."""
    return {
        "name": rule.name,
        "title": rule.title,
        "title_en": rule.title_en,
        "computes": rule.computes,
        "document_number": edition.law.notice.document_number,
        "inputs": [_input_json(ask) for ask in rule.inputs],
        "outputs": [
            {"name": one.name, "label": one.label, "needs": list(one.needs)} for one in rule.outputs if one.computes
        ],
        "figures": [
            {
                "name": name,
                "value": reading.said,
                "unit": reading.stated.unit,
                "clause_id": reading.clause.id,
                "words": reading.stated.words,
            }
            for name, reading in edition.law.readings.items()
        ],
        "limits": [{"name": limit.name, "answer": limit.answer} for limit in rule.limits],
        "examples": [
            {
                "name": one.name,
                "inputs": {name: plain_value(value) for name, value in one.inputs.items()},
                "result": plain_value(one.result),
            }
            for one in rule.examples
        ],
        "version": rule.fingerprint,
    }


def _input_json(ask: Ask) -> JSON:
    shared = {
        "name": ask.name,
        "label": ask.label,
        "question": ask.question,
        "required": ask.required,
        "unit": None,
        "options": [],
        "minimum": None,
        "maximum": None,
    }
    if isinstance(ask, Amount):
        return {
            **shared,
            "type": "number",
            "unit": ask.unit,
            "minimum": plain_value(ask.minimum),
            "maximum": plain_value(ask.maximum),
            "many": ask.many,
        }
    if isinstance(ask, Choice):
        return {
            **shared,
            "type": "choice",
            "options": [{"value": name, "label": one.label} for name, one in ask.options.items()],
            "many": ask.many,
        }
    return {**shared, "type": "boolean"}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
