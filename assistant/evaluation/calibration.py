"""How well the score of the best clause alone tells questions to answer from questions to refuse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.evaluation.bank import Case
from assistant.evaluation.tallies import Share, to_be_answered, to_be_refused
from assistant.service import Service

_STEPS = 8


@dataclass(frozen=True, slots=True)
class Threshold:
    """What would go wrong if search alone decided and refused below `score`."""

    score: float
    refused_wrongly: Share
    answered_wrongly: Share


def calibrate(cases: Iterable[Case], service: Service) -> list[Threshold]:
    """Thresholds over the range of scores; none where a bank has only one sort of question."""
    answerable, refusable = [], []
    for case in cases:
        turn = case.turns[0]
        if to_be_answered(turn):
            answerable.append(_best(turn.say, service))
        elif to_be_refused(turn):
            refusable.append(_best(turn.say, service))
    if not answerable or not refusable:
        return []
    highest = max(answerable)
    return [_at(highest * step / (2 * _STEPS), answerable, refusable) for step in range(1, _STEPS + 1)]


def _best(say: str, service: Service) -> float:
    return max((float(hit["score"]) for hit in service.search(say, limit=1)["hits"]), default=0.0)


def _at(score: float, answerable: list[float], refusable: list[float]) -> Threshold:
    return Threshold(
        score,
        Share("refused wrongly", sum(one < score for one in answerable), len(answerable)),
        Share("answered wrongly", sum(one >= score for one in refusable), len(refusable)),
    )
