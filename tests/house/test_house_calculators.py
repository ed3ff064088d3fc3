"""Every calculator: all are listed, none types a figure in, and each computes its worked examples."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import assistant.calculators
from assistant.calculators import all_rules
from assistant.editions import editions, law_on
from assistant.rules import Example, Rule
from corpus.library import load_library

FOLDER = Path(assistant.calculators.__file__).parent
FILES = sorted(path for path in FOLDER.rglob("*.py") if path.parent != FOLDER or path.name != "__init__.py")
#: Nothing, one (household, building), and the hundred of per cent; every other number is a figure of a notice.
HARMLESS = {0, 1, 100}
EXAMPLES = [(rule, example) for rule in all_rules() for example in rule.examples]


def test_every_file_in_the_folder_is_listed() -> None:
    listed = {path.relative_to(FOLDER).parts[0].removesuffix(".py") for path in FILES}
    assert {rule.name for rule in all_rules()} == listed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_formula_types_a_figure_in(path: Path) -> None:
    assert [f"line {line}: {value}" for line, value in _numbers(path) if value not in HARMLESS] == []


def _numbers(path: Path) -> Iterator[tuple[int, float]]:
    for formula in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(formula, ast.FunctionDef | ast.Lambda):
            for node in ast.walk(formula):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, int | float)
                    and not isinstance(node.value, bool)
                ):
                    yield node.lineno, node.value


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_every_calculator_has_worked_examples(rule: Rule) -> None:
    assert len(rule.examples) >= 2


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: one.name)
def test_worked_examples_come_out_as_computed_by_hand(rule: Rule, example: Example) -> None:
    law = law_on(editions(rule, load_library()), date(2018, 1, 1))
    outcome = rule.output(example.output).compute(example.inputs, law)
    if isinstance(example.result, Decimal):
        assert outcome.figure is not None
        assert outcome.figure.value == example.result
        assert outcome.figure.clauses or outcome.clauses, "a figure rests on a clause"
    else:
        assert example.result in outcome.verdict
