"""What a conversation remembers: a plain value that is stored between two messages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, TypeVar

from assistant.answers import Kind
from assistant.privacy import masked

VERSION = 3
_SAID_KEPT = 6
_QUESTION, _ANSWER = 200, 400  # characters kept of what was said
_LONGEST_MASKED = 100  # characters of what is masked as one, so that none is cut in two

Stored = TypeVar("Stored")


@dataclass(frozen=True)
class Form:
    """A rule that is being asked for: the inputs given so far, the output wanted, and the input last asked for.

    `before` are the inputs of the result before the last one, `homes` what was given of each home by its owner (哥哥, 外公).
    """

    rule: str
    given: Mapping[str, Any]
    output: str = ""
    asked: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    homes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Last:
    """The last answer: enough to repeat it and to show its clauses."""

    kind: str
    answer: str
    citations: tuple[str, ...] = ()
    question: str = ""


class Exchange(NamedTuple):
    """What was asked and answered at a turn (from 0), shortened and masked: for staff to see why an answer did not help."""

    turn: int
    question: str
    kind: str
    answer: str


@dataclass(frozen=True)
class Conversation:
    """The state of one conversation: the open form, what was last spoken of (`focus`), the last answer.

    `earlier` are forms of other rules that were left, newest first; `topic` is the skill that answered last; `focus` holds its matter (units, person, level, target, notice).
    `said` are the latest exchanges, the last one last; no answer is made from them.
    """

    topic: str = ""
    form: Form | None = None
    focus: Mapping[str, Any] = field(default_factory=dict)
    last: Last | None = None
    earlier: tuple[Form, ...] = ()
    turns: int = 0
    said: tuple[Exchange, ...] = ()

    def form_of(self, rule: str) -> Form | None:
        """The form of a rule, the open one or one left before."""
        return next((form for form in (self.form, *self.earlier) if form and form.rule == rule), None)

    def after(self, **changes: Any) -> Conversation:
        """The conversation with some of it changed."""
        return replace(self, **changes)

    def heard(self, turn: int, question: str, kind: str, answer: str) -> Conversation:
        """The conversation with one more exchange."""
        heard = Exchange(
            turn, masked(question)[:_QUESTION], kind, masked(answer[: _ANSWER + _LONGEST_MASKED])[:_ANSWER]
        )
        return replace(self, said=(*self.said, heard)[-_SAID_KEPT:])

    def to_json(self) -> str:
        """The conversation as text to be stored."""
        return json.dumps({"version": VERSION, **vars(self)}, ensure_ascii=False, default=_plain, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """A stored conversation; one of another version, or one that cannot be read, starts anew."""
        try:
            return _conversation(json.loads(text))
        except (_Unreadable, ValueError, RecursionError):
            return cls()


class _Unreadable(Exception):
    """What is stored is no conversation of this version."""


def _conversation(stored: Any) -> Conversation:
    if _fields(stored, Conversation, "version")["version"] != VERSION:
        raise _Unreadable
    form, last = stored["form"], stored["last"]
    read = Conversation(
        topic=_of(str, stored["topic"]),
        form=_form(form) if form is not None else None,
        focus=_of(dict, stored["focus"]),
        last=_last(last) if last is not None else None,
        earlier=tuple(_form(one) for one in _of(list, stored["earlier"])),
        turns=_of(int, stored["turns"]),
        said=tuple(_exchange(one) for one in _of(list, stored["said"])),
    )
    if read.turns < 0:
        raise _Unreadable
    return read


def _form(stored: Any) -> Form:
    told = _fields(stored, Form)
    homes = {owner: _inputs(home) for owner, home in _of(dict, told["homes"]).items()}
    return Form(
        _of(str, told["rule"]),
        _inputs(told["given"]),
        _of(str, told["output"]),
        _of(str, told["asked"]),
        _inputs(told["before"]),
        homes,
    )


def _inputs(stored: Any) -> dict[str, Any]:
    return {name: _revived(value) for name, value in _of(dict, stored).items()}


def _last(stored: Any) -> Last:
    said = _fields(stored, Last)
    citations = tuple(_of(str, one) for one in _of(list, said["citations"]))
    if said["kind"] not in set(Kind):
        raise _Unreadable
    return Last(_of(str, said["kind"]), _of(str, said["answer"]), citations, _of(str, said["question"]))


def _exchange(stored: Any) -> Exchange:
    match stored:
        case [int(turn), str(question), str(kind), str(answer)]:
            return Exchange(turn, question, kind, answer)
    raise _Unreadable


def _fields(stored: Any, kind: type, *more: str) -> dict[str, Any]:
    """A stored object that has just the fields of `kind`, and `more`."""
    if set(_of(dict, stored)) != {*(one.name for one in fields(kind)), *more}:
        raise _Unreadable
    return dict(stored)


def _of(kind: type[Stored], value: Any) -> Stored:
    """The value, where it is of just this kind (true is no number)."""
    if type(value) is not kind:
        raise _Unreadable
    return value


def _plain(value: object) -> object:
    if isinstance(value, (Form, Last)):
        return vars(value)
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _number(said: Any) -> Decimal:
    try:
        return Decimal(_of(str, said))
    except InvalidOperation as error:
        raise _Unreadable from error


def _revived(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"decimal"}:
        return _number(value["decimal"])
    if isinstance(value, list):
        return tuple(_revived(one) for one in value)
    return value
