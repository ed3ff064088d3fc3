"""The notices that others name, by number or by title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.model import Notice
from corpus.succession.matters import bare_title, place_of
from corpus.succession.naming import Named


def begins(notice: Notice) -> date | None:
    """The first day of a notice."""
    return notice.effective_from or notice.date


def starts_after(notice: Notice, on: date) -> bool:
    """Whether a notice is known to begin after a day."""
    first = begins(notice)
    return first is not None and first > on


class KnownNotices:
    """Notices as others name them."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self._by_id = {notice.id: notice for notice in notices}
        self._by_number = {_key(notice.document_number): notice for notice in notices if notice.document_number}
        self._by_title: dict[tuple[str, str], list[Notice]] = {}
        for notice in notices:
            place = place_of(notice)
            for title in dict.fromkeys(filter(None, (notice.title, notice.attached))):
                self._by_title.setdefault((place, bare_title(title, place)), []).append(notice)
        self._places = sorted({place for place, _ in self._by_title if place}, key=len, reverse=True)

    def of_id(self, notice_id: str) -> Notice | None:
        """The notice of an id."""
        return self._by_id.get(notice_id)

    def earlier(self, named: Named, later: Notice) -> Notice | None:
        """The notice that a later one names, by number, or by title the newest one before it.

        Named by both, one whose title is the same and that was printed without a number is meant as well.
        """
        found = self._by_number.get(_key(named.number)) if named.number else None
        if found is None and named.title:
            begun = begins(later)
            titled = [one for place in self._meant(named.title, later) for one in self._titled(named.title, place)]
            meant = [one for one in titled if not (named.number and one.document_number)]
            before = [one for one in meant if one is not later and began_before(begins(one), begun)]
            found = max(before, key=lambda one: (begins(one) or date.min, one.id), default=None)
        return None if found is later else found

    def _meant(self, title: str, later: Notice) -> tuple[str, ...]:
        """The places whose document a title may name: the one it begins with, else that of who names it, or the country."""
        own = next((place for place in self._places if title.startswith(place)), None)
        return (own,) if own else tuple(dict.fromkeys((place_of(later), "")))

    def _titled(self, title: str, place: str) -> Sequence[Notice]:
        return self._by_title.get((place, bare_title(title, place)), ())


def same_number(number: str, text: str) -> bool:
    """Whether a text prints a notice's number, in whatever brackets."""
    return bool(number) and _key(number) in _key(text)


def _key(number: str) -> str:
    return "".join(char for char in number if char.isalnum())


def began_before(one: date | None, other: date | None) -> bool:
    """Whether one day is before another; unknown days may be."""
    return one is None or other is None or one < other
