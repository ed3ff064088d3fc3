"""What is installed is pinned by hash, comes from the public index, and holds all that the project needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lines, re.MULTILINE))


def named(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-") for one in requirements}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_place_of_any_machine(lock: Path) -> None:
    words = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:/|--(extra-)?index-url|--find-links|--trusted-host|@ ", words)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_release_in_a_lock_has_its_hashes(lock: Path) -> None:
    releases = re.findall(
        r"^[a-z0-9._-]+==[^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n?)+",
        lock.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(releases) == len(pinned(lock.name)) > 0


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert named(PROJECT["dependencies"]) <= set(pinned("requirements.lock"))
    assert named(PROJECT["optional-dependencies"]["dev"]) <= set(pinned("requirements-dev.lock"))


def test_tests_run_with_the_releases_that_are_served() -> None:
    served, tested = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: tested.get(name) for name in served} == served
