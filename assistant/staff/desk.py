"""What staff see of what people asked, and what they make of it, as plain data in and out."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from assistant.additions import Additions
from assistant.knowledge import Knowledge
from assistant.published import are_published, publish_additions, replace_file
from assistant.records import Unanswered
from assistant.service import Service, UnknownId, today
from assistant.shapes import JSON
from assistant.staff.counting import counted
from assistant.staff.grouping import grouped
from assistant.staff.ledger import Entry, Ledger, What
from assistant.staff.proposals import Expected, case_of, leads_somewhere, printed, question_of, word_for
from assistant.staff.telling import bank_line, moment, opinion_json, said_before
from assistant.stored import load_knowledge
from assistant.understanding.normal import normal

STORE = "staff.sqlite3"  # the file of a data directory with additions and sign-ins
BANK = Path("banks") / "staff.jsonl"  # the cases that staff made, which `gongbao eval` runs


class Desk:
    """The staff's side of one service; additions count at once here, and within seconds in every other process."""

    def __init__(self, service: Service, data_dir: Path) -> None:
        self._service, self._data_dir = service, data_dir
        self._learning = threading.Lock()
        self._ledger = Ledger(data_dir / STORE, self._publish)
        if not are_published(data_dir) and any(one.in_force for one in self._ledger.entries()):
            self._ledger.publish()
            service.learn(load_knowledge(data_dir))

    def counts(self, days: int) -> JSON:
        """`days` (each with `day`, `kinds` by name), `kinds`, `rows` (day, kind, notice, number), `lost`, and
        `topics` (notice id, title, number, the numbers of the days; most first)."""
        records = self._service.records
        titles = {one["id"]: f"{one['document_number']}　{one['title']}" for one in self._service.documents()}
        return counted(records.counts(days) if records else [], days, titles, records.lost if records else 0)

    def unanswered(self, days: int) -> list[JSON]:
        """Groups of questions asked in vain, the largest first, each a list of questions (see `question`)."""
        records = self._service.records
        found = [self._asked(one) for one in (records.unanswered(days) if records else [])]
        return [
            {"questions": [found[place] for place in group]} for group in grouped([one["question"] for one in found])
        ]

    def question(self, number: int) -> JSON:
        """One question asked in vain: `number`, `at`, `kind`, `question`, `said` before (its questions: `before`), `answered` by now; raises `UnknownId`."""
        records = self._service.records
        for one in records.unanswered(3650) if records else []:
            if one.number == number:
                return self._asked(one)
        raise UnknownId(str(number))

    def _asked(self, one: Unanswered) -> JSON:
        attached = self._service.knowledge.added.clauses_for(normal(one.question))
        return {
            "number": one.number,
            "at": moment(one.at),
            "kind": one.kind,
            "question": one.question,
            "said": said_before(one.said),
            "before": [before.question for before in one.said],
            "comment": "",
            "answered": bool(attached),
        }

    def unhelpful(self, days: int) -> list[JSON]:
        """Answers of the last days that did not help, the latest first (see `opinion`)."""
        since = time.time() - days * 86400
        return [
            opinion_json(one) for one in reversed(self._service.opinions()) if not one.helpful and one.when >= since
        ]

    def opinion(self, number: int) -> JSON:
        """An answer that did not help: `number`, `at`, `question`, `kind`, `comment`, `clauses`, `said` up to it; raises `UnknownId`."""
        for one in self._service.opinions():
            if one.number == number:
                return opinion_json(one)
        raise UnknownId(str(number))

    def concepts(self) -> list[str]:
        """The concepts that a word can be added to."""
        known = self._service.knowledge
        return known.once("concepts that lead somewhere", lambda: _leading(known))

    def attach(self, who: str, question: str, clause_id: str) -> None:
        """Attaches a question to the clause that governs it; raises `Refused`."""
        self._add(who, What.QUESTION, question_of(question, clause_id, self._service.knowledge))

    def add_word(self, who: str, word: str, concept: str) -> None:
        """Adds a word to a concept; raises `Refused`."""
        self._add(who, What.WORD, word_for(word, concept, self._service.knowledge))

    def add_case(self, who: str, question: str, before: Iterable[str], expected: Expected) -> None:
        """Makes a case of the exam; raises `Refused`."""
        known = self._service.knowledge
        self._add(who, What.CASE, case_of(question, tuple(before), expected, today(), known))

    def undo(self, who: str, number: int) -> None:
        """Takes an addition out of force; one that is none, or no longer in force, stays as it is."""
        undone = self._ledger.undo(who, number)
        if undone:
            self._learn(undone)

    def history(self) -> list[JSON]:
        """Every addition, the latest first: `number`, `at`, `who`, `kind`, its fields, `undone_at`, `undone_by`."""
        return [
            {
                "number": one.number,
                "at": moment(one.at),
                "who": one.who,
                "kind": one.kind.value,
                "what": self._told(one),
                "undone_at": moment(one.undone_at) if one.undone_at is not None else "",
                "undone_by": one.undone_by,
            }
            for one in reversed(self._ledger.entries())
        ]

    def _told(self, entry: Entry) -> JSON:
        """What an entry says, with the clause as people name it."""
        what = dict(entry.what)
        if entry.kind == What.CASE:
            turn = json.loads(what["turns"])[-1]
            return {
                "question": turn["say"],
                "kinds": turn["kind"],
                "cite": turn.get("cite", []),
                "has": turn.get("has", []),
            }
        if entry.kind == What.QUESTION:
            return {**what, "clause": self._name_of(what["clause_id"])}
        return what

    def _name_of(self, clause_id: str) -> str:
        try:
            clause = self._service.clause(clause_id)
        except UnknownId:
            return f"{clause_id}（现在没有这一条）"
        return f"{clause['document_number']}{clause['clause']}"

    def _add(self, who: str, kind: What, what: dict[str, str]) -> None:
        self._learn(self._ledger.add(who, kind, what))

    def _learn(self, changed: Entry) -> None:
        if changed.kind != What.CASE:
            with self._learning:
                self._service.learn(load_knowledge(self._data_dir))

    def _publish(self, entries: list[Entry]) -> None:
        """Writes what is in force to where every process, and `gongbao eval`, reads it."""
        told = [one for one in entries if one.in_force]
        words = tuple((one.what["word"], one.what["concept"]) for one in told if one.kind == What.WORD)
        asked = tuple((one.what["question"], one.what["clause_id"]) for one in told if one.kind == What.QUESTION)
        publish_additions(Additions(words, asked), self._data_dir)
        cases = [bank_line(one) for one in told if one.kind == What.CASE]
        replace_file(self._data_dir / BANK, "".join(f"{case}\n" for case in cases))


def _leading(known: Knowledge) -> list[str]:
    words = printed(known)
    return sorted(one.name for one in known.lexicon.concepts.values() if leads_somewhere(one, words))
