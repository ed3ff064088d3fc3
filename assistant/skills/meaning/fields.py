"""Which fields (征收, 预警, 建筑, 金融) a text speaks of: a word that means much in one field may be anything in another."""

from __future__ import annotations

from collections import Counter

from assistant.knowledge import Knowledge
from assistant.understanding.query import Query

#: The parts of the lexicon that name matters of notices.
_FIELDS = frozenset({"relocation", "alerts", "building", "finance"})
_TELLING = 2  # concepts of a field by which a fixed text is of it; one alone may stand there by chance


def fields_of(query: Query, known: Knowledge) -> frozenset[str]:
    """The fields whose concepts are spoken of."""
    return frozenset(_counted(query, known))


def of_a_measure(query: Query, known: Knowledge) -> bool:
    """Whether a matter of a notice is spoken of, or something that a plan does for somebody."""
    concepts = known.lexicon.concepts
    return any(name in concepts and concepts[name].group in _FIELDS | {"policy"} for name in query.concepts)


def mostly_of(field: str, query: Query, known: Knowledge) -> bool:
    """Whether a question speaks of a field, and of no other field more."""
    counted = _counted(query, known)
    return 0 < counted[field] == max(counted.values())


def of_another_field(text: str, query: Query, known: Knowledge) -> bool:
    """Whether a question speaks of fields, a fixed text of fields as well, and of none of the same."""
    spoken = fields_of(query, known)
    told = _told(text, known) if spoken else spoken
    return bool(spoken) and bool(told) and not spoken & told


def _told(text: str, known: Knowledge) -> frozenset[str]:
    """The fields that a fixed text is of, read once."""
    told: dict[str, frozenset[str]] = known.once("fields of texts", dict)
    if text not in told:
        counted = _counted(known.reader.read(text), known)
        told[text] = frozenset(field for field, concepts in counted.items() if concepts >= _TELLING)
    return told[text]


def _counted(query: Query, known: Knowledge) -> Counter[str]:
    concepts = known.lexicon.concepts
    return Counter(
        concepts[name].group for name in query.concepts if name in concepts and concepts[name].group in _FIELDS
    )
