"""How the command is run: as installed, without the settings of whoever runs the tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

GONGBAO = Path(sys.executable).with_name("gongbao")


def clean_environment(**settings: str) -> dict[str, str]:
    """The environment with these settings of ours and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGBAO_")}
    return {**kept, "PYTHONUTF8": "1", **settings}
