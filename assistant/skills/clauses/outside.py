"""不在通知范围内: matters near the notices that they do not cover, told apart from those they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.answers import Kind
from assistant.knowledge import Knowledge
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.meaning.fields import of_another_field
from assistant.understanding.first_characters import ByFirstCharacter
from assistant.understanding.matching import PATTERN
from assistant.understanding.normal import normal
from corpus.lexicon import Outside as Matter

_ASKS = re.compile(
    r"多少|几|吗|呢|谁|哪|怎么|什么|如何|能不能|可不可以|有没有|是不是|么|[?？]|给多|补|赔|没有?[?？]?$|还是|how|what|when|where|who|can|do |does|is "
)
#: A matter that is named only to be left aside: 除了房款还给搬家费吗.
_ASIDE = re.compile(r"(?:除了|除开|抛开|撇开|先?不[问谈管]|别管|不包括)[^,，。]{0,4}$")


class Outside:
    """Says that the notices do not cover a matter; names the nearest clause where there is one."""

    name = "outside"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids high where a matter is spoken of that lies outside, unless words show that it is covered after all."""
        text = situation.query.text
        if situation.known.place_beside_ours(text):
            return None
        found = [
            (len(said), matter)
            for matter in _named(text, situation.known)
            if (said := _spoken(matter, text))
            and not _is_stated(matter, situation.known)
            and (matter.always or not of_another_field(matter.reply, situation.query, situation.known))
        ]
        if not found:
            return None
        matter = max(found, key=lambda pair: pair[0])[1]
        points = 12.0 if matter.always else 9.0 if _asked_of(matter, text) else 3.9
        return Bid(self.name, points, lambda: _answer(matter, situation))


def _named(text: str, known: Knowledge) -> list[Matter]:
    """The matters of which some word stands in the text."""
    matters = known.lexicon.outside
    words = known.once("words of matters outside", lambda: ByFirstCharacter(_words(matters)))
    named = {
        place
        for said, place in words.that_may_match(text)
        if (said in text if isinstance(said, str) else said.search(text))
    }
    return [matters[place] for place in sorted(named)]


def _words(matters: tuple[Matter, ...]) -> Iterator[tuple[str, tuple[str | re.Pattern[str], int]]]:
    """Every expression of the matters, with what is looked for in a text and the place of its matter."""
    for place, matter in enumerate(matters):
        for word in matter.says:
            if word.startswith(PATTERN) or word.isascii():
                expression = _alternative(word)
                yield expression, (re.compile(expression), place)
            else:
                yield re.escape(normal(word)), (normal(word), place)


def _is_stated(matter: Matter, known: Knowledge) -> bool:
    """Whether a clause covers the matter after all, in a notice that came later than what is said here."""

    def stated() -> bool:
        pattern = re.compile(matter.stated)
        return any(pattern.search(clause.text) for notice in known.library.notices for clause in notice.clauses)

    return bool(matter.stated) and known.once(f"states {matter.name}", stated)


def _spoken(matter: Matter, text: str) -> str:
    said = next((one for one in _pattern(matter.says).finditer(text) if not _ASIDE.search(text[: one.start()])), None)
    return said.group(0) if said and not (matter.unless and _pattern(matter.unless).search(text)) else ""


def _asked_of(matter: Matter, text: str) -> bool:
    """Whether the question itself is about the matter, not a circumstance told beside it."""
    parts = [part for part in re.finditer(r"[^,，。;；!！?？\n]+[?？]?", text) if part.group(0).strip()]
    asking = [part for part in parts if _ASKS.search(part.group(0))]
    said = [match.span() for match in _pattern(matter.says).finditer(text)]
    return not asking or any(start < part.end() and part.start() < end for part in asking for start, end in said)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the expressions, the longest first; those that begin with ~ are regular expressions."""
    return re.compile("|".join(map(_alternative, sorted(words, key=len, reverse=True))))


def _alternative(word: str) -> str:
    if word.startswith(PATTERN):
        return f"(?:{word[1:]})"
    said = re.escape(normal(word))
    return rf"(?<![a-z]){said}s?(?![a-z])" if word.isascii() else said


def _answer(matter: Matter, situation: Situation) -> Draft:
    quotes: tuple[Quote, ...] = ()
    if matter.nearest:
        words = {word: 1.0 for word in situation.known.index.segmenter.words(normal(matter.nearest))}
        hits = situation.known.index.search(words, limit=1)
        quotes = tuple(Quote(hit.clause) for hit in hits)
    nearest = (
        f"最接近的条款是{situation.known.notice_of(quotes[0].clause).document_number}{quotes[0].clause.path}，供参考。"
        if quotes
        else ""
    )
    return Draft(Kind.NO_ANSWER, matter.reply + nearest, matter.reply_en, quotes=quotes, keeps_topic=True)
