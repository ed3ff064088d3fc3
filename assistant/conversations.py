"""What a conversation remembers: a plain value that is stored between two messages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

VERSION = 1


@dataclass(frozen=True)
class Form:
    """A rule that is being asked for: the inputs given so far, the output wanted, and the input last asked for."""

    rule: str
    given: Mapping[str, Any]
    output: str = ""
    asked: str = ""


@dataclass(frozen=True)
class Last:
    """The last answer: enough to repeat it and to show its clauses."""

    kind: str
    answer: str
    citations: tuple[str, ...] = ()
    question: str = ""


@dataclass(frozen=True)
class Conversation:
    """The state of one conversation: the open form, what was last spoken of (`focus`), the last answer.

    `earlier` are forms of other rules that were left, newest first; `topic` is the skill that answered last; `focus` holds its matter (units, person, level, target, notice).
    """

    topic: str = ""
    form: Form | None = None
    focus: Mapping[str, Any] = field(default_factory=dict)
    last: Last | None = None
    earlier: tuple[Form, ...] = ()
    turns: int = 0

    def form_of(self, rule: str) -> Form | None:
        """The form of a rule, the open one or one left before."""
        return next((form for form in (self.form, *self.earlier) if form and form.rule == rule), None)

    def after(self, **changes: Any) -> Conversation:
        """The conversation with some of it changed."""
        return replace(self, **changes)

    def to_json(self) -> str:
        """The conversation as text to be stored."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, default=_plain, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """A stored conversation; one of another version, or one that cannot be read, starts anew."""
        try:
            stored = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(stored, dict) or stored.pop("version", None) != VERSION:
            return cls()
        form, last = stored.pop("form"), stored.pop("last")
        return cls(
            form=_form(form) if form else None,
            earlier=tuple(_form(one) for one in stored.pop("earlier")),
            last=Last(**{**last, "citations": tuple(last["citations"])}) if last else None,
            **stored,
        )


def _form(stored: dict[str, Any]) -> Form:
    return Form(**{**stored, "given": {key: _revived(value) for key, value in stored["given"].items()}})


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _revived(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"decimal"}:
        return Decimal(value["decimal"])
    if isinstance(value, list):
        return tuple(_revived(one) for one in value)
    return value
