"""新旧对比: what a later notice changed against the earlier one, with the clauses of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.leaders.reassigned import reassigned
from assistant.skills.meaning.weighing import pairs, weights
from assistant.understanding.query import Query
from assistant.wording.succession import day_said, name_of
from corpus.model import Clause, ClauseKind, Notice
from corpus.succession.succession import Amendment, Replacement

_POINTS = 15.0  # what changed is asked in so many words
_LOOKED_AT = 5
_SHOWN = 4
_BEST = 0.6  # of the score of the clause that fits the question best: what less fits is not asked for
_FRAME = frozenset({ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.ADDRESSEE, ClauseKind.PROMULGATION})


class Changes:
    """Answers what a later notice changed, where the notices say that one took another's place or changed it."""

    name = "changes"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a change is asked about and the matter has had one."""
        succession = situation.known.library.succession
        if not succession or not _asks_for_a_change(situation.query):
            return None
        for notice in _spoken_of(situation):
            step, changes = succession.step_of(notice, situation.day), succession.changes_of(notice)
            if step:
                return Bid(self.name, _POINTS, partial(_compared, step, situation))
            if changes:
                return Bid(self.name, _POINTS, partial(_changed, changes))
        return None


def _asks_for_a_change(query: Query) -> bool:
    """Whether the question is what changed, or how an old and a new standard differ."""
    return query.has("变化") or (query.has("原标准") and query.has("相差"))


def _spoken_of(situation: Situation) -> Iterator[Notice]:
    """The notices that a question may mean: named by number, stating what is spoken of, or found by its words."""
    query, known = situation.query, situation.known
    yield from known.named(query.text)
    spoken = {one.concept for one in query.mentions}
    if "领导" in spoken or any(one.object in spoken or one.person in spoken for one in known.register.holdings):
        yield from dict.fromkeys(known.notice_of(one.clause) for one in known.register.holdings)
    hits = known.index.without(frozenset()).search(weights(query, known), pairs(query, known), limit=_LOOKED_AT)
    yield from dict.fromkeys(known.notice_of(hit.clause) for hit in hits if hit.score >= _BEST * hits[0].score)


def _compared(step: Replacement, situation: Situation) -> Draft:
    """What one notice says otherwise than the one before it."""
    lead = f"{name_of(step.later)}自{day_said(step.since)}起取代{name_of(step.earlier)}。"
    moved = reassigned(step, situation)
    if moved:
        said, clauses = moved
    else:
        changed = _relevant(list(_otherwise(step.earlier, step.later)), situation)
        said = tuple(_said(old, new) for old, new in changed)
        clauses = tuple(one for pair in changed for one in reversed(pair) if one)
    head = (step.clause,) if step.clause else ()
    none = () if said else ("两份文件的条款文字相同。",)
    quotes = dict.fromkeys((*clauses, *head)) or dict.fromkeys((step.later.clauses[0], step.earlier.clauses[0]))
    return Draft(
        Kind.LOOKUP,
        lead + ("改动如下：" if said else ""),
        f"{name_of(step.later)} has taken the place of {name_of(step.earlier)} since {step.since}; the changes (in Chinese):",
        details=(*said, *none),
        quotes=tuple(Quote(one) for one in quotes),
        suggestions=("原文",),
    )


def _otherwise(earlier: Notice, later: Notice) -> Iterator[tuple[Clause | None, Clause | None]]:
    """Pairs of clauses at one place that do not read the same; None where one of the notices has no such clause."""
    old = {clause.id.removeprefix(earlier.id): clause for clause in earlier.clauses if clause.kind not in _FRAME}
    new = {clause.id.removeprefix(later.id): clause for clause in later.clauses if clause.kind not in _FRAME}
    for place in dict.fromkeys((*new, *old)):
        before, after = old.get(place), new.get(place)
        if before is None or after is None or _bare(before.text) != _bare(after.text):
            yield before, after


def _relevant(
    changed: list[tuple[Clause | None, Clause | None]], situation: Situation
) -> list[tuple[Clause | None, Clause | None]]:
    """The pairs that the question is about, those that fit its words best first."""
    query, known = situation.query, situation.known
    ids = {clause.id for pair in changed for clause in pair if clause}
    index = known.index.without(frozenset())  # both notices, whichever of them holds
    hits = index.search(weights(query, known), pairs(query, known), lambda clause: clause.id in ids, len(ids))
    rank = {hit.clause.id: place for place, hit in enumerate(hits)}
    tables = {ClauseKind.TABLE, ClauseKind.ROW}

    def order(pair: tuple[Clause | None, Clause | None]) -> tuple[bool, int]:
        clause = pair[1] or pair[0]
        return clause is not None and clause.kind in tables, rank.get(clause.id if clause else "", len(rank))

    return sorted(changed, key=order)[:_SHOWN]


def _said(old: Clause | None, new: Clause | None) -> str:
    """One change: the sentences that differ, before and after."""
    if old is None or new is None:
        clause = new or old
        return f"{clause.path}：{'新增' if new else '不再有'}“{clause.text}”" if clause else ""
    before, after = _sentences(old.text), _sentences(new.text)
    gone = "".join(one for one in before if one not in after)
    come = "".join(one for one in after if one not in before)
    return f"{new.path}：原为“{gone}”，现为“{come}”"


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。；\n]+[。；]?", text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _changed(changes: Sequence[Amendment]) -> Draft:
    """The changes of single clauses, as the notice that makes them words them."""
    first = changes[0]
    said = tuple(
        f"{one.place or name_of(one.earlier)}{one.wording.how}："
        + (f"“{one.wording.old}”改为“{one.wording.words}”" if one.wording.old else f"“{one.wording.words}”")
        for one in changes[:_SHOWN]
    )
    clauses = dict.fromkeys(clause for one in changes for clause in (one.clause, one.amended) if clause)
    return Draft(
        Kind.LOOKUP,
        f"{name_of(first.later)}自{day_said(first.since)}起修改了{name_of(first.earlier)}：",
        f"{name_of(first.later)} has changed {name_of(first.earlier)} since {first.since} (in Chinese):",
        details=said,
        quotes=tuple(Quote(one) for one in clauses),
        suggestions=("原文",),
    )
