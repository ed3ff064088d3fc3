"""Finds the lexicon's expressions in a text: longest first, from left to right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.understanding.first_characters import ByFirstCharacter

_NEGATION = re.compile(
    r"(?:不是|不算|不含|除了|不包括|扣除|去掉|不要|不选|不在|没有|没给|没选|没在|不拿|不想要|不属于|不提供|不用|并非|别算|没|不|非|而非|instead of|not|rather than)\s*(?:拿|选|要|在|给|提供|安排|住|做|搞|弄|装|满足|采用|申请|用)?(?:the|a)?\s*$"
)
_NOT_NEGATION = re.compile(
    r"(?:在不在|算不算|是不是|要不要|能不能|差不多|有没有|对不对|好不好|会不会|用不用|该不该|需不需要)(?:拿|选|要|在|给|提供|安排|住)?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept spoken of at `[start, end)`; `negated` where it is said not to hold (不是三环内)."""

    concept: str
    surface: str
    start: int
    end: int
    negated: bool = False


#: An expression that begins with this is a regular expression: ~等.{0,6}(造|盖|建)好.
PATTERN = "~"


class Matcher:
    """All expressions with the concepts they stand for; those that begin with ~ are regular expressions."""

    def __init__(self, surfaces: Iterable[tuple[str, str]]) -> None:
        """`surfaces` are pairs of expression and concept; an expression may stand for several concepts."""
        self._concepts: dict[str, list[str]] = defaultdict(list)
        patterns: list[tuple[str, tuple[re.Pattern[str], str]]] = []
        for surface, concept in surfaces:
            if surface.startswith(PATTERN):
                patterns.append((surface[1:], (re.compile(surface[1:]), concept)))
            elif surface and concept not in self._concepts[surface]:
                self._concepts[surface].append(concept)
        self._patterns = ByFirstCharacter(patterns)
        lengths: Mapping[str, set[int]] = defaultdict(set)
        for surface in self._concepts:
            lengths[surface[0]].add(len(surface))
        self._lengths = {char: sorted(found, reverse=True) for char, found in lengths.items()}

    def __contains__(self, surface: str) -> bool:
        return surface in self._concepts

    @property
    def surfaces(self) -> Iterable[str]:
        """All expressions."""
        return self._concepts.keys()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """What the text speaks of, in order; ranges do not overlap unless one expression has several meanings."""
        found: dict[int, tuple[re.Match[str], str]] = {}
        for pattern, concept in self._patterns.that_may_match(text):
            for match in pattern.finditer(text):
                if match.start() not in found or match.end() >= found[match.start()][0].end():
                    found[match.start()] = match, concept
        return tuple(self._walk(text, found))

    def _walk(self, text: str, found: Mapping[int, tuple[re.Match[str], str]]) -> Iterator[Mention]:
        at = 0
        while at < len(text):
            surface = self._longest(text, at)
            if at in found and len(found[at][0].group(0)) > len(surface or ""):
                match, concept = found[at]
                yield Mention(concept, match.group(0), at, match.end(), _negated(text, at))
                at = match.end()
                continue
            if surface is None:
                at += 1
                continue
            negated = _negated(text, at)
            for concept in self._concepts[surface]:
                yield Mention(concept, surface, at, at + len(surface), negated)
            at += len(surface)

    def _longest(self, text: str, at: int) -> str | None:
        for length in self._lengths.get(text[at], ()):
            surface = text[at : at + length]
            if surface in self._concepts and _whole_word(text, at, at + len(surface)):
                return surface
        return None


def _whole_word(text: str, start: int, end: int) -> bool:
    """Latin words count only whole: `far` is not in `farmer`; a plural s may follow."""
    if (
        text[start].isascii()
        and text[start].isalnum()
        and start
        and text[start - 1].isascii()
        and text[start - 1].isalnum()
    ):
        return False
    last = text[end - 1]
    if not (last.isascii() and last.isalpha()):
        return True
    rest = text[end : end + 2]
    return not rest[:1].isascii() or not rest[:1].isalpha() or (rest[:1] == "s" and not rest[1:2].isalpha())


def _negated(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip()
    if text[at : at + 1] and before.endswith(f"{text[at]}不"):  # 在不在三环内 asks
        return False
    return bool(_NEGATION.search(before)) and not _NOT_NEGATION.search(before)
