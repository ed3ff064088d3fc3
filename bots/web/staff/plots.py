"""Plots as SVG, drawn here: what was asked day by day, and a bar for a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KINDS: Mapping[str, str] = {
    "calculation": "计算",
    "lookup": "查询",
    "clause": "条款",
    "clarification": "反问",
    "smalltalk": "寒暄",
    "no_answer": "无依据",
}
WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 12, 28
_MARKS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    """A rectangle in the plot, of one kind of reply on one day; `said` tells it in words."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    said: str


@dataclass(frozen=True)
class Plot:
    """Bars, marks of the scale (height in the plot, number) and days (place, label)."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[float, int], ...]
    days: tuple[tuple[float, str], ...]
    total: int


def by_day(days: Sequence[Mapping[str, Any]]) -> Plot:
    """Replies by day, the kinds on top of each other; no day is left out."""
    sums = [sum(day["kinds"].get(kind, 0) for kind in KINDS) for day in days]
    step = _step(max(sums, default=0))
    top = step * max(1, -(-max(sums, default=0) // step))
    room = HEIGHT - _TOP - _BOTTOM
    wide = (WIDTH - _LEFT - _RIGHT) / max(1, len(days))
    bars: list[Bar] = []
    for place, day in enumerate(days):
        y = float(HEIGHT - _BOTTOM)
        for kind, name in KINDS.items():
            number = day["kinds"].get(kind, 0)
            if number:
                tall = room * number / top
                y -= tall
                x = _LEFT + wide * (place + 0.12)
                said = f"{day['day']} {name} {number}次"
                bars.append(Bar(round(x, 1), round(y, 1), round(wide * 0.76, 1), round(tall, 1), kind, said))
    marks = tuple((round(HEIGHT - _BOTTOM - room * at / top, 1), at) for at in range(0, top + 1, step))
    every = max(1, -(-len(days) // 8))
    labels = tuple(
        (round(_LEFT + wide * (place + 0.5), 1), f"{int(day['day'][5:7])}.{int(day['day'][8:])}")
        for place, day in enumerate(days)
        if (len(days) - 1 - place) % every == 0
    )
    return Plot(tuple(bars), marks, labels, sum(sums))


def _step(most: int) -> int:
    """The distance of the scale's marks: 1, 2 or 5 times a power of ten, of which five or fewer are needed."""
    power = 1
    while True:
        for mark in _MARKS:
            if mark * power * 5 >= most:
                return mark * power
        power *= 10
