"""A rule that is off on a day: the clause that governs is said, and that it is not computed, in place of old figures."""

from __future__ import annotations

from assistant.answers import Kind
from assistant.editions import Gap
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.meaning.weighing import pairs, weights
from assistant.wording.succession import name_of
from corpus.model import Clause, ClauseKind

_SHOWN = 3
_LONGEST = 400


def out_of_use(gap: Gap, situation: Situation) -> Draft:
    """The answer where a later notice governs whose figures cannot be read as the rule needs them."""
    number, since = name_of(gap.notice), gap.since
    day = f"{since.year}年{since.month}月{since.day}日"
    return Draft(
        Kind.CLAUSE,
        f"自{day}起，{gap.rule.title}由{number}规定，其写法与以前不同，不能据此自动计算，"
        "也不能再按以前的标准计算，请看原文。",
        f"From {since} on this is governed by {number}, whose wording differs, so nothing is computed; see the clause.",
        quotes=tuple(Quote(one, one.text if len(one.text) <= _LONGEST else "") for one in _governing(gap, situation)),
    )


def _governing(gap: Gap, situation: Situation) -> tuple[Clause, ...]:
    """The clauses of the later notice that speak of the question, then those that say that it governs."""
    query, known = situation.query, situation.known
    hits = known.index.search(
        weights(query, known),
        pairs(query, known),
        lambda clause: clause.notice_id == gap.notice.id and clause.kind in {ClauseKind.BODY, ClauseKind.TABLE},
        _SHOWN,
    )
    found = dict.fromkeys((*(hit.clause for hit in hits), *gap.clauses))
    return tuple(found)[: _SHOWN + 1] or gap.notice.clauses[:1]
