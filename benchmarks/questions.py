"""The load: the first questions of the banks, of all topics, mixed in an order that is always the same."""

from __future__ import annotations

import json
import random
from pathlib import Path

_BANKS = Path(__file__).parents[1] / "tests" / "questions"


def questions(pattern: str) -> list[str]:
    """The first questions of the banks whose names match."""
    found = [
        str(json.loads(line)["turns"][0]["say"])
        for path in sorted(_BANKS.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    mixed = [said for said in found if 0 < len(said.strip()) <= 4096]
    random.Random(2017).shuffle(mixed)
    return mixed
