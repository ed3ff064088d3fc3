"""What is deployed keeps its promises: pinned, without rights, watched, and as the documentation says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
DOCS = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")


def instructions() -> Iterator[tuple[str, str]]:
    """The Dockerfile's instructions with what they say, lines joined, comments left out."""
    words = re.sub(r"\\\n\s*", "", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    for line in words.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            yield name, rest


DOCKERFILE = list(instructions())
LAST_STAGE = DOCKERFILE[max(place for place, (name, _) in enumerate(DOCKERFILE) if name == "FROM") :]


def told(name: str) -> list[str]:
    return [rest for each, rest in LAST_STAGE if each == name]


# The image


def test_the_base_image_is_of_one_release() -> None:
    (base,) = [rest for name, rest in DOCKERFILE if name == "ARG" and rest.startswith("PYTHON_IMAGE=")]
    assert re.fullmatch(r"PYTHON_IMAGE=python:3\.1[1-9]\.\d+-slim-[a-z]+(@sha256:[0-9a-f]{64})?", base)
    assert {rest.split(" ")[0] for name, rest in DOCKERFILE if name == "FROM"} == {"${PYTHON_IMAGE}"}


def test_the_image_is_built_in_two_stages_and_nothing_is_run_in_the_last() -> None:
    assert [name for name, _ in DOCKERFILE].count("FROM") == 2
    assert told("RUN") == []
    assert all(rest.startswith("--from=build ") for rest in told("COPY"))


def test_the_image_runs_without_rights() -> None:
    (user,) = told("USER")
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    names = [name for name, _ in LAST_STAGE]
    assert names.index("USER") < names.index("ENTRYPOINT")


def test_the_image_says_whether_it_is_well() -> None:
    (health,) = told("HEALTHCHECK")
    command = json.loads(health[health.index("[") :])
    compile(command[2], "healthcheck", "exec")
    assert "/readyz" in command[2]
    assert "--interval=" in health
    assert "--timeout=" in health


def test_commands_are_lists_so_that_signals_arrive() -> None:
    for name in ("ENTRYPOINT", "CMD"):
        assert all(isinstance(json.loads(rest), list) for rest in told(name))


def test_every_library_is_installed_by_its_hash() -> None:
    installs = [rest for name, rest in DOCKERFILE if name == "RUN" and "pip install" in rest]
    assert all("--require-hashes" in rest or "--no-deps" in rest for rest in installs)


def test_nothing_secret_or_needless_gets_into_the_image() -> None:
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[1] == "*"
    taken = {line[1:] for line in ignored if line.startswith("!")}
    copied = {
        word for name, rest in DOCKERFILE if name == "COPY" and "--from" not in rest for word in rest.split()[:-1]
    }
    assert taken == copied
    assert all((ROOT / name).exists() for name in taken)


# Compose


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return read


def test_every_service_runs_read_only_and_without_rights(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert {"restart", "mem_limit", "pids_limit", "logging"} <= set(service), name
        assert "privileged" not in service, name


def test_every_image_is_of_one_release(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        assert re.search(r":(\$\{\w+:-)?\d+\.\d+(\.\d+)?", service["image"]), service["image"]
        assert "latest" not in service["image"]


def test_only_nginx_is_reached_from_outside(compose: dict[str, Any]) -> None:
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["nginx"]
    assert compose["networks"]["back"] == {"internal": True}
    assert compose["services"]["redis"]["networks"] == ["back"]


def test_what_is_started_waits_for_what_it_needs(compose: dict[str, Any]) -> None:
    services = compose["services"]
    for service in services.values():
        for needed, how in service.get("depends_on", {}).items():
            assert how["condition"] == "service_healthy"
            assert "healthcheck" in services[needed] or services[needed]["image"].startswith("gongbao:")


def test_every_file_that_compose_mounts_is_there(compose: dict[str, Any]) -> None:
    mounts = [one.rsplit(":", 2)[0] for one in compose["services"]["nginx"]["volumes"]]
    for kind in ("tls", "plain"):
        named = [re.sub(r"\$\{GONGBAO_NGINX:-tls\}", kind, one) for one in mounts]
        assert all((DEPLOY / one).exists() or one == "./tls" for one in named)


def test_redis_is_bounded_and_forgets_what_expires_first(compose: dict[str, Any]) -> None:
    command = compose["services"]["redis"]["command"]
    assert command[command.index("--maxmemory-policy") + 1] == "volatile-lru"


def test_every_setting_of_ours_that_is_written_is_one() -> None:
    from bots.settings import Settings  # noqa: PLC0415 - only this test needs it

    names = {f"GONGBAO_{name.upper()}" for name in Settings.model_fields}
    for path in (DEPLOY / "compose.yaml", DEPLOY / "gongbao.env.example", *UNITS):
        used = set(
            re.findall(r"^\s*#?(?:Environment=)?(GONGBAO_[A-Z_]+)[:=]", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert used <= names, path.name


# systemd


@pytest.fixture
def units(tmp_path: Path) -> list[Path]:
    """The units with a command that is there; where gongbao is installed is for the machine to say."""
    copies = []
    for path in (*UNITS, *sorted((DEPLOY / "systemd").glob("*.timer"))):
        copies.append(tmp_path / path.name)
        words = re.sub(r"(?m)^(ExecStart=)/opt/\S+", r"\1/bin/true", path.read_text(encoding="utf-8"))
        copies[-1].write_text(words, encoding="utf-8")
    return copies


def analyzed(*words: str | Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze: apt install systemd")
    return subprocess.run([program, *words], capture_output=True, text=True, check=False, timeout=60)


def test_systemd_reads_every_unit(units: list[Path]) -> None:
    done = analyzed("verify", *units)
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_the_units_give_away_next_to_nothing(units: list[Path]) -> None:
    for unit in units:
        if unit.suffix == ".service":
            done = analyzed("security", "--offline=yes", "--threshold=15", unit)
            assert done.returncode == 0, done.stdout[-400:]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_as_somebody_without_rights(unit: Path) -> None:
    words = unit.read_text(encoding="utf-8")
    for line in ("User=gongbao", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077", "CapabilityBoundingSet="):
        assert line in words.splitlines(), line
    assert "u gongbao " in (DEPLOY / "systemd" / "gongbao.sysusers").read_text(encoding="utf-8")


# Words


def test_the_documentation_names_every_file() -> None:
    for path in DEPLOY.rglob("*"):
        if path.is_file() and path.suffix not in {".inc", ".dockerignore"}:
            assert path.name in DOCS, path.name
