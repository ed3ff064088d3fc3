"""What the assistant says: the reply that every channel delivers, and the parts it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from corpus.model import Clause, Notice, Validity


class Kind(StrEnum):
    """The kinds of reply there are (CONTRACT: `kind`)."""

    CALCULATION = "calculation"
    LOOKUP = "lookup"
    CLAUSE = "clause"
    CLARIFICATION = "clarification"
    NO_ANSWER = "no_answer"
    SMALLTALK = "smalltalk"


Value: TypeAlias = str | int | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause that a reply rests on, with its notice and where that stands on the day asked about."""

    clause: Clause
    notice: Notice
    state: Validity


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation: `value` in `unit`, resting on the clause `clause_id`."""

    label: str
    expression: str
    value: Value
    unit: str
    clause_id: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What lets anyone repeat a calculation: the rule and its version, the corpus and the day."""

    rule: str
    rule_version: str
    corpus_version: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Calculation:
    """A computed result with its steps."""

    name: str
    inputs: Mapping[str, Value | tuple[Value, ...]]
    steps: tuple[Step, ...]
    value: Value
    unit: str
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose in a clarification: what people see, and what is sent back as the next message."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """The question for a missing input (slot), with options where there are some."""

    slot: str
    question: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete reply in the contract's shape; `session_id` is added by the service that keeps sessions."""

    kind: Kind
    answer: str
    as_of: date
    corpus_version: str
    citations: tuple[Cited, ...] = ()
    calculation: Calculation | None = None
    clarification: Clarification | None = None
    suggestions: tuple[str, ...] = field(default=())
