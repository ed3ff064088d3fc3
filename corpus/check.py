"""Proof that nothing of a source is lost, doubled or invented, and that what is stored is what the pipeline reads now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.bulletin import Bulletin, Furniture
from corpus.decoding import decode
from corpus.library import Library, Source
from corpus.model import Clause, Notice, Span
from corpus.reception import receive
from corpus.storage import notice_json, record_json, record_of
from corpus.taking_in import take_in

_PAIRS = (("（", "）"), ("《", "》"), ("〔", "〕"), ("“", "”"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the corpus: where (a clause, a notice, or a source and line) and what."""

    where: str
    what: str


def check(library: Library) -> list[Problem]:
    """Everything that is wrong with the library, or an empty list."""
    problems = [*_twice(clause.id for notice in library.notices for clause in notice.clauses)]
    problems += _twice(notice.id for notice in library.notices)
    for notice in library.notices:
        problems += _orphans(notice)
        problems += _unbalanced(notice)
    for source in library.sources:
        problems += _check_source(library, source)
    return problems


def _twice(ids: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield Problem(name, f"{count} bear this id")


def _orphans(notice: Notice) -> Iterator[Problem]:
    known = {clause.id for clause in notice.clauses}
    for clause in notice.clauses:
        if clause.parent_id is not None and clause.parent_id not in known:
            yield Problem(clause.id, f"its parent {clause.parent_id} is missing")


def _unbalanced(notice: Notice) -> Iterator[Problem]:
    for clause in notice.clauses:
        for opening, closing in _PAIRS:
            if clause.text.count(opening) != clause.text.count(closing):
                yield Problem(clause.id, f"{opening}{closing} do not pair up")


def _check_source(library: Library, source: Source) -> Iterator[Problem]:
    if not source.path.is_file():
        yield Problem(source.record.source, "the source file is missing")
        return
    now = take_in(source.path, ids={*source.record.notices, *source.record.left_out})
    left_out = {notice.id for notice in now.notices if _stands_elsewhere(notice, library, source)}
    stored = [notice for notice in library.notices if notice.source == source.record.source]
    elsewhere = [notice for notice in now.notices if notice.id in left_out]
    received = receive(source.path.read_bytes(), source.record.source).text
    yield from account(received, source.record.source, [*stored, *elsewhere], source.record.furniture)
    yield from _stale(now, source, stored, left_out)


def _stands_elsewhere(notice: Notice, library: Library, source: Source) -> bool:
    """Whether a notice is not kept from this source: removed, known from another, or only listed here and printed there."""
    if notice.id in source.record.left_out:
        return True
    other = next((each for each in library.notices if each.id == notice.id), None)
    return not notice.printed and other is not None and other.source != source.record.source


def _stale(now: Bulletin, source: Source, notices: Sequence[Notice], left_out: Collection[str]) -> Iterator[Problem]:
    stored = {notice.id: notice_json(notice) for notice in notices}
    for notice in now.notices:
        if notice.id not in left_out and stored.pop(notice.id, None) != notice_json(notice):
            yield Problem(notice.id, "what is stored is not what the source says now: take the source in again")
    for notice_id in stored:
        yield Problem(notice_id, "is stored, but no longer found in its source")
    if record_json(record_of(now, source.record.left_out)) != record_json(source.record):
        yield Problem(source.record.source, "its record is not what the source says now: take the source in again")


def account(received: str, name: str, notices: Sequence[Notice], furniture: Sequence[Furniture]) -> Iterator[Problem]:
    """What of a source stands nowhere, stands twice, or is stored in other words than the source's."""
    decoded = decode(received).text
    used: Counter[int] = Counter()
    for notice in notices:
        for clause in notice.clauses:
            used.update(_offsets(clause.spans))
            yield from _reworded(clause, decoded)
    for piece in furniture:
        used.update(_offsets((piece.span,)))
    for offset, char in enumerate(received):
        if not char.isspace() and used[offset] != 1:
            line = received.count("\n", 0, offset) + 1
            yield Problem(f"{name}, line {line}", f"{char} is accounted for {used[offset]} times")


def _offsets(spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from range(span.start, span.end)


def _reworded(clause: Clause, decoded: str) -> Iterator[Problem]:
    printed = "".join("".join(decoded[span.start : span.end].split()) for span in clause.spans)
    if printed != "".join(clause.text.split()):
        yield Problem(clause.id, "its text is not what stands at its place in the source")
