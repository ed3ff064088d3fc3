"""What is installed is pinned by hash, comes from the public index, and holds all that the project needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

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


#: The first Python that the project takes: Debian 12 has 3.11.2.
FIRST = PROJECT["requires-python"].removeprefix(">=") + ".0"


def test_every_release_runs_on_the_first_python() -> None:
    asked = {one.name: SpecifierSet(one.metadata.get("Requires-Python") or "") for one in distributions()}
    assert {name for name, wanted in asked.items() if FIRST not in wanted} == set()


def test_what_the_first_python_needs_besides_is_locked_too() -> None:
    on_first = {
        "python_version": PROJECT["requires-python"].removeprefix(">="),
        "python_full_version": FIRST,
        "extra": "",
    }
    locked = set(map(canonicalize_name, pinned("requirements.lock")))
    needed = {
        canonicalize_name(wanted.name)
        for one in distributions()
        if canonicalize_name(one.name) in locked
        for wanted in map(Requirement, one.requires or ())
        if wanted.marker is None or wanted.marker.evaluate(on_first)
    }
    assert needed - locked == set()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert named(PROJECT["dependencies"]) <= set(pinned("requirements.lock"))
    assert named(PROJECT["optional-dependencies"]["dev"]) <= set(pinned("requirements-dev.lock"))


def test_tests_run_with_the_releases_that_are_served() -> None:
    served, tested = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert {name: tested.get(name) for name in served} == served
