"""A message understood: its language, the concepts it speaks of, its quantities and dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.understanding.matching import PATTERN, Matcher, Mention
from assistant.understanding.normal import Language, language, normal
from assistant.understanding.periods import Day, Months, days, month_span
from assistant.understanding.phonetics import Homophones
from assistant.understanding.quantities import quantities
from assistant.understanding.quantity import Quantity
from corpus.lexicon import Lexicon

_ELLIPTIC = re.compile(
    r"^(?:那|那么|那如果|如果|要是|假如|换成|改成|要|那要|and|what about|how about|what if|then|那换成|如果是|那要是)|也是他|也是她|也归|也由|(?:呢|呀|嘞)(?:[?？!！。.]*$|[,，])"
)

#: Characters read of a message; only forms that unfold to many characters, as ﷺ does, make a longer one of 4,096.
_LONGEST = 5000

#: Messages kept as they were read: parts of a message are looked at by several that answer.
_READ_AGAIN = 64

#: A number spelled digit by digit: 1 2 0 平.
_SPACED = re.compile(r"(?<![\d.])\d(?: \d){1,5}(?= ?[平方㎡个元万层])")


@dataclass(frozen=True, eq=False)
class Query:
    """What was said, in the form in which it is matched (`text`), and what was recognised in it."""

    said: str
    text: str
    language: Language
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    days: tuple[Day, ...] = ()
    span: Months | None = None
    corrected: bool = False

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts spoken of and not negated."""
        return frozenset(mention.concept for mention in self.mentions if not mention.negated)

    def has(self, *concepts: str) -> bool:
        """Whether any of the concepts is spoken of."""
        return not self.concepts.isdisjoint(concepts)

    def mention(self, concept: str) -> Mention | None:
        """The last place where the concept is spoken of and not negated."""
        found = [one for one in self.mentions if one.concept == concept and not one.negated]
        return found[-1] if found else None

    def of_unit(self, *units: str) -> tuple[Quantity, ...]:
        """The quantities in one of the units."""
        return tuple(one for one in self.quantities if one.unit in units)

    @property
    def elliptic(self) -> bool:
        """Whether it reads like a follow-up: 那三环外呢, 如果选货币呢."""
        return bool(_ELLIPTIC.search(self.text)) or len(self.text) <= 6


class Reader:
    """Reads messages with a lexicon; `names` are further expressions (units, people) with their concept."""

    def __init__(self, lexicon: Lexicon, names: Iterable[tuple[str, str]], is_word: Callable[[str], bool]) -> None:
        surfaces = [
            (surface if surface.startswith(PATTERN) else normal(surface), concept.name)
            for concept in lexicon.concepts.values()
            for surface in concept.surfaces
        ]
        surfaces += [(normal(surface), name) for surface, name in names]
        self._matcher = Matcher(surfaces)
        self._rewritings = sorted(lexicon.rewritings.items(), key=lambda pair: -len(pair[0]))
        hard_to_miss = {
            surface for surface in self._matcher.surfaces if 3 <= len(surface) <= 10 and not surface.isascii()
        } | set(lexicon.misheard)
        self.read = lru_cache(maxsize=_READ_AGAIN)(self._read)
        self._homophones = Homophones(sorted(hard_to_miss, key=lambda one: (-len(one), one)), is_word, lexicon.spelled)

    def _read(self, said: str) -> Query:
        """The message understood."""
        text = _SPACED.sub(lambda digits: digits[0].replace(" ", ""), normal(said)[:_LONGEST])
        for spoken, plain in self._rewritings:
            if spoken in text:
                text = text.replace(spoken, plain)
        written, text = text, self._homophones.spelled_out(text)
        understood = self._matcher.mentions(text)
        heard = self._homophones.corrected(text, ((one.start, one.end) for one in understood))
        mentions = self._matcher.mentions(heard) if heard != text else understood
        return Query(
            said=said,
            text=heard,
            language=language(said) if text == written else Language.SIMPLIFIED,  # pinyin is Chinese
            mentions=mentions,
            quantities=quantities(heard),
            days=days(heard),
            span=month_span(heard),
            corrected=heard != text,
        )
