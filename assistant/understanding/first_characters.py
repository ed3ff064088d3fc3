"""The characters with which a match of a regular expression can begin, by which most expressions are passed over unread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

Kept = TypeVar("Kept")

_DIGITS = frozenset("0123456789")
_GROUP = re.compile(r"\((?:\?:)?(?!\?)")
_AROUND = re.compile(r"\(\?<?[=!]")
_OPTIONAL = re.compile(r"[?*]|\{0?,|\{0\}")
_REPEATED = re.compile(r"(?:[?*+]|\{\d*(?:,\d*)?\})\??")


class ByFirstCharacter(Generic[Kept]):
    """What is kept of regular expressions, given out in their order without those that cannot match a text."""

    def __init__(self, patterns: Iterable[tuple[str, Kept]]) -> None:
        """`patterns` are pairs of an expression and what is kept of it."""
        self._kept: list[Kept] = []
        self._always: list[int] = []
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, (pattern, kept) in enumerate(patterns):
            self._kept.append(kept)
            firsts = first_characters(pattern)
            for places in [self._always] if firsts is None else [self._of[one] for one in firsts]:
                places.append(place)

    def that_may_match(self, text: str) -> list[Kept]:
        """What is kept of the expressions of which some first character stands in the text."""
        places = set(self._always).union(*(self._of[one] for one in frozenset(text) if one in self._of))
        return [self._kept[place] for place in sorted(places)]


@cache
def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters with one of which every match begins; None where that cannot be told."""
    found: frozenset[str] = frozenset()
    for branch in _branches(pattern):
        first = _first_of(branch)
        if first is None:
            return None
        found |= first
    return found


def _first_of(branch: str) -> frozenset[str] | None:
    """Of an expression without alternatives on its own level."""
    found: frozenset[str] = frozenset()
    at = 0
    while at < len(branch):
        end = _end_of_atom(branch, at)
        if _AROUND.match(branch, at) or branch[at] == "^" or branch[at:end] == r"\b":
            at = end
            continue
        first = _of_atom(branch[at:end])
        if first is None:
            return None
        found |= first
        if not _OPTIONAL.match(branch, end):
            return found
        repeated = _REPEATED.match(branch, end)
        at = repeated.end() if repeated else end
    return None  # nothing in it has to be there


def _of_atom(atom: str) -> frozenset[str] | None:
    if group := _GROUP.match(atom):
        return first_characters(atom[group.end() : -1])
    if atom.startswith("["):
        return _of_set(atom[1:-1])
    if atom == r"\d":
        return _DIGITS
    if atom in {".", "$"} or (atom.startswith("\\") and atom[1].isalnum()):
        return None
    return frozenset(atom[-1])


def _of_set(inside: str) -> frozenset[str] | None:
    plain = inside.replace(r"\d", "0123456789")
    if inside.startswith("^") or "\\" in plain:
        return None
    for first, last in re.findall(r"(.)-(.)", plain):
        plain += "".join(map(chr, range(ord(first), ord(last) + 1)))
    return frozenset(plain) - (frozenset("-") if "-" in plain[1:-1] else frozenset())


def _branches(pattern: str) -> list[str]:
    """The alternatives on the outermost level."""
    found, begin, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[begin:at])
            begin = at + 1
        at = _end_of_atom(pattern, at)
    return [*found, pattern[begin:]]


def _end_of_atom(pattern: str, at: int) -> int:
    """Where what begins at a place ends: a group, a set, an escaped character or a character."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return pattern.index("]", at + 2) + 1
    if pattern[at] != "(":
        return at + 1
    inside = at + 1
    while pattern[inside] != ")":
        inside = _end_of_atom(pattern, inside)
    return inside + 1
