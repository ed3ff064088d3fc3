"""Whether two notices are the same one, come from two sources: by number, or by title, day and text."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Notice

_RUN = 6  # characters that are compared together
_ALIKE = 0.9


def same_notice(notice: Notice, others: Iterable[Notice]) -> Notice | None:
    """The one of `others` that `notice` is, or None."""
    return next((other for other in others if _is_same(notice, other)), None)


def _is_same(one: Notice, other: Notice) -> bool:
    if one.id == other.id:
        return True
    if one.document_number and other.document_number:
        return _letters(one.document_number) == _letters(other.document_number)
    if _letters(one.title) != _letters(other.title) or (one.date and other.date and one.date != other.date):
        return False
    return says_the_same(one, other)


def likeness(one: Notice, other: Notice) -> float:
    """The share of runs of characters that two notices have in common; blanks and marks are not looked at."""
    first, second = _runs(one), _runs(other)
    return len(first & second) / max(1, len(first | second))


def says_the_same(one: Notice, other: Notice) -> bool:
    """Whether two notices have the same words, though line breaks, marks or a few letters differ."""
    return likeness(one, other) >= _ALIKE


def _runs(notice: Notice) -> frozenset[str]:
    text = _letters("".join(clause.text for clause in notice.clauses))
    return frozenset(text[at : at + _RUN] for at in range(max(1, len(text) - _RUN + 1)))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
