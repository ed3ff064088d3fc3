"""Backup, restore and an account's password from the command line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from bots.web.staff.accounts import accounts, is_password_of

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_data_directory_goes_into_one_file_and_comes_back(installed: Run, gongbao: Run, tmp_path: Path) -> None:
    data, archive = tmp_path / "data", tmp_path / "gongbao.tar.gz"
    (data / "banks").mkdir(parents=True)
    (data / "banks" / "staff.jsonl").write_text("{}", encoding="utf-8")
    kept = installed("backup", str(archive), GONGBAO_DATA_DIR=str(data))
    assert (kept.returncode, kept.stderr) == (0, "")
    back = gongbao("restore", str(archive), GONGBAO_DATA_DIR=str(tmp_path / "new"))
    assert (back.returncode, back.stderr) == (0, "")
    assert (tmp_path / "new" / "banks" / "staff.jsonl").read_text(encoding="utf-8") == "{}"
    again = gongbao("restore", str(archive), GONGBAO_DATA_DIR=str(tmp_path / "new"))
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert len(again.stderr.splitlines()) == 1


def test_without_a_data_directory_there_is_nothing_to_back_up(gongbao: Run, tmp_path: Path) -> None:
    done = gongbao("backup", str(tmp_path / "x.tar.gz"))
    assert done.returncode == 1
    assert "GONGBAO_DATA_DIR is not set" in done.stderr


def test_a_password_is_printed_as_an_account_that_lets_in(installed: Run) -> None:
    done = installed("staff", "password", "wang", typed="correct horse battery\n")
    assert done.returncode == 0
    known = accounts(done.stdout)
    assert is_password_of("wang", "correct horse battery", known)
    assert not is_password_of("wang", "another", known)
    assert "correct horse" not in done.stdout + done.stderr


def test_a_short_password_is_refused(gongbao: Run) -> None:
    done = gongbao("staff", "password", typed="short\n")
    assert done.returncode == 1
    assert "at least 10 characters" in done.stderr


def test_accounts_that_cannot_be_used_stop_the_start(installed: Run) -> None:
    for told, why in (("wang:secret", "NAME:HASH"), ("wang:$argon2id$v=19$x", "GONGBAO_DATA_DIR")):
        done = installed("serve", "--port", "0", GONGBAO_STAFF_ACCOUNTS=told)
        assert done.returncode == 1
        assert "GONGBAO_STAFF_ACCOUNTS" in done.stderr
        assert why in done.stderr
        assert "secret" not in done.stderr
