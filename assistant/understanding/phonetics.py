"""Homophones and pinyin: 补尝 sounds like 补偿, 三还内 like 三环内, and sanhuannei spells it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # single characters suffice, and phrases take long to load

from pypinyin.constants import PINYIN_DICT

_LATIN = re.compile(r"[a-z][a-z' ]*[a-z]")
_LONGEST = 10
#: Characters that are said for themselves: 工作是 is no 工作室, 报的数 no 保底数, 哪一期 no 哪一级.
_GRAMMAR = frozenset("是的了在有和就都要把被给到不也很吗呢什么谁哪几期号份")
_READINGS = 2  # the common ones; dictionaries list rare readings after them


@cache
def sounds(char: str) -> tuple[str, ...]:
    """How a character may sound, without tones, with sounds that people mix up made one; () for no Chinese character."""
    readings = unicodedata.normalize("NFD", PINYIN_DICT.get(ord(char), "")).split(",")
    plain = ("".join(letter for letter in reading if "a" <= letter <= "z") for reading in readings)
    return tuple(dict.fromkeys(_merged(syllable) for syllable in plain if syllable))[:_READINGS]


def _merged(syllable: str) -> str:
    """zh/z, ch/c, sh/s, l/n and -ng/-n after i, e, a count as one: most slips of the south are of this kind."""
    syllable = re.sub(r"^l", "n", syllable)
    syllable = re.sub(r"^([zcs])h", r"\1", syllable)
    return re.sub(r"(?<=[iea])ng$", "n", syllable)


class _Node:
    """A step in the tree of syllables; `meant` is the expression that ends here."""

    __slots__ = ("after", "meant")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.meant: str | None = None


class Homophones:
    """Finds known expressions in text that only sounds like them."""

    def __init__(self, expressions: Iterable[str], is_word: Callable[[str], bool], spelled: Iterable[str] = ()) -> None:
        """`spelled` are further expressions that are only recognised in pinyin."""
        self._root, self._in_pinyin = _Node(), _Node()
        self._is_word = is_word
        self._syllables: set[str] = set()
        for expression in expressions:
            if 2 <= len(expression) <= _LONGEST and all(sounds(char) for char in expression):
                self._add(expression, self._root)
                self._add(expression, self._in_pinyin)
        for expression in spelled:
            self._add(expression, self._in_pinyin)

    def _add(self, expression: str, node: _Node) -> None:
        for char in expression:
            node = node.after.setdefault(sounds(char)[0], _Node())
            self._syllables.add(sounds(char)[0])
        node.meant = node.meant or expression

    def corrected(self, text: str, taken: Iterable[tuple[int, int]]) -> str:
        """The text with slips put right, outside the ranges `taken`, which are understood already."""
        understood = {place for start, end in taken for place in range(start, end)}
        heard = [sounds(char) for char in text]
        result: list[str] = []
        at = 0
        while at < len(text):
            meant = None
            if at not in understood and heard[at]:
                meant = next(
                    (one for one in _heard_at(self._root, heard, at) if self._fits(text, at, one, understood)), None
                )
            result.append(meant or text[at])
            at += len(meant) if meant else 1
        return "".join(result)

    def _fits(self, text: str, at: int, meant: str, understood: set[int]) -> bool:
        said = text[at : at + len(meant)]
        end = at + len(meant)
        if said == meant or not understood.isdisjoint(range(at, end)) or not self._plausible(said, meant):
            return False
        across = text[end - 1 : end + 1]
        return said[-1] == meant[-1] or len(across) < 2 or not self._is_word(across)  # 我们现在 is not 我们县在

    def _plausible(self, said: str, meant: str) -> bool:
        same = sum(1 for one, other in zip(said, meant, strict=True) if one == other)
        if any(one != other and one in _GRAMMAR for one, other in zip(said, meant, strict=True)):
            return False
        if len(said) == 2:
            return same == 1 and not self._is_word(said)
        return same * 2 >= len(said) or (
            same >= 1 and len(said) > 3 and not any(self._is_word(said[i : i + 2]) for i in range(len(said) - 1))
        )

    def spelled_out(self, text: str) -> str:
        """The text with pinyin of known expressions turned into characters; other Latin words stay."""
        return _LATIN.sub(lambda match: self._from_pinyin(match.group(0)), text)

    def _from_pinyin(self, run: str) -> str:
        syllables = _split(run.replace("'", " "), self._syllables)
        if syllables is None or len(syllables) < 2:
            return run
        said: list[str] = []
        at = known = 0
        heard = [(one,) for one in syllables]
        while at < len(syllables):
            meant = next(iter(_heard_at(self._in_pinyin, heard, at)), None)
            said.append(meant or f" {syllables[at]} ")
            known += len(meant) if meant else 0
            at += len(meant) if meant else 1
        return "".join(said) if known * 2 >= len(syllables) else run


def _heard_at(root: _Node, heard: Sequence[tuple[str, ...]], at: int) -> list[str]:
    """Expressions that sound like the text from `at` on, longest first."""
    nodes = [root]
    found: list[str] = []
    for readings in heard[at : at + _LONGEST]:
        nodes = [node.after[reading] for node in nodes for reading in readings if reading in node.after]
        found.extend(node.meant for node in nodes if node.meant)
        if not nodes:
            break
    return found[::-1]


_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u|v)"
)


def _split(run: str, known: set[str]) -> list[str] | None:
    """The syllables of a run of pinyin, longest first, or None where it is not pinyin."""
    syllables: list[str] = []
    for word in run.split():
        parts = _split_word(word, known)
        if parts is None:
            return None
        syllables.extend(parts)
    return syllables


def _split_word(word: str, known: set[str]) -> list[str] | None:
    """The fewest unknown syllables, then the fewest: for every end, how many of both, and where the last one starts."""
    best: list[tuple[int, int, int] | None] = [(0, 0, 0)] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            part = word[start:end]
            if before is None or not _SYLLABLE.fullmatch(part):
                continue
            unknown, count = before[0] + (_merged(part) not in known), before[1] + 1
            so_far = best[end]
            if so_far is None or (unknown, count) < so_far[:2]:
                best[end] = (unknown, count, start)
    return _cut(word, best) if best[-1] else None


def _cut(word: str, best: Sequence[tuple[int, int, int] | None]) -> list[str]:
    parts: list[str] = []
    end = len(word)
    while end and (chosen := best[end]):
        parts.append(_merged(word[chosen[2] : end]))
        end = chosen[2]
    return parts[::-1]
