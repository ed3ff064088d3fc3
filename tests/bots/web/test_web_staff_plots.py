"""The plot of what was asked: every reply stands in it, at its height, on its day."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.web.staff.plots import HEIGHT, KINDS, WIDTH, by_day

DAYS = st.lists(
    st.dictionaries(st.sampled_from([*KINDS, "abandoned"]), st.integers(0, 3000)).map(
        lambda kinds: {"day": "2026-11-23", "kinds": kinds}
    ),
    min_size=1,
    max_size=90,
)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(DAYS)
def test_bars_are_as_high_as_the_numbers_they_stand_for(days: list[dict[str, Any]]) -> None:
    plot = by_day(days)
    shown = sum(day["kinds"].get(kind, 0) for day in days for kind in KINDS)
    assert plot.total == shown
    per_unit = (plot.marks[0][0] - plot.marks[-1][0]) / plot.marks[-1][1]
    assert sum(bar.height for bar in plot.bars) == pytest.approx(shown * per_unit, abs=0.06 * len(plot.bars) + 0.1)
    assert all(
        bar.x >= 0 and bar.x + bar.width <= WIDTH and bar.y >= 0 and bar.y + bar.height <= HEIGHT for bar in plot.bars
    )


@pytest.mark.parametrize(("most", "marks"), [(0, [0, 1]), (3, [0, 1, 2, 3]), (158, [0, 50, 100, 150, 200])])
def test_the_scale_has_round_numbers_and_covers_the_highest(most: int, marks: list[int]) -> None:
    plot = by_day([{"day": "2026-11-23", "kinds": {"lookup": most}}])
    assert [number for _, number in plot.marks] == marks


def test_the_last_day_is_always_named() -> None:
    days = [{"day": f"2026-11-{day:02}", "kinds": {}} for day in range(1, 31)]
    assert by_day(days).days[-1][1] == "11.30"
