"""What a rule (计算规则) is: one computation of one notice, declared so that a lawyer could nearly read it.

A rule's figures are read out of the notices when they are loaded. A notice in which all of them stand is an
*edition* of the rule: a later notice of the same form takes over from its own date without a change of code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.asks import Ask, Inputs
from assistant.figures import Figure, Reading, Stated, stated
from corpus.model import Clause, Notice


@dataclass(frozen=True, slots=True)
class Law:
    """A rule's figures as one notice states them."""

    notice: Notice
    readings: Mapping[str, Reading]

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """The clauses that a result may rest on, by id: those of the notice, and those that changed it."""
        stating = (reading.clause for reading in self.readings.values())
        return {clause.id: clause for clause in (*self.notice.clauses, *stating)}

    def __call__(self, figure: Stated) -> Figure:
        """The figure with its clause, as the notice in force on the day states it."""
        return stated(self.readings[figure.name])

    def words(self, figure: Stated) -> str:
        """The characters that stand where the figure was looked for."""
        return self.readings[figure.name].said

    def clause(self, figure: Stated) -> Clause:
        """The clause that states a figure."""
        return self.readings[figure.name].clause


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule computed: a figure or a verdict, what it is called, and what must be said beside it.

    `verdict` is a finding in words (是 / 否 / 红色预警); `remarks` are sentences that complete the answer;
    `clauses` are ids of clauses it rests on beside those of the figure; `english` are the verdict and remarks in English.
    """

    label: str
    figure: Figure | None = None
    verdict: str = ""
    remarks: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    english: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """One thing a rule can be asked for: what asks for it, what it needs, and how it is computed.

    `asked_by` are concepts that ask for just this; `needs` the inputs without which it cannot be computed.
    `computes` is false for an output that only states figures (answered as a lookup); `then` is the output that
    is computed instead once everything that one needs is given; `cases` are the inputs of each case that it lists.
    """

    name: str
    label: str
    compute: Callable[[Inputs, Law], Outcome]
    asked_by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    computes: bool = True
    then: str = ""
    cases: tuple[Inputs, ...] = ()
    when: Callable[[Inputs], bool] = field(default=lambda inputs: True)


@dataclass(frozen=True, slots=True)
class Limit:
    """Something the rule does not compute: what shows it, the clause that says so, and what is answered.

    It shows by concepts spoken of (`asked_by`), by the inputs (`when`), or, for a `transition`, by the date of a
    decision before the notice; `later` is what is answered for a decision made since, and `before` where the notice
    that held until then is known, so that it can be computed by that ({number}) once the date of the decision is told.
    """

    name: str
    asked_by: tuple[str, ...]
    words: Stated | None
    answer: str
    english: str
    when: Callable[[Inputs], bool] = field(default=lambda inputs: False)
    transition: bool = False
    later: str = ""
    later_english: str = ""
    before: str = ""
    before_english: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example, computed by hand from the printed notice; every rule's examples are run as tests."""

    name: str
    inputs: Inputs
    result: Decimal | str
    output: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A computation with its inputs, figures, outputs, limits, the words that ask for it, and worked examples.

    `triggers` are sets of concepts; the rule fits a question that speaks of all of one set and of none of `unless`.
    Beside concepts they hold `@name` for an input that is given, `@after name` for a rule that was just spoken of.
    `money` says that results are an estimate and not a decision; `decides` is the office that decides.
    `settled` tells whether an output is settled already although inputs are missing; `choose` tells from the
    concepts spoken of and the inputs which output is meant, where that takes more than the outputs' `asked_by`.
    """

    name: str
    title: str
    title_en: str
    computes: str
    inputs: tuple[Ask, ...]
    figures: tuple[Stated, ...]
    outputs: tuple[Output, ...]
    triggers: tuple[tuple[str, ...], ...]
    examples: tuple[Example, ...]
    unless: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    money: bool = False
    decides: str = ""
    suggestions: tuple[str, ...] = ()
    settled: Callable[[str, Inputs], bool] = field(default=lambda output, inputs: False)
    choose: Callable[[frozenset[str], Inputs], str] | None = None
    version: str = "1"

    def input(self, name: str) -> Ask:
        """The input of that name; raises `KeyError`."""
        return next(ask for ask in self.inputs if ask.name == name)

    def output(self, name: str) -> Output:
        """The output of that name (the first one for ""); raises `KeyError`."""
        if not name:
            return self.outputs[0]
        for output in self.outputs:
            if output.name == name:
                return output
        raise KeyError(name)

    @property
    def fingerprint(self) -> str:
        """What identifies this version of the rule in a receipt."""
        words = "|".join(f"{figure.name}:{figure.words}:{figure.unit}" for figure in self.figures)
        return f"{self.version}-{hashlib.sha256((self.name + words).encode()).hexdigest()[:8]}"
