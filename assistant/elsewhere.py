"""Other places' notices in the corpus: a question that names their place is answered from them, and not from ours."""

from __future__ import annotations

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


def _names(place: str) -> tuple[str, ...]:
    bare = place.rstrip(_UNITS)
    return tuple(name for name in dict.fromkeys((place, bare)) if len(name) >= _SHORTEST_NAME)
