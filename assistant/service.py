"""The one door to the assistant: every front end calls `Service` and nothing else.

Everything a front end receives is plain data in the contract's shapes (dicts, lists, strings, numbers).
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant import browsing, computing, shapes
from assistant.answering import reply as answer
from assistant.breaker import Breaker
from assistant.browsing import UnknownId
from assistant.computing import BadInputs
from assistant.conversations import Conversation
from assistant.feedback import Feedback, Opinion
from assistant.keeping import Keeping, open_keeping
from assistant.knowledge import Knowledge
from assistant.readiness import readiness
from assistant.records import Records
from assistant.reloading import Follower
from assistant.repeated import Answers
from assistant.sessions import (
    LIFETIME,
    BadStore,
    Guarded,
    MemorySessions,
    Sessions,
    StoreError,
    can_be_an_id,
    new_session_id,
    open_sessions,
)
from assistant.shapes import JSON
from assistant.stored import State, corpus_folders, load_knowledge, state
from assistant.understanding.normal import whole
from corpus.library import load_library

__all__ = [
    "JSON",
    "BadInputs",
    "BadStore",
    "Breaker",
    "Service",
    "StoreError",
    "UnknownId",
    "check_stores",
    "open_passing_service",
    "open_service",
    "today",
]

_ATTEMPTS = 8
_FIRST = "有哪些通知"  # what new knowledge is asked before anyone else asks it


def today() -> date:
    """The day it is where the notices apply."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


class Service:
    """Answers messages and keeps conversations."""

    def __init__(self, knowledge: Knowledge, sessions: Sessions, keeping: Keeping) -> None:
        self._known = knowledge
        self._sessions = Guarded(sessions)
        self._keeping = keeping
        self._answers = Answers()
        self._follower: Follower | None = None

    def learn(self, knowledge: Knowledge) -> None:
        """Answers from `knowledge` from now on; replies under way are finished from what they began with.

        One question is asked of it first, so that what is worked out once is there, and what cannot answer is not taken.
        """
        answer(_FIRST, Conversation(), today(), knowledge)
        self._known = knowledge
        self._answers.clear()

    def follow(self, data_dir: Path | None, seen: State) -> None:
        """Learns what changes in the stored corpus since it was read in the state `seen`, until `close`."""
        self._follower = Follower(data_dir, seen, self.learn)
        self._follower.start()

    def reply(self, message: str, session_id: str | None = None, as_of: date | None = None) -> JSON:
        """The reply to `message` as `POST /api/chat` returns it; an unknown `session_id` starts anew.

        Where two messages of one conversation come at once, the later one is answered again with what the first left.
        A store that fails costs the memory of the conversation, not the answer, and the answer says so.
        """
        day = as_of or today()
        for _ in range(_ATTEMPTS):
            try:
                found = self._sessions.get(session_id) if session_id else None
            except StoreError:
                return self._without_memory(message, session_id, day)
            conversation, revision = found or (Conversation(), 0)
            kept_id = session_id if found and session_id else new_session_id()
            made, after = self._answers.give(message, conversation, day, self._known)
            try:
                stored = self._sessions.put(kept_id, after, revision)
            except StoreError:
                return self._without_memory(message, session_id, day)
            if stored:
                self._keeping.note(kept_id, message, made, conversation, after)
                return {"session_id": kept_id, "turn": conversation.turns, **made}
        return self._without_memory(message, session_id, day)

    def _without_memory(self, message: str, session_id: str | None, day: date) -> JSON:
        """The answer to a message on its own; the id stays, so that the conversation goes on where it stood once it is found again."""
        said, after = self._answers.give(message, Conversation(), day, self._known)
        self._keeping.note(new_session_id(), message, said, Conversation(), after)
        said["answer"] += "\n（暂时不能记住对话，请在每个问题里说全条件。）"
        kept_id = session_id if session_id and can_be_an_id(session_id) else new_session_id()
        return {"session_id": kept_id, "turn": 0, **said}

    @property
    def knowledge(self) -> Knowledge:
        """All that answers are made from now."""
        return self._known

    @property
    def records(self) -> Records | None:
        """What is kept for staff of what was asked; None where nothing is."""
        return self._keeping.records

    def opinions(self) -> list[Opinion]:
        """What people said of answers, oldest first; raises `StoreError`."""
        return self._keeping.opinions()

    def documents(self, as_of: date | None = None) -> list[JSON]:
        """All notices as `GET /api/documents` lists them."""
        return browsing.documents(self._known.library, as_of or today())

    def document(self, notice_id: str, as_of: date | None = None) -> JSON:
        """One notice with its clauses; raises `UnknownId`."""
        return browsing.document(notice_id, self._known.library, as_of or today())

    def clause(self, clause_id: str, as_of: date | None = None) -> JSON:
        """One clause (a citation's shape, with `heading`, `parent_id`); raises `UnknownId`."""
        return browsing.clause(clause_id, self._known, as_of or today())

    def search(self, query: str, limit: int = 10, as_of: date | None = None) -> JSON:
        """Clauses that match, best first, as `GET /api/search` returns them; with `as_of`, those that held on that day."""
        return browsing.search(query, limit, self._known.on(as_of, query) if as_of else self._known)

    def rules(self) -> list[JSON]:
        """Every calculator in use today: `name`, `title`, `computes`, `inputs` (`name`, `label`, `type`, `unit`, `options`,
        `required`, `minimum`, `maximum`, `question`), `figures` (`name`, `value`, `unit`, `clause_id`), `examples`."""
        return browsing.rules(self._known, today())

    def rule(self, name: str) -> JSON:
        """One calculator, as in `rules`; raises `UnknownId`."""
        return browsing.rule_json(browsing.rule_named(name, self._known), self._known, today())

    def compute(self, name: str, inputs: JSON, as_of: date | None = None) -> JSON:
        """The reply (contract shape) of calculator `name` for named inputs; raises `UnknownId` or `BadInputs`."""
        made = computing.compute(browsing.rule_named(name, self._known), inputs, as_of or today(), self._known)
        return {"session_id": None, **shapes.reply_json(made)}

    def feedback(self, session_id: str, turn: int, helpful: bool, comment: str | None = None) -> None:
        """Keeps whether turn number `turn` (from 0) of a conversation helped; raises `UnknownId`, `StoreError`."""
        found = self._sessions.get(session_id)
        if found is None or not 0 <= turn < found[0].turns:
            raise UnknownId(session_id)
        self._keeping.judge(session_id, turn, helpful, whole(comment or ""), found[0])

    def readiness(self) -> JSON:
        """`ready` (bool), `corpus_version`, `newest_notice`, `notices`, `clauses`, and `problems` where there are some."""
        return readiness(self._known, self._sessions.works(), self._follower.problem if self._follower else "")

    def tell(self, told: Callable[[str, str], None]) -> None:
        """Calls `told` with the store's name and the error's whenever a store fails."""
        self._keeping.tell(told)
        for one in (self._sessions.reading, self._sessions.writing):
            one.told = told

    def forget(self, session_id: str) -> bool:
        """Removes a conversation and what was kept of it; whether there was one. Raises `StoreError`."""
        self._keeping.forget(session_id)
        return self._sessions.remove(session_id)

    def close(self) -> None:
        """Releases stores, and follows nothing any more."""
        if self._follower:
            self._follower.stop()
        self._keeping.close()
        with contextlib.suppress(StoreError):
            self._sessions.close()


def check_stores(data_dir: Path | None, sessions: str) -> None:
    """Raises what would keep `open_service` from opening, as far as that is found out in a moment: no index is made."""
    open_sessions(sessions, data_dir).close()
    load_library(*corpus_folders(data_dir))


def open_service(
    data_dir: Path | None = None,
    *,
    sessions: str = "",
    session_seconds: float = LIFETIME,
    follow: bool = False,
    keep_days: int = 90,
) -> Service:
    """The assistant over the notices that are stored; feedback in `data_dir`, in memory without one.

    Conversations are kept where `sessions` says (see `sessions.open_sessions`), `session_seconds` after the last message.
    Raises `BadStore` where that is no store, `StoreError` where its file cannot be used.

    With `follow`, what is taken in or removed later counts as well, within seconds. What people say of answers, and
    what they ask in vain, is kept for `keep_days` days; with 0 nothing of it is kept.
    """
    kept = open_sessions(sessions, data_dir, session_seconds)
    seen = state(data_dir)
    knowledge = load_knowledge(data_dir)
    service = Service(knowledge, kept, open_keeping(data_dir, keep_days))
    if follow:
        service.follow(data_dir, seen)
    return service


def open_passing_service(data_dir: Path | None = None) -> Service:
    """The assistant over what is stored below `data_dir`; of what it is told nothing outlasts it."""
    return Service(load_knowledge(data_dir), MemorySessions(), Keeping(Feedback()))
