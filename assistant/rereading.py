"""What of a rule's figures a notice states, and states anew after a change of its clauses."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.figures import FigureError, Reading, Stated, headings_above, unbroken
from assistant.rules import Rule
from corpus.model import Clause, Notice
from corpus.succession.succession import Amendment


class Reader:
    """What a notice states of a rule; `problem` says why it cannot be relied on."""

    def __init__(self, rule: Rule, notice: Notice, printed: str) -> None:
        self.rule, self.notice, self.problem = rule, notice, ""
        self.readings: dict[str, Reading] = {}
        for figure in rule.figures:
            try:
                reading = figure.read(notice) if figure.may_stand_in(printed) else None
            except FigureError as error:
                self.problem = str(error)
            else:
                self.readings.update({figure.name: reading} if reading else {})

    @property
    def missing(self) -> list[str]:
        """The figures that the notice does not state."""
        return [figure.name for figure in self.rule.figures if figure.name not in self.readings]

    @property
    def complete(self) -> bool:
        """Whether the notice states all figures, each once."""
        return not self.missing and not self.problem

    @property
    def touches(self) -> bool:
        """Whether the notice states some number of the rule, so that it is about the same thing."""
        return bool(self.problem) or any("{字}" not in one.stated.words for one in self.readings.values())

    @property
    def why(self) -> str:
        """Why the rule cannot be computed by this notice."""
        return self.problem or f"{self.notice.document_number} lacks {', '.join(self.missing)}"


def change_texts(texts: dict[str, tuple[str, Clause]], change: Amendment, lost: list[Amendment]) -> None:
    """Makes a change in the texts where it can be made; what cannot be made is lost."""
    places = [change.amended.id] if change.amended else list(texts)
    made = {place: changed for place in places if (changed := change.applied(texts[place][0])) is not None}
    if not made or (not change.amended and (change.wording.place or not change.wording.old)):
        lost.append(change)
        return
    texts.update({place: (unbroken(changed), change.clause) for place, changed in made.items()})


def concerns(change: Amendment, one: Reader) -> bool:
    """Whether a change that could not be made may be one of a clause that states a figure."""
    stating = {reading.clause.id for reading in one.readings.values()}
    return change.wording.how != "增加" and (change.amended is None or change.amended.id in stating)


def read_again(one: Reader, texts: Mapping[str, tuple[str, Clause]]) -> tuple[dict[str, Reading], list[str]]:
    """The figures as the changed texts state them, and the names of those that they do not state in one way."""
    readings, gone = {}, []
    for figure in one.rule.figures:
        before = one.readings[figure.name]
        new = _newly_said(figure, texts, one)
        if new is None and texts[before.clause.id][1] is before.clause:
            readings[figure.name] = before
        elif new is None:
            gone.append(figure.name)
        else:
            readings[figure.name] = before if new.said == before.said else new
    return readings, gone


def _newly_said(figure: Stated, texts: Mapping[str, tuple[str, Clause]], one: Reader) -> Reading | None:
    """A figure as a changed clause states it, or None where none does, or several differ."""
    printed = {clause.id: clause for clause in one.notice.clauses}
    changed = [
        (text, clause)
        for place, (text, clause) in texts.items()
        if clause.id != place and (not figure.within or figure.within in headings_above(one.notice, printed[place]))
    ]
    found = [
        Reading(figure, match["figure"], clause, match[0])
        for text, clause in changed
        for match in figure.pattern().finditer(text)
    ]
    if len({each.said for each in found}) != 1:
        return None
    return found[0]
