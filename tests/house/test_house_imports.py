"""The import contracts hold, and each of them breaks where an import points the wrong way."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
ROOMS = ("assistant", "bots", "corpus", "indexes")

#: A file, and an import that must not stand in it; together they break every contract.
WRONG = {
    "corpus/numerals.py": "indexes.segmenter",
    "bots/settings.py": "assistant.answering",
    "bots/web/replies.py": "bots.console",
    "assistant/calculators/presale.py": "assistant.calculators.relocation",
    "assistant/calculators/deposits.py": "assistant.wording.amounts",
    "assistant/wording/amounts.py": "assistant.calculators",
    "assistant/skills/meaning/matching.py": "assistant.skills.alerts.measures",
    "corpus/library.py": "corpus.taking_in",
    "corpus/model.py": "corpus.numerals",
    "indexes/ranking.py": "jieba",
    "indexes/segmenter.py": "rank_bm25",
    "assistant/answering.py": "numpy",
    "assistant/privacy.py": "opencc",
    "assistant/asks.py": "pypinyin",
    "assistant/sessions/store.py": "fastapi",
    "assistant/sessions/in_memory.py": "redis",
    "assistant/breaker.py": "opentelemetry",
    "bots/web/forms.py": "argon2",
    "bots/web/health.py": "telegram",
    "corpus/pieces.py": "pydantic",
    "corpus/likeness.py": "docx",
    "assistant/intake.py": "tqdm",
    "corpus/bulletin.py": "sqlite3",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "bulletins"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> str:
    done = subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout


def verdicts(said: str) -> dict[str, bool]:
    """Whether each contract was kept."""
    return {match[1]: match[2] == "KEPT" for match in re.finditer(r"^(.+?) (KEPT|BROKEN)", said, re.MULTILINE)}


def test_every_import_contract_is_kept() -> None:
    said = lint(ROOT)
    assert "0 broken" in said, said[said.find("Broken contracts") :]


def test_every_import_contract_can_be_broken(house: Path) -> None:
    contracts = verdicts(lint(house))
    assert contracts
    assert all(contracts.values())
    for file, module in WRONG.items():
        path = house / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\nimport {module}\n", encoding="utf-8")
    kept = [name for name, held in verdicts(lint(house)).items() if held]
    assert kept == [], "these contracts do not notice the import that they are there for"
