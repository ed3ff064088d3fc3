"""A small assistant with three clauses, whose replies the tests write."""

from __future__ import annotations

from datetime import date
from typing import Any

CLAUSES = {
    "n.1": ("甲政发〔2019〕1号", "公园停车场每小时收费3元。"),
    "n.2": ("甲政发〔2019〕1号", "公园每日开放时间为五时至二十二时。"),
    "n.3": ("甲政发〔2019〕1号", "本通知自2019年5月1日起施行。"),
}


def reply(
    kind: str = "clause", answer: str = "每小时收费3元。", cited: tuple[str, ...] = ("n.1",), **more: Any
) -> dict[str, Any]:
    """A reply that cites these clauses."""
    citations = [{"document_number": CLAUSES[one][0], "clause": one, "text": CLAUSES[one][1]} for one in cited]
    return {"kind": kind, "answer": answer, "citations": citations, "clarification": None, "suggestions": [], **more}


class Assistant:
    """Replies by message; finds the clauses in the order that `found` gives."""

    def __init__(
        self, replies: dict[str, dict[str, Any]] | None = None, found: tuple[str, ...] = tuple(CLAUSES)
    ) -> None:
        self.heard: list[tuple[str, str | None, date | None]] = []
        self.forgotten: list[str] = []
        self._replies, self._found = replies or {}, found

    def reply(self, message: str, session_id: str | None = None, as_of: date | None = None) -> dict[str, Any]:
        self.heard.append((message, session_id, as_of))
        return {**self._replies.get(message, reply()), "session_id": session_id or "s1"}

    def forget(self, session_id: str) -> bool:
        self.forgotten.append(session_id)
        return True

    def search(self, query: str, limit: int = 10) -> dict[str, Any]:
        hits = [{"document_number": CLAUSES[one][0], "text": CLAUSES[one][1], "score": 3.0} for one in self._found]
        return {"query": query, "hits": hits[:limit]}

    def documents(self) -> list[dict[str, Any]]:
        return [{"id": "n", "document_number": "甲政发〔2019〕1号"}]

    def document(self, notice_id: str) -> dict[str, Any]:
        assert notice_id == "n"
        return {"clauses": [{"text": text} for _, text in CLAUSES.values()]}
