"""The shapes of requests and replies, as the contract gives them; replies are declared for the API description only."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr, StringConstraints

MESSAGE_LIMIT = 4096


def _only_a_day(value: object) -> object:
    if value is None or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return value
    raise ValueError("须为YYYY-MM-DD形式的日期")


Day = Annotated[date | None, BeforeValidator(_only_a_day), Field(description="YYYY-MM-DD；默认为今天（上海时间）")]
Message = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=MESSAGE_LIMIT)]
State = Literal["in_force", "not_yet", "expired", "superseded"]
Value = int | float | str | bool | None

QUESTION = "我家120平三环里选期房，过渡一年半，一共能拿多少"


class ChatRequest(BaseModel):
    """One message of a conversation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"message": QUESTION, "session_id": None}]})

    message: Message
    session_id: Annotated[StrictStr, StringConstraints(max_length=256)] | None = None
    as_of: Day = None


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


class Notice(BaseModel):
    """A notice as it is listed."""

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


class RuleRequest(BaseModel):
    """Named inputs for a calculator, in `inputs` or beside `as_of`."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [{"inputs": {"area": 120, "ring": "inside", "option": "future_housing", "months": 18}}]
        },
    )

    inputs: dict[str, Any] | None = None
    as_of: Day = None


class Feedback(BaseModel):
    """Whether answer number `turn` (from 0) of a conversation helped."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"session_id": "3f0c…", "turn": 0, "helpful": False, "comment": "条款不对"}]}
    )

    session_id: Annotated[StrictStr, StringConstraints(min_length=1, max_length=256)]
    turn: Annotated[StrictInt, Field(ge=0, le=100_000)]
    helpful: StrictBool
    comment: Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=1000)] | None = None


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
