"""Targets that state the same, and what a share is a share of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.register.targets import Target

SHARE_OF = re.compile(r"(?P<part>.+?)占(?:全市)?(?P<whole>.+?)比重")


def denominator(target: Target) -> str:
    """What a share is a share of: 占全市GDP比重 → GDP."""
    ratio = SHARE_OF.fullmatch(target.indicator)
    return ratio["whole"] if ratio else target.indicator


def distinct(found: Sequence[Target]) -> list[Target]:
    """The targets without those that state in other words what one before them states."""
    kept: list[Target] = []
    for target in found:
        if not any(_same(target, other) for other in kept):
            kept.append(target)
    return kept


def _same(one: Target, other: Target) -> bool:
    """Whether two targets of a notice set the same figure to the same indicator, perhaps worded differently."""
    figures = [(each.clause.notice_id, each.year, each.value, each.high, each.unit) for each in (one, other)]
    begins = [each.indicator.removeprefix("全市")[:4] for each in (one, other)]
    return figures[0] == figures[1] and begins[0] == begins[1]
