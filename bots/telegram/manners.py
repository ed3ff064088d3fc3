"""How many messages of one user are answered in a minute, and when to say so: once, politely."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

_MINUTE = 60.0
_REMEMBERED = 10_000


class Verdict(Enum):
    """What becomes of a message."""

    ANSWER = "answer"
    NOTICE = "notice"
    SILENCE = "silence"


@dataclass
class _Bucket:
    left: float
    at: float
    told: bool = False


class Manners:
    """A bucket per user that fills up again within a minute; the longest silent are forgotten."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = per_minute, clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def judge(self, owner: str) -> Verdict:
        """Whether to answer; the first refusal in a row is worth a notice."""
        if not self._rate:
            return Verdict.ANSWER
        now = self._clock()
        bucket = self._buckets.setdefault(owner, _Bucket(self._rate, now))
        self._buckets.move_to_end(owner)
        while len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.left = min(float(self._rate), bucket.left + (now - bucket.at) * self._rate / _MINUTE)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left, bucket.told = bucket.left - 1, False
            return Verdict.ANSWER
        if bucket.told:
            return Verdict.SILENCE
        bucket.told = True
        return Verdict.NOTICE
