"""Taking in what a clerk has: read every file, say what was recognised and what is known already, and keep it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from corpus.bulletin import Bulletin
from corpus.journal import commit
from corpus.library import Library
from corpus.likeness import KnownNotices, says_the_same
from corpus.model import Notice
from corpus.reception import UnreadableSourceError
from corpus.storage import files_of, notice_file, notice_json, record_file, record_json, source_file
from corpus.structure.identity import identity_of
from corpus.taking_in import take_in
from corpus.unpacking import Given, given_in

NEW, CHANGED, UNCHANGED, KNOWN, DIFFERENT = "new", "changed", "unchanged", "known", "different"
_LEFT_OUT = (KNOWN, DIFFERENT)

Progress = Callable[[Sequence[Given]], "Iterator[Given] | Sequence[Given]"]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: its bulletin, and of each notice whether it is new and where else it stands ("")."""

    shown: str
    content: bytes
    bulletin: Bulletin
    states: tuple[str, ...]
    known_from: tuple[str, ...]

    @property
    def left_out(self) -> frozenset[str]:
        """The ids of the notices that are not taken from this file."""
        return frozenset(
            notice.id for notice, state in zip(self.bulletin.notices, self.states, strict=True) if state in _LEFT_OUT
        )


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read, and what could not be, with the reason."""

    read: tuple[Read, ...]
    refused: tuple[str, ...]


def read_all(paths: Sequence[Path], library: Library, progress: Progress = iter) -> Intake:
    """Reads every file of `paths`, folders and archives included; nothing is kept yet."""
    known = KnownNotices(library.notices)
    sources = {source.record.source for source in library.sources}
    read: list[Read] = []
    refused: list[str] = []
    for given in progress([each for path in paths for each in given_in(path)]):
        try:
            one = _read(given, known, sources)
        except UnreadableSourceError as error:
            refused.append(str(error))
            continue
        read.append(one)
        for notice in one.bulletin.notices:
            if notice.id not in one.left_out:
                known.add(notice)
    return Intake(tuple(read), tuple(refused))


def _read(given: Given, known: KnownNotices, sources: Set[str]) -> Read:
    if given.refused:
        raise UnreadableSourceError(given.refused)
    try:
        bulletin = _as_called(given, known)
    except UnreadableSourceError as error:
        raise UnreadableSourceError(str(error).replace(given.name, given.shown, 1)) from error
    except Exception as error:  # one file that defeats a reader must not cost the others
        raise UnreadableSourceError(f"{given.shown} cannot be read: {type(error).__name__}") from error
    if not bulletin.notices:
        raise UnreadableSourceError(f"{given.shown}: no notice was found in it")
    bulletin = _with_a_name_of_its_own(bulletin, known, sources)
    judged = [_judged(notice, known) for notice in bulletin.notices]
    states, known_from = zip(*judged, strict=True)
    return Read(given.shown, given.content, bulletin, states, known_from)


def _as_called(given: Given, known: KnownNotices) -> Bulletin:
    """A file's notices under their ids; one whose plain id another document has bears its longer one."""
    bulletin = take_in(given.content, given.name, known)
    longer = {identity_of(notice).longer for notice in bulletin.notices if known.under(notice)}
    if not longer:
        return bulletin
    return take_in(given.content, given.name, {notice.id for notice in bulletin.notices} | longer)


def _with_a_name_of_its_own(bulletin: Bulletin, known: KnownNotices, sources: Set[str]) -> Bulletin:
    """A file that bears the name of another source, and has none of its notices, is kept under a name of its own."""
    own = {notice.id for notice in bulletin.notices}
    others = known.from_source(bulletin.source)
    if not (others or bulletin.source in sources) or any(notice.id in own for notice in others):
        return bulletin
    path = PurePath(bulletin.source)
    name = f"{path.stem}-{bulletin.source_sha256[:6]}{path.suffix}"
    return replace(bulletin, source=name, notices=tuple(replace(each, source=name) for each in bulletin.notices))


def _judged(notice: Notice, known: KnownNotices) -> tuple[str, str]:
    """Whether a notice is new, and from which other source it is known."""
    same = known.of_id(notice.id)
    if same is not None and same.source == notice.source:
        return (UNCHANGED if notice_json(same) == notice_json(notice) else CHANGED), ""
    same = same or known.same(notice)
    if same is None or (notice.printed and not same.printed and notice.id == same.id):
        return NEW, ""
    if not notice.printed:
        return KNOWN, same.source
    return (KNOWN if says_the_same(notice, same) else DIFFERENT), same.source


def keep(intake: Intake, home: Path, library: Library) -> None:
    """Keeps below `home` all that was read and is not known from elsewhere, in one step; raises `OSError`."""
    writes: dict[str, bytes] = {}
    removals: list[str] = []
    for one in intake.read:
        if len(one.left_out) == len(one.bulletin.notices):
            continue
        writes |= files_of(one.bulletin, one.left_out)
        writes[source_file(one.bulletin.source)] = one.content
        removals += _gone(one, library, home)
    changed = {name: content for name, content in writes.items() if not _is_kept(home / name, content)}
    if changed or removals:
        commit(home, changed, [name for name in removals if name not in writes])


def _gone(one: Read, library: Library, home: Path) -> Iterator[str]:
    """The notices that an earlier state of the source had and this one has no longer."""
    own = {notice.id for notice in one.bulletin.notices}
    for notice in library.notices:
        name = notice_file(notice.id)
        if notice.source == one.bulletin.source and notice.id not in own and (home / name).is_file():
            yield name


def _is_kept(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def remove(notices: Sequence[Notice], home: Path, library: Library) -> None:
    """Removes notices and, with the last of its notices, a source; all in one step; raises `OSError`."""
    ids = {notice.id for notice in notices}
    writes: dict[str, bytes] = {}
    removals = [notice_file(notice.id) for notice in notices]
    for name in {notice.source for notice in notices}:
        record = next((each.record for each in library.sources if each.record.source == name), None)
        if record is None:
            continue
        kept = tuple(each for each in record.notices if each not in ids)
        if kept:
            gone = tuple(each for each in record.notices if each in ids)
            writes[record_file(name)] = record_json(
                replace(record, notices=kept, left_out=(*record.left_out, *gone))
            ).encode()
        else:
            removals += [record_file(name), source_file(name)]
    commit(home, writes, removals)
