"""A rule with what is known for it in a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.skills.sums.filling import Filled


@dataclass(frozen=True)
class Case:
    """A rule and what is known for it: all that is given, what this message gives, whether it goes on with the talk."""

    rule: Rule
    given: Mapping[str, Any]
    situation: Situation
    new: Filled
    continued: bool = False

    def knowing(self, given: Mapping[str, Any]) -> Case:
        """The case with these inputs."""
        return replace(self, given=dict(given))
