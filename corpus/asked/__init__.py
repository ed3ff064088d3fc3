"""Questions that people asked, attached by staff to the clause that governs the answer: one YAML file a notice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@cache
def load_asked(folder: Path = FOLDER) -> Mapping[str, tuple[str, ...]]:
    """The questions by clause id."""
    found: dict[str, tuple[str, ...]] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.glob("*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=loader) or {}
        found.update({str(clause): tuple(map(str, questions)) for clause, questions in read.items()})
    return found
