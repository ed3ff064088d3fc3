"""Other places' notices in the corpus: a question that names their place is answered from them, and not from ours."""

from __future__ import annotations

import re

from assistant.understanding.normal import normal
from corpus.library import Library
from corpus.succession.matters import place_of

_UNITS = "省市县区州旗"
_SHORTEST_NAME = 2


def other_places(library: Library) -> tuple[tuple[str, str], ...]:
    """Each place that issued notices and is not ours, by its names: 西陵市 and, where that is a name, 西陵."""
    ours = library.home_place
    places = {place_of(notice) for notice in library.notices} - {"", ours}
    return tuple((normal(name), place) for place in sorted(places) for name in _names(place) if name not in ours)


def names_ours(text: str, library: Library) -> bool:
    """Whether a text names our place."""
    return any(normal(name) in text for name in _names(library.home_place))


def issued_elsewhere(place: str, library: Library) -> frozenset[str]:
    """The ids of the notices that some other place issued; those of no place hold everywhere."""
    return frozenset(notice.id for notice in library.notices if place_of(notice) not in {place, ""})


def places_beside(text: str, place: str, library: Library) -> tuple[str, ...]:
    """A question that names our place and another side by side (海宁和嘉兴谁分管教育), once for each; () for any other."""
    ours, others = ("|".join(map(normal, _names(one))) for one in (library.home_place, place))
    for first, second in ((ours, others), (others, ours)):
        match = re.search(rf"(?P<first>{first})(?:和|与|跟|同|、|,|及|以及|还有)(?P<second>{second})", text)
        if match:
            return tuple(text[: match.start()] + match[name] + text[match.end() :] for name in ("first", "second"))
    return ()


def without_places(text: str, others: tuple[tuple[str, str], ...], library: Library) -> str:
    """A text without the names of places, ours or others."""
    ours = tuple(map(normal, _names(library.home_place)))
    for name in sorted((*ours, *(name for name, _ in others)), key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _names(place: str) -> tuple[str, ...]:
    bare = place.rstrip(_UNITS)
    return tuple(name for name in dict.fromkeys((place, bare)) if len(name) >= _SHORTEST_NAME)
