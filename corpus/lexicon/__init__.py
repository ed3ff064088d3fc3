"""The words people use, and the notice terms they mean: data that a maintainer edits, one YAML file a topic.

An entry is a *concept*: its name is the notice's own term, `says` are everyday words for it, `en` English ones.
docs/growing.md says how to add one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """An entry is malformed; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A notice term (or a way of asking) with the words people use for it.

    `terms` are the notice's own words that the index is asked for as well; `group` is the file it stands in.
    """

    name: str
    group: str
    says: tuple[str, ...]
    english: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way to say it, the name first."""
        return tuple(dict.fromkeys((self.name, *self.terms, *self.says, *self.english)))


@dataclass(frozen=True, slots=True)
class Outside:
    """A matter near the notices that they do not cover: what to say of it, and the clause that comes nearest, if any.

    `stated` is a pattern: where a clause in the corpus has it, the notices do cover the matter. `always` holds where the matter decides even if it is told beside the question and not asked for itself.
    """

    name: str
    says: tuple[str, ...]
    unless: tuple[str, ...]
    reply: str
    reply_en: str
    nearest: str
    always: bool = False
    stated: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """What may be wanted of a matter (地点, 金额): a pattern of asking for it, and one of a text that tells it.

    `beside` holds where it is told only by a sentence that speaks of the matter as well; `same` where the word that asks
    (董事长, 转让) is told by that word itself, too.
    """

    name: str
    asks: re.Pattern[str]
    told: re.Pattern[str]
    says: str
    english: str
    beside: bool = False
    same: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts by name, rewritings of dialect and slips, words without meaning, matters outside the notices,
    small talk, short words that are recognised by sound (`misheard`) or in pinyin alone (`spelled`), and aspects.
    """

    concepts: Mapping[str, Concept]
    rewritings: Mapping[str, str]
    fillers: frozenset[str]
    outside: tuple[Outside, ...]
    talk: Mapping[str, tuple[str, ...]]
    misheard: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells this lexicon from another, the same in every process."""
        told = (sorted(map(repr, self.concepts.values())), sorted(self.rewritings.items()), sorted(self.fillers))
        rest = (self.outside, sorted(self.talk.items()), self.misheard, self.spelled, self.aspects)
        return hashlib.sha256(repr((told, rest)).encode()).hexdigest()

    def group(self, name: str) -> Iterator[Concept]:
        """The concepts of one file."""
        return (concept for concept in self.concepts.values() if concept.group == name)


@cache
def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """The lexicon of a folder of YAML files; raises `LexiconError`."""
    concepts: dict[str, Concept] = {}
    for path in sorted((folder / "concepts").glob("*.yaml")):
        for concept in _concepts(path):
            if concept.name in concepts:
                raise LexiconError(f"{path.name}: {concept.name} stands in {concepts[concept.name].group} already")
            concepts[concept.name] = concept
    by_sound = _mapping(folder / "misheard.yaml")
    return Lexicon(
        concepts=concepts,
        rewritings={str(key): str(value) for key, value in _mapping(folder / "rewritings.yaml").items()},
        fillers=frozenset(_strings(_mapping(folder / "fillers.yaml").get("fillers", []))),
        outside=tuple(_outside(folder / "outside.yaml")),
        misheard=_strings(by_sound.get("misheard", [])),
        spelled=_strings(by_sound.get("spelled", [])),
        aspects=tuple(_aspects(folder / "aspects.yaml")),
        talk={name: _strings(says) for name, says in _mapping(folder / "talk.yaml").items()},
    )


def _concepts(path: Path) -> Iterator[Concept]:
    for name, stated in _mapping(path).items():
        entry = stated or {}
        if not isinstance(entry, dict) or not set(entry) <= {"says", "en", "terms"}:
            raise LexiconError(f"{path.name}: {name}: an entry has says, en and terms")
        says, english = _strings(entry.get("says", [])), _strings(entry.get("en", []))
        yield Concept(str(name), path.stem, says, english, _strings(entry.get("terms", [])))


def _outside(path: Path) -> Iterator[Outside]:
    for name, entry in _mapping(path).items():
        yield Outside(
            name=str(name),
            says=_strings(entry["says"]),
            unless=_strings(entry.get("unless", [])),
            reply=str(entry["reply"]).strip(),
            reply_en=str(entry.get("en", "")).strip(),
            nearest=str(entry.get("nearest", "")),
            always=bool(entry.get("always", False)),
            stated=str(entry.get("stated", "")),
        )


def _aspects(path: Path) -> Iterator[Aspect]:
    for name, entry in _mapping(path).items():
        try:
            asks, told = re.compile(entry["asks"]), re.compile(entry["told"])
        except re.error as error:
            raise LexiconError(f"{path.name}: {name}: {error}") from None
        beside, same = bool(entry.get("beside", False)), bool(entry.get("same", False))
        yield Aspect(str(name), asks, told, str(entry["says"]), str(entry["en"]), beside, same)


def _mapping(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(read, dict):
        raise LexiconError(f"{path.name}: not a mapping")
    return read


def _strings(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
