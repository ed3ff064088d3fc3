"""The index of a large corpus: built once, kept in a file under the hash of what it was made from, read in a moment."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from corpus.model import Clause
from indexes.clause_index import FIELD_WEIGHTS, ClauseIndex, Entry
from indexes.postings import Counting, PostingsEngine
from indexes.segmenter import BUILT, Segmenter, bigrams

#: From how many clauses on a corpus is large: below, rank-bm25 is as fast and the index is made anew in a second.
LARGE = 2000

_FORM = 1  # of the file; another one is not read
_KEPT = 3  # files of earlier states that stay
_SHOWN_IN = ("text", "headings", "title")  # the fields in which a matched word is named


class LargeIndex(ClauseIndex):
    """The same search over the same fields, with engines that can be stored."""

    def __init__(self, clauses: Sequence[Clause], segmenter: Segmenter, engines: Mapping[str, PostingsEngine]) -> None:
        self._stored = dict(engines)
        self._set(clauses, segmenter, engines)

    def _matched(self, weights: Mapping[str, float], place: int) -> tuple[str, ...]:
        shown = [self._stored[field] for field in _SHOWN_IN]
        return tuple(word for word in weights if any(engine.has_in(word, place) for engine in shown))

    @classmethod
    def built(cls, clauses: Sequence[Clause], segmenter: Segmenter, entries: Iterable[Entry]) -> LargeIndex:
        """The index of these entries; each is read once, so that they need not all be there at a time."""
        fields = {field: Counting() for field in FIELD_WEIGHTS}
        for entry in entries:
            for field in _SHOWN_IN:
                fields[field].add(segmenter.words(getattr(entry, field)))
            fields["asked"].add(segmenter.words(entry.asked))
            fields["bigrams"].add(bigrams(f"{entry.headings} {entry.text}"))
        engines = {field: PostingsEngine.stored(counting.arrays()) for field, counting in fields.items()}
        return cls(clauses, segmenter, engines)

    def save(self, path: Path) -> None:
        """Writes the arrays; the file is there as a whole or not at all."""
        arrays = {
            f"{field} {name}": one for field, engine in self._stored.items() for name, one in engine.arrays.items()
        }
        passing = path.with_suffix(f".{os.getpid()}.new")
        try:
            with passing.open("wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]
            passing.replace(path)
        finally:
            passing.unlink(missing_ok=True)

    @classmethod
    def read(cls, path: Path, clauses: Sequence[Clause], segmenter: Segmenter) -> LargeIndex:
        """The index in a file; raises `OSError`, `ValueError` or `KeyError` where there is none for these clauses."""
        fields: dict[str, dict[str, np.ndarray]] = {}
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
                for name in kept.files:
                    field, part = name.split(" ")
                    fields.setdefault(field, {})[part] = kept[name]
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise ValueError(f"{path.name} is no index") from error
        engines = {field: PostingsEngine.stored(arrays) for field, arrays in fields.items()}
        if any(len(engine.arrays["lengths"]) != len(clauses) for engine in engines.values()):
            raise ValueError(f"{path.name} is of another corpus")
        return cls(clauses, segmenter, engines)


def index_of(
    clauses: Sequence[Clause],
    entries: Callable[[], Iterable[Entry]],
    segmenter: Segmenter,
    made_from: str,
    folder: Path | None = None,
    large: int = LARGE,
) -> ClauseIndex:
    """The index of a corpus, by the engine that suits its size; `made_from` names all that `entries` depend on."""
    if len(clauses) < large:
        return ClauseIndex(list(entries()), segmenter)
    state = hashlib.sha256("|".join((str(_FORM), made_from, segmenter.fingerprint)).encode()).hexdigest()
    folder = folder or BUILT
    path = folder / f"index-{state[:24]}.npz"
    try:
        return LargeIndex.read(path, clauses, segmenter)
    except (OSError, ValueError, KeyError):
        made = LargeIndex.built(clauses, segmenter, entries())
        with suppress(OSError):  # where nothing can be written, it is built anew at every start
            folder.mkdir(parents=True, exist_ok=True)
            made.save(path)
            _clear(folder, path)
        return made


def _clear(folder: Path, newest: Path) -> None:
    """Removes the files of all but the last states."""
    others = sorted(
        (one for one in folder.glob("index-*.npz") if one != newest), key=lambda one: one.stat().st_mtime, reverse=True
    )
    for one in others[_KEPT - 1 :]:
        one.unlink(missing_ok=True)
