"""The audit of what is locked fails where a vulnerability is found, and says it where nothing could be looked up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / ".ci" / "audit"
SOUND = {"name": "jieba", "version": "0.42.1", "vulns": []}
BAD = {"name": "old", "version": "1", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2"]}]}
SKIPPED = {"name": "ours", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("packages", "status", "said"),
    [
        ([SOUND, SKIPPED], 0, "1 of 2 packages looked up, 0 vulnerabilities"),
        ([SOUND, BAD], 1, "old 1: CVE-2026-1, fixed in 2"),
        ([SKIPPED], 0, "nothing was audited"),
        (None, 0, "nothing was audited"),
    ],
    ids=["sound", "vulnerable", "unknown", "out of reach"],
)
def test_the_audit_fails_for_a_vulnerability_alone(
    tmp_path: Path, packages: list[object] | None, status: int, said: str
) -> None:
    report = tmp_path / "report"
    report.write_text("" if packages is None else json.dumps({"dependencies": packages}), encoding="utf-8")
    done = subprocess.run([sys.executable, AUDIT, report], capture_output=True, text=True, check=False)
    assert (done.returncode, said in done.stdout) == (status, True), done.stdout + done.stderr
