"""The rules there are: every module of this folder that declares a `RULE`. Adding one is adding a file."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from assistant.rules import Rule


def all_rules() -> tuple[Rule, ...]:
    """Every declared rule, by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.name))
