"""The shapes of replies, as the contract gives them; they are declared for the API description only."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["in_force", "not_yet", "expired", "superseded"]
Value = int | float | str | bool | None


class Validity(BaseModel):
    """Where a notice stands on the day asked about."""

    state: State
    from_: str | None = Field(None, alias="from")
    until: str | None = None


class Citation(BaseModel):
    """One clause that an answer rests on, verbatim."""

    clause_id: str
    document_number: str
    document_title: str
    clause: str
    text: str = Field(max_length=1500)
    validity: Validity
    url: str


class Step(BaseModel):
    """One step of a calculation."""

    label: str
    expression: str
    value: Value
    unit: str
    clause_id: str


class Result(BaseModel):
    """What a calculation comes to."""

    value: Value
    unit: str


class Calculation(BaseModel):
    """A computed result with the way to it."""

    name: str
    inputs: dict[str, Any]
    steps: list[Step]
    result: Result
    receipt: dict[str, Any] | None = None


class Option(BaseModel):
    """One thing to choose; `value` is sent back as the next message."""

    label: str
    value: str


class Clarification(BaseModel):
    """What the assistant asks for."""

    slot: str
    question: str
    options: list[Option]


class ChatReply(BaseModel):
    """One answer, complete in itself."""

    session_id: str
    as_of: str = Field(json_schema_extra={"format": "date"})
    corpus_version: str
    kind: Literal["calculation", "lookup", "clause", "clarification", "no_answer", "smalltalk"]
    answer: str
    citations: list[Citation]
    calculation: Calculation | None
    clarification: Clarification | None
    suggestions: list[str] = Field(max_length=4)


class RuleReply(ChatReply):
    """What a calculator answers; it belongs to no conversation."""

    session_id: str | None = None  # type: ignore[assignment]


class Successor(BaseModel):
    """A later notice that holds in the place of another, or changes it: since what day, and the clause that says so."""

    id: str
    document_number: str
    since: str
    clause_id: str | None


class Change(Successor):
    """A change of one clause; null where it adds one, or its place was not found."""

    amended_clause_id: str | None


class Notice(BaseModel):
    """A notice as it is listed, with what later ones have done to it by the day asked about."""

    id: str
    document_number: str
    title: str
    issuer: str
    date: str | None
    effective_from: str | None
    valid_until: str | None
    validity: Validity | State
    printed: bool
    clause_count: int
    superseded_by: Successor | None = None
    amended_by: list[Change] = []


class NoticeList(BaseModel):
    """All notices."""

    documents: list[Notice]


class Clause(BaseModel):
    """A clause in its notice."""

    clause_id: str
    clause: str
    heading: str
    text: str
    parent_id: str | None


class WholeNotice(Notice):
    """A notice with its clauses in printed order."""

    clauses: list[Clause]


class OneClause(Citation):
    """A clause on its own."""

    heading: str = ""
    parent_id: str | None = None


class Hit(BaseModel):
    """A clause that matches a search."""

    clause_id: str
    document_number: str
    clause: str
    text: str
    score: float
    matched: list[str]


class Hits(BaseModel):
    """Clauses that match, best first."""

    query: str
    hits: list[Hit]


class Rule(BaseModel):
    """A calculator: what it computes, what it asks for, the figures it rests on."""

    name: str
    title: str
    computes: str = ""
    inputs: list[dict[str, Any]]
    figures: list[dict[str, Any]] = []
    examples: list[Any] = []


class Rules(BaseModel):
    """All calculators."""

    rules: list[Rule]


class Stored(BaseModel):
    """It was kept."""

    stored: bool


class Alive(BaseModel):
    """The process lives."""

    status: Literal["ok"]


class Ready(BaseModel):
    """It can answer."""

    model_config = ConfigDict(extra="allow")

    ready: bool
    corpus_version: str
    newest_notice: Any = None
    notices: int = 0
    clauses: int = 0
