"""The one door to the assistant: every front end calls `Service` and nothing else.

Everything a front end receives is plain data in the contract's shapes (dicts, lists, strings, numbers).
"""

from __future__ import annotations

from datetime import date
from typing import Any

JSON = dict[str, Any]


class UnknownId(LookupError):
    """There is no notice, clause, rule or turn of that name."""


class BadInputs(ValueError):
    """A rule was given inputs that it cannot compute with; `problems` says which and why, in Chinese."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("；".join(problems.values()))
        self.problems = problems


class Service:
    """Answers messages and keeps conversations."""

    def reply(self, message: str, session_id: str | None = None, as_of: date | None = None) -> JSON:
        """The reply to `message` as `POST /api/chat` returns it; an unknown `session_id` starts anew."""
        raise NotImplementedError

    def documents(self, as_of: date | None = None) -> list[JSON]:
        """All notices as `GET /api/documents` lists them."""
        raise NotImplementedError

    def document(self, notice_id: str, as_of: date | None = None) -> JSON:
        """One notice with its clauses; raises `UnknownId`."""
        raise NotImplementedError

    def clause(self, clause_id: str, as_of: date | None = None) -> JSON:
        """One clause (a citation's shape, with `heading`, `parent_id`); raises `UnknownId`."""
        raise NotImplementedError

    def search(self, query: str, limit: int = 10, as_of: date | None = None) -> JSON:
        """Clauses that match, best first, as `GET /api/search` returns them."""
        raise NotImplementedError

    def rules(self) -> list[JSON]:
        """Every calculator: `name`, `title`, `computes`, `inputs` (`name`, `label`, `type`, `unit`, `options`,
        `required`, `minimum`, `maximum`, `question`), `figures` (`name`, `value`, `unit`, `clause_id`), `examples`."""
        raise NotImplementedError

    def rule(self, name: str) -> JSON:
        """One calculator, as in `rules`; raises `UnknownId`."""
        raise NotImplementedError

    def compute(self, name: str, inputs: JSON, as_of: date | None = None) -> JSON:
        """The reply (contract shape) of calculator `name` for named inputs; raises `UnknownId` or `BadInputs`."""
        raise NotImplementedError

    def feedback(self, session_id: str, turn: int, helpful: bool, comment: str | None = None) -> None:
        """Keeps whether turn number `turn` (from 0) of a conversation helped; raises `UnknownId`."""
        raise NotImplementedError

    def readiness(self) -> JSON:
        """`ready` (bool), `corpus_version`, `newest_notice`, `notices`, `clauses`, and `problems` where there are some."""
        raise NotImplementedError

    def forget(self, session_id: str) -> bool:
        """Removes a conversation; whether there was one."""
        raise NotImplementedError
