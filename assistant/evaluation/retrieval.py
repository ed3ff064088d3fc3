"""How early the governing clauses are found, by our index and by the yardstick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from assistant.evaluation.bank import Case, Governing
from assistant.evaluation.judging import LONGEST_CITATION, states
from assistant.evaluation.yardstick import PlainBm25
from assistant.service import Service

DEPTHS = (1, 5, 10)
_DEEPEST = 10

Found = tuple[str, str]  # document number, text
Search = Callable[[str], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Over the questions with governing clauses: `recall` at each depth is the share of governing clauses among the
    first so many; `any_of_5` the share of questions with one among the first five; `mrr` the mean of 1 / its rank."""

    name: str
    questions: int
    recall: tuple[float, ...]
    any_of_5: float
    mrr: float


def compare(cases: Iterable[Case], service: Service) -> list[Retrieval]:
    """Our index and the yardstick, asked the first question of every case."""
    asked = [(case.turns[0].say, case.turns[0].cite) for case in cases if case.turns[0].cite]
    questions = [(say, cite) for say, cite in asked if cite]
    if not questions:
        return []
    searches: dict[str, Search] = {"our index": _ours(service), "jieba + rank-bm25": _plain(service)}
    return [_measured(name, search, questions) for name, search in searches.items()]


def _ours(service: Service) -> Search:
    return lambda query: [
        (hit["document_number"], hit["text"]) for hit in service.search(query, limit=_DEEPEST)["hits"]
    ]


def _plain(service: Service) -> Search:
    clauses = [
        (listed["document_number"], clause["text"])
        for listed in service.documents()
        for clause in service.document(listed["id"])["clauses"]
    ]
    ranked = PlainBm25([text for _, text in clauses])
    return lambda query: [clauses[place] for place in ranked.first(query, _DEEPEST)]


def _measured(name: str, search: Search, questions: Sequence[tuple[str, tuple[Governing, ...]]]) -> Retrieval:
    ranks = [_ranks(search(say), cite) for say, cite in questions]
    return Retrieval(
        name,
        len(questions),
        tuple(fmean(fmean(rank <= depth for rank in one) for one in ranks) for depth in DEPTHS),
        fmean(min(one) <= DEPTHS[1] for one in ranks),
        fmean(1 / min(one) if min(one) <= _DEEPEST else 0 for one in ranks),
    )


def _ranks(hits: Sequence[Found], cite: Sequence[Governing]) -> list[int]:
    """For each governing clause the rank at which it was found; beyond the deepest where it was not."""
    missing = _DEEPEST + 1
    return [
        next(
            (rank for rank, (number, text) in enumerate(hits, 1) if states(governing, number, text[:LONGEST_CITATION])),
            missing,
        )
        for governing in cite
    ]
