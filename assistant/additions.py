"""What staff have added beside the house's own data: words for concepts, and questions attached to clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.understanding.normal import normal
from corpus.lexicon import Lexicon
from corpus.library import Library, UnknownClauseError
from indexes.segmenter import bigrams

_ALIKE = 0.8  # the share of character pairs from which on two questions are one, said with other small words
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Additions:
    """`words` are (word, concept), `questions` are (question, clause id), both in the order in which they came."""

    words: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _by_text(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for question, clause in self.questions:
            found.setdefault(normal(question), []).append(clause)
        return found

    def clauses_for(self, text: str) -> tuple[str, ...]:
        """The clauses attached to a (normalised) question: to the very same, otherwise to the one most like it."""
        if text in self._by_text:
            return tuple(dict.fromkeys(self._by_text[text]))
        best = max(((likeness(text, asked), asked) for asked in self._by_text), default=(0.0, ""))
        return tuple(dict.fromkeys(self._by_text[best[1]])) if best[0] >= _ALIKE else ()


NONE = Additions()


def likeness(one: str, other: str) -> float:
    """How much of their character pairs two questions share, 0 to 1; 0 where they speak of different numbers."""
    if sorted(_NUMBER.findall(one)) != sorted(_NUMBER.findall(other)):
        return 0.0
    mine, theirs = set(bigrams(one)), set(bigrams(other))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def with_words(lexicon: Lexicon, added: Additions) -> Lexicon:
    """The lexicon with the added words; a word for a concept that there is no longer is left out."""
    concepts = dict(lexicon.concepts)
    for word, name in added.words:
        if name in concepts and word not in concepts[name].surfaces:
            concepts[name] = replace(concepts[name], says=(*concepts[name].says, word))
    return replace(lexicon, concepts=concepts)


def with_questions(asked: Mapping[str, Iterable[str]], added: Additions) -> dict[str, tuple[str, ...]]:
    """All questions by clause id, the added ones last."""
    found = {clause: tuple(questions) for clause, questions in asked.items()}
    for question, clause in added.questions:
        found[clause] = (*found.get(clause, ()), question)
    return found


def that_lead_somewhere(added: Additions, library: Library) -> Additions:
    """Without the questions of clauses that are no longer there."""
    return replace(added, questions=tuple(one for one in added.questions if _stands(one[1], library)))


def _stands(clause_id: str, library: Library) -> bool:
    try:
        library.clause(clause_id)
    except UnknownClauseError:
        return False
    return True
