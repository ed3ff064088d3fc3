"""What axe finds wrong with a page as it stands in the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe

EVERYTHING = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
}
WHAT_A_LOOK_CHANGES = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}


def check(page: Any, rules: Mapping[str, Any] = EVERYTHING) -> None:
    """Fails where axe finds something; axe is loaded once a page, and what passes is not told: each takes long."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    options = {**rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    said = [f"{page.url} {each['id']}: {each['help']}\n{each['nodes'][0]['html'][:300]}" for each in found]
    assert not said, "\n".join(said)
