"""A run in lines of text: rates by topic and kind, confusions, retrieval, refusals, changes; the verdict last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.evaluation import tallies
from assistant.evaluation.history import Change
from assistant.evaluation.retrieval import DEPTHS, Retrieval
from assistant.evaluation.running import Outcome, Replied
from assistant.evaluation.tallies import Confusion, Refusals, Share

_SHORTENED = 60


def lines(outcomes: Sequence[Outcome], found: Sequence[Retrieval], change: Change | None) -> Iterator[str]:
    """All of the summary."""
    replied = tallies.turns(outcomes)
    banks = tallies.by(outcomes, lambda one: one.case.bank)
    if len(banks) > 1:
        yield from shares("bank", banks)
    yield from shares("topic", tallies.by(outcomes, lambda one: one.case.topic))
    yield from shares("turns by kind", tallies.by_kind(replied))
    yield from _confusions(tallies.confusions(replied))
    yield from _faults(tallies.sorts(replied))
    yield from _retrieval(found)
    yield from _refusals(tallies.refusals(replied))
    yield from _slowest(replied)
    if change:
        yield from _change(change)
    yield verdict(outcomes)


def verdict(outcomes: Sequence[Outcome]) -> str:
    """The last line."""
    total = tallies.overall(outcomes)
    return f"{total.good} of {total.asked} cases passed ({total.percent:.1f}%)"


def shares(name: str, found: Iterable[Share]) -> Iterator[str]:
    """A table of shares."""
    yield f"{name:<28}passed    of     rate"
    yield from (f"  {one.name:<26}{one.good:>6}{one.asked:>6}{one.percent:>8.1f}%" for one in found)
    yield ""


def _confusions(found: Iterable[Confusion]) -> Iterator[str]:
    yield "kind demanded -> kinds given"
    for one in found:
        given = ", ".join(f"{kind} {count}" for kind, count in one.given.most_common())
        yield f"  {one.expected} ({one.right} of {one.given.total()} right) -> {given}"
    yield ""


def _faults(found: Iterable[tuple[object, int]]) -> Iterator[str]:
    yield "turns with a fault"
    yield from (f"  {sort!s:<34}{count:>4}" for sort, count in found)
    yield ""


def _retrieval(found: Sequence[Retrieval]) -> Iterator[str]:
    if not found:
        return
    heads = "".join(f"{f'recall@{depth}':>11}" for depth in DEPTHS)
    yield f"governing clauses of {found[0].questions} first questions".ljust(44) + f"{heads}{'any@5':>8}{'MRR':>8}"
    for one in found:
        rates = "".join(f"{rate:>11.3f}" for rate in one.recall)
        yield f"  {one.name:<42}{rates}{one.any_of_5:>8.3f}{one.mrr:>8.3f}"
    yield ""


def _refusals(found: Refusals) -> Iterator[str]:
    for one in (found.answered_wrongly, found.refused_wrongly):
        share = 100 * one.good / one.asked if one.asked else 0.0
        yield f"{one.name:<20}{one.good:>4} of {one.asked} ({share:.1f}%)"
    yield ""


def _slowest(replied: Sequence[Replied]) -> Iterator[str]:
    times = [one.milliseconds for one in replied]
    yield f"{len(times)} turns: median {tallies.quantile(times, 0.5):.2f} ms, p95 {tallies.quantile(times, 0.95):.2f} ms; slowest:"
    yield from (f"  {one.milliseconds:>8.1f} ms  {one.turn.say[:_SHORTENED]}" for one in tallies.slowest(replied))
    yield ""


def _change(change: Change) -> Iterator[str]:
    yield f"{change.common} cases were in the earlier run: {change.then} passed then, {change.now} pass now"
    yield from (f"  + {name}" for name in change.mended)
    yield from (f"  - {name}" for name in change.broken)
    yield ""
