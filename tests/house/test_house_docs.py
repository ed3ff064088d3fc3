"""What the README says is there, and what is there is in the README."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bots.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = sorted(
    set(
        re.findall(
            r"gongbao ((?:ask|chat|serve|telegram|corpus|index|rules|eval|backup|restore|staff)(?: [a-z]+)?)", README
        )
    )
)
TARGETS = sorted(set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE)))
LINKS = [
    (page, link)
    for page in PAGES
    for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    variable = f"GONGBAO_{name.upper()}"
    documents = [README, *(page.read_text(encoding="utf-8") for page in PAGES)]
    assert any(f"`{variable}`" in words for words in documents), f"{variable} stands in no page"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_exists(command: str) -> None:
    name, *rest = command.split()
    words = [name, *rest] if name in {"corpus", "index", "staff"} else [name]
    gongbao = Path(sys.executable).with_name("gongbao")
    done = subprocess.run([gongbao, *words, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_command() -> None:
    for command in (
        "ask",
        "chat",
        "serve",
        "telegram",
        "corpus list",
        "corpus show",
        "corpus check",
        "corpus add",
        "index build",
        "rules",
        "eval",
        "backup",
        "restore",
        "staff password",
    ):
        assert f"gongbao {command}" in README


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("page", "link"), LINKS, ids=lambda one: one.name if isinstance(one, Path) else one)
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    assert (page.parent / link).exists()
