"""Many files are written as one, whenever the writer dies."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.journal import commit, finish


def there(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): path.read_text()
        for path in directory.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


OLD = {"a": b"old a", "b/c": b"old c", "d": b"old d"}
NEW = {"a": b"new a", "b/c": b"new c", "e": b"new e"}
BEFORE = {"a": "old a", "b/c": "old c", "d": "old d"}
AFTER = {"a": "new a", "b/c": "new c", "e": "new e"}


class Died(Exception):
    """The process is no more."""


@pytest.mark.parametrize("steps", range(12))
def test_a_crash_at_any_step_leaves_all_old_or_all_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    commit(tmp_path, OLD)
    left = [steps]

    def dying(name: str) -> None:
        real = getattr(Path, name)

        def step(*arguments: object, **named: object) -> object:
            if not left[0]:
                raise Died
            left[0] -= 1
            return real(*arguments, **named)

        monkeypatch.setattr(Path, name, step)

    for name in ("write_bytes", "replace", "unlink"):
        dying(name)
    died = False
    try:
        commit(tmp_path, NEW, ["d"])
    except Died:
        died = True
    monkeypatch.undo()
    finish(tmp_path)
    leftover = tmp_path / ".incoming"
    found = {name: text for name, text in there(tmp_path).items() if not name.startswith(".incoming")}
    assert found in (BEFORE, AFTER)
    assert died or found == AFTER
    commit(tmp_path, NEW, ["d"])
    assert there(tmp_path) == AFTER
    assert not leftover.exists()


def test_nothing_is_finished_where_nothing_was_begun(tmp_path: Path) -> None:
    finish(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
