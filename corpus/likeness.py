"""Whether two notices are the same one, come from two sources: by number, or by title, day and text."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Notice
from corpus.structure.identity import identity_of

_RUN = 6  # characters that are compared together
_ALIKE = 0.9


class KnownNotices:
    """The notices there are, by id, by number and by title, so that a thousand more are compared with few."""

    def __init__(self, notices: Iterable[Notice]) -> None:
        self._by_id: dict[str, Notice] = {}
        self._alike: dict[str, list[str]] = {}
        self._from: dict[str, list[str]] = {}
        for notice in notices:
            self.add(notice)

    def add(self, notice: Notice) -> None:
        """Adds a notice, in the place of one of its id."""
        if notice.id not in self._by_id:
            for key in {_letters(notice.document_number), _letters(notice.title)} - {""}:
                self._alike.setdefault(key, []).append(notice.id)
            self._from.setdefault(notice.source, []).append(notice.id)
        self._by_id[notice.id] = notice

    def __contains__(self, notice_id: object) -> bool:
        """Whether a notice has this id."""
        return notice_id in self._by_id

    def of_id(self, notice_id: str) -> Notice | None:
        """The notice of an id."""
        return self._by_id.get(notice_id)

    def under(self, notice: Notice) -> Notice | None:
        """The other document that has the id of `notice`, or None."""
        other = self.of_id(notice.id)
        return other if other is not None and _is_another(notice, other) else None

    def from_source(self, source: str) -> tuple[Notice, ...]:
        """The notices read from a source."""
        found = [self._by_id[each] for each in self._from.get(source, ())]
        return tuple(notice for notice in found if notice.source == source)

    def same(self, notice: Notice) -> Notice | None:
        """The one that `notice` is, from whatever source, or None."""
        keys = (_letters(notice.document_number), _letters(notice.title))
        others = (self._by_id[each] for key in keys for each in self._alike.get(key, ()))
        return next((other for other in others if _is_same(notice, other)), None)


def _is_same(one: Notice, other: Notice) -> bool:
    if one.id == other.id:
        return True
    if one.document_number and other.document_number:
        return _letters(one.document_number) == _letters(other.document_number)
    if _letters(one.title) != _letters(other.title) or (one.date and other.date and one.date != other.date):
        return False
    return says_the_same(one, other)


def _is_another(one: Notice, other: Notice) -> bool:
    """Whether two notices of one id are two documents: of two numbers, or of two titles and other words."""
    if identity_of(one).longer == identity_of(other).longer:
        return False
    return bool(one.document_number or other.document_number) or not says_the_same(one, other)


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
