"""The best way through all readings of a text: a beam search that keeps account of brackets and circled numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.decoding import brackets
from corpus.decoding.cells import Cell
from corpus.decoding.font_map import FontMap
from corpus.decoding.marks import CIRCLED, Kind
from corpus.decoding.readings import Reading, readings_at

_IMPOSSIBLE = -60.0
_AFTER_MARK = -10.0
_BEAM = 24.0
_WIDEST = 16
_NUMERALS = "一二三四五六七八九十0123456789"


class State(NamedTuple):
    """What the next reading depends on; of all paths to the same state only the best is kept."""

    last: str
    kind: Kind
    open: brackets.Open
    circled: int


START = State("", Kind.START, (), 0)


class Step(NamedTuple):
    """One reading of the best path: where it begins, and the state before it."""

    at: int
    reading: Reading
    before: State


class _Path(NamedTuple):
    score: float
    step: Step | None
    previous: _Path | None


def best_path(
    cells: Sequence[Cell],
    font_map: FontMap,
    start: State = START,
    span: tuple[int, int] | None = None,
    wanted: Mapping[int, bool] | None = None,
) -> tuple[float, tuple[Step, ...]]:
    """The best reading of `cells` in `span` and its score; `wanted` says of a cell whether to read a mark there."""
    begin, end = span or (0, len(cells))
    beams: list[dict[State, _Path]] = [{} for _ in range(end - begin + 1)]
    beams[0][start] = _Path(0.0, None, None)
    for at in range(begin, end):
        beam = _pruned(beams[at - begin])
        beams[at - begin] = {}
        for reading in readings_at(cells, at, font_map):
            after = at + len(reading.text)
            if after <= end and _is_wanted(at, reading, wanted):
                _extend(beam, beams[after - begin], cells, at, reading)
    return _unwound(beams[-1])


def _is_wanted(at: int, reading: Reading, wanted: Mapping[int, bool] | None) -> bool:
    if not wanted:
        return True
    return all(wanted.get(at + index, reading.is_mark) == reading.is_mark for index in range(len(reading.text)))


def _pruned(beam: dict[State, _Path]) -> dict[State, _Path]:
    if len(beam) < 2:
        return beam
    ranked = sorted(beam.items(), key=lambda item: -item[1].score)[:_WIDEST]
    floor = ranked[0][1].score - _BEAM
    return {state: path for state, path in ranked if path.score >= floor}


def _extend(
    beam: dict[State, _Path], target: dict[State, _Path], cells: Sequence[Cell], at: int, reading: Reading
) -> None:
    for state, path in beam.items():
        after, cost = _follow(state, cells, at, reading)
        score = path.score + reading.score + cost
        known = target.get(after)
        if known is None or score > known.score:
            target[after] = _Path(score, Step(at, reading, state), path)


def _follow(state: State, cells: Sequence[Cell], at: int, reading: Reading) -> tuple[State, float]:
    cost, circled = 0.0, state.circled
    if reading.is_mark and reading.kind is not Kind.DIGIT:
        cost = _context_cost(state, cells, at, reading)
    if reading.kind is Kind.CIRCLED:
        circled = CIRCLED.index(reading.text) + 1
    opened, expired = brackets.expire(state.open, at)
    opened, unpaired = brackets.step(opened, reading.text, at)
    return State(reading.text[-1], reading.kind, opened, circled), cost + expired + unpaired


def _context_cost(state: State, cells: Sequence[Cell], at: int, reading: Reading) -> float:
    match reading.kind:
        case Kind.CIRCLED:
            return _circled_cost(state, cells[at], CIRCLED.index(reading.text) + 1)
        case Kind.MEDIAL | Kind.STOP:
            barred = (Kind.START, Kind.MEDIAL, Kind.STOP, Kind.OPENING, Kind.CIRCLED, Kind.JOINING)
            return _AFTER_MARK * (state.kind in barred)
        case Kind.CLOSING:
            return _AFTER_MARK * (state.kind in (Kind.START, Kind.MEDIAL, Kind.OPENING))
        case Kind.OPENING:
            return _opening_cost(state, cells, at, reading.text)
        case Kind.JOINING:
            return _AFTER_MARK * (state.kind in (Kind.START, Kind.MEDIAL, Kind.STOP, Kind.OPENING))
    return 0.0


def _opening_cost(state: State, cells: Sequence[Cell], at: int, mark: str) -> float:
    if state.last == "：" and mark == "（":
        # “部门：（…）” is rare where “某某院（…）” is a unit's name; a numbered item may follow a colon.
        return 0.0 if _is_numeral(cells, at + 1) else -7.0
    if mark == "〔" and state.kind not in (Kind.START, Kind.STOP, Kind.MEDIAL) and not _is_numeral(cells, at + 1):
        # Where no year follows, it brackets a remark of its own, not a word inside a sentence.
        return -4.0
    return 0.0


def _is_numeral(cells: Sequence[Cell], at: int) -> bool:
    return at < len(cells) and cells[at].char in _NUMERALS


def _circled_cost(state: State, cell: Cell, number: int) -> float:
    if number not in (1, state.circled + 1):
        return _IMPOSSIBLE
    after_mark = state.kind in (Kind.START, Kind.MEDIAL, Kind.STOP)
    if cell.starts_line:
        return -1.5 if after_mark else -9.0
    return -6.0 if after_mark else _IMPOSSIBLE


def _unwound(beam: dict[State, _Path]) -> tuple[float, tuple[Step, ...]]:
    if not beam:
        return float("-inf"), ()
    ending = [(path.score + brackets.UNPAIRED * len(state.open), path) for state, path in beam.items()]
    score, path = max(ending, key=lambda pair: pair[0])
    steps = []
    at: _Path | None = path
    while at is not None and at.step is not None:
        steps.append(at.step)
        at = at.previous
    return score, tuple(reversed(steps))
