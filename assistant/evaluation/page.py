"""A run as one HTML page: the same figures as the summary, and every failed case with its replies and why they fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from assistant.evaluation import summary, tallies
from assistant.evaluation.calibration import Threshold
from assistant.evaluation.history import Change
from assistant.evaluation.retrieval import DEPTHS, Retrieval
from assistant.evaluation.running import Outcome, Replied
from assistant.evaluation.tallies import Share

_STYLE = Path(__file__).with_name("page.css")


def page(
    outcomes: Sequence[Outcome], found: Sequence[Retrieval], thresholds: Sequence[Threshold], change: Change | None
) -> str:
    """The whole page; it needs nothing beside itself."""
    verdict = escape(summary.verdict(outcomes))
    body = "\n".join(_body(outcomes, found, thresholds, change))
    style = _STYLE.read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{verdict}</title><style>{style}</style>'
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head>{head}</head><body>\n<h1>{verdict}</h1>\n{body}\n</body></html>\n'
    )


def _body(
    outcomes: Sequence[Outcome], found: Sequence[Retrieval], thresholds: Sequence[Threshold], change: Change | None
) -> Iterator[str]:
    replied = tallies.turns(outcomes)
    for name, shares in (
        ("Banks", tallies.by(outcomes, lambda one: one.case.bank)),
        ("Topics", tallies.by(outcomes, lambda one: one.case.topic)),
        ("Who asks", tallies.by(outcomes, lambda one: one.case.who or "?")),
        ("Turns by kind", tallies.by_kind(replied)),
    ):
        yield _section(name, ("", "passed", "of", "rate", ""), map(_share, shares))
    yield _confusions(replied)
    yield _section(
        "Turns with a fault", ("sort", "turns"), ((str(sort), str(count)) for sort, count in tallies.sorts(replied))
    )
    heads = ("", *(f"recall@{depth}" for depth in DEPTHS), "any@5", "MRR")
    yield _section("Governing clauses found", heads, map(_retrieval, found))
    yield _section("Refusals", ("", "turns", "of", "rate", ""), map(_share, _refusals(replied)))
    yield _section(
        "If the score of search alone decided",
        ("threshold", "refused wrongly", "answered wrongly"),
        map(_threshold, thresholds),
    )
    yield _section(
        "Slowest",
        ("ms", "question"),
        ((f"{one.milliseconds:.1f}", escape(one.turn.say[:100])) for one in tallies.slowest(replied, 10)),
    )
    if change:
        yield _changes(change)
    failed = [one for one in outcomes if not one.passed]
    yield f"<h2>Failed cases ({len(failed)})</h2>"
    yield from map(_case, failed)


def _section(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    first, *others = heads
    head = f"<th>{first}</th>" + "".join(f'<th class="number">{one}</th>' for one in others)
    return f"<h2>{name}</h2><table><tr>{head}</tr>{''.join(map(_row, rows))}</table>"


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f"<tr><td>{first}</td>" + "".join(f'<td class="number">{one}</td>' for one in others) + "</tr>"


def _share(one: Share) -> tuple[str, ...]:
    share = 100 * one.good / one.asked if one.asked else 0.0
    bar = f'<span class="bar"><i style="width:{share:.0f}%"></i></span>'
    return escape(one.name), str(one.good), str(one.asked), f"{share:.1f} %", bar


def _refusals(replied: Sequence[Replied]) -> tuple[Share, Share]:
    found = tallies.refusals(replied)
    return found.answered_wrongly, found.refused_wrongly


def _confusions(replied: Sequence[Replied]) -> str:
    found = tallies.confusions(replied)
    kinds = sorted({kind for one in found for kind in one.given})
    rows = ((escape(one.expected), *(str(one.given[kind] or "·") for kind in kinds), str(one.right)) for one in found)
    return _section("Kinds demanded (rows) and given (columns)", ("", *kinds, "right"), rows)


def _retrieval(one: Retrieval) -> tuple[str, ...]:
    return escape(one.name), *(f"{rate:.3f}" for rate in one.recall), f"{one.any_of_5:.3f}", f"{one.mrr:.3f}"


def _threshold(one: Threshold) -> tuple[str, ...]:
    wrong = (one.refused_wrongly, one.answered_wrongly)
    return f"{one.score:.2f}", *(f"{100 * share.good / share.asked:.1f} %" for share in wrong)


def _changes(change: Change) -> str:
    said = f"<h2>Since the earlier run</h2><p>{change.common} cases in both: {change.then} passed then, {change.now} now.</p>"
    for name, cases in (("Mended", change.mended), ("Broken", change.broken)):
        said += f"<p>{name} ({len(cases)}): {escape(', '.join(cases)) or 'none'}</p>"
    return said


def _case(outcome: Outcome) -> str:
    case = outcome.case
    head = f"<h3>{escape(case.id)} <span class='note'>{escape(case.bank)} · {escape(case.topic)} · {escape(case.who)}</span></h3>"
    why = f"<p class='note'>{escape(case.why)}</p>" if case.why else ""
    return f"<article>{head}{why}{''.join(map(_turn, outcome.turns))}</article>"


def _turn(one: Replied) -> str:
    cited = "; ".join(f"{cited['document_number']} {cited['clause']}" for cited in one.reply.get("citations", []))
    said = f"<div class='turn'><p class='say'>{escape(one.turn.say)}</p>"
    said += f"<p class='reply'>[{escape(one.kind)}] {escape(one.reply.get('answer', ''))}</p>"
    said += f"<p class='note'>{escape(cited)}</p>" if cited else ""
    return said + "".join(f"<p class='fault'>{escape(str(fault))}</p>" for fault in one.faults) + "</div>"
