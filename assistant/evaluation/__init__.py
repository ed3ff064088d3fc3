"""The instrument: runs question banks through the assistant in process and says how well it does.

A bank is tuned on (`*-dev.jsonl`) or reported (`*-held.jsonl`), never both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation import history, summary, tallies
from assistant.evaluation.bank import BankError, read_banks
from assistant.evaluation.calibration import Threshold, calibrate
from assistant.evaluation.history import Change, HistoryError
from assistant.evaluation.page import page
from assistant.evaluation.retrieval import Retrieval, compare
from assistant.evaluation.running import Outcome, run
from assistant.service import Service

__all__ = ["BankError", "Evaluation", "HistoryError", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How banks went: every case, how clauses were found, what changed since an earlier run."""

    outcomes: Sequence[Outcome]
    found: Sequence[Retrieval]
    thresholds: Sequence[Threshold]
    change: Change | None

    @property
    def percent(self) -> float:
        """The share of passed cases."""
        return tallies.overall(self.outcomes).percent

    def lines(self) -> Iterator[str]:
        """The summary, the verdict last."""
        return summary.lines(self.outcomes, self.found, self.change)

    def save(self, path: Path) -> None:
        """Writes the run as JSON, to compare a later one with."""
        history.save(self.outcomes, path)

    def save_page(self, path: Path) -> None:
        """Writes the run as an HTML page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(self.outcomes, self.found, self.thresholds, self.change), encoding="utf-8")


def evaluate(files: Sequence[Path], service: Service, against: Path | None = None) -> Evaluation:
    """Runs the banks in `files`; raises `BankError`, or `HistoryError` for an earlier run that cannot be read."""
    cases = read_banks(files)
    earlier = history.load(against) if against else None
    outcomes = run(cases, service)
    change = history.compare(outcomes, earlier) if earlier is not None else None
    return Evaluation(outcomes, compare(cases, service), calibrate(cases, service), change)
