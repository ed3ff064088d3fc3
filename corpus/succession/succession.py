"""Over all notices: which takes the place of which on what day, and which clauses have been changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corpus.model import Clause, Notice
from corpus.succession.amendments import Wording, wordings
from corpus.succession.matters import Matter, division_size, matter_of
from corpus.succession.named_notices import KnownNotices, began_before, begins, same_number, starts_after
from corpus.succession.naming import clause_at
from corpus.succession.repeals import repeals

_TIDIES = re.compile(r"废止|清理|失效")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A notice takes the place of an earlier one from a day on; `clause` says so, or None where its subject alone does."""

    earlier: Notice
    later: Notice
    since: date
    clause: Clause | None

    @property
    def substitutes(self) -> bool:
        """Whether the later notice says itself what holds now; a decision that only tidies up does not."""
        return not _TIDIES.search(self.later.title)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A notice changes an earlier one from a day on: how, and at which clause (None where its place was not found)."""

    earlier: Notice
    later: Notice
    since: date
    amended: Clause | None
    wording: Wording

    @property
    def clause(self) -> Clause:
        """The clause that makes the change."""
        return self.wording.clause

    @property
    def place(self) -> str:
        """Where the change is made, as printed: the clause changed, or the number that an added article gets; "" if unknown."""
        return self.amended.path if self.amended else self.wording.place if self.wording.inserts else ""

    def applied(self, text: str) -> str | None:
        """A text of the earlier notice with the change made, or None where it does not have the words to change."""
        if self.wording.how != "修改" or not self.wording.words:
            return None
        if not self.wording.old:
            return self.wording.words
        return text.replace(self.wording.old, self.wording.words) if self.wording.old in text else None


@dataclass(frozen=True, slots=True)
class Succession:
    """All replacements and amendments, oldest first; `partial` change part of what an earlier notice of their kind states.

    `clashes` are pairs that set the same matter anew from the same day on, so that it is open which holds.
    """

    replacements: tuple[Replacement, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    partial: tuple[Notice, ...] = ()
    clashes: tuple[tuple[Notice, Notice], ...] = ()

    def __bool__(self) -> bool:
        """Whether the notices do anything to one another."""
        return bool(self.replacements or self.amendments or self.partial)

    def set_aside(self, on: date) -> frozenset[str]:
        """The ids of notices that others stand for on a day: those replaced by then, and successors that have not begun."""
        gone = {one.earlier.id for one in self.replacements if one.substitutes and one.since <= on}
        to_come = {one.later.id for one in self.replacements if one.substitutes and starts_after(one.later, on)}
        return frozenset(gone | to_come | {one.id for one in self.partial if starts_after(one, on)})

    def step_of(self, notice: Notice, on: date) -> Replacement | None:
        """The newest replacement in which a notice has a part, begun by a day, else the next to begin; None for none."""
        own = [one for one in self.replacements if notice in (one.earlier, one.later) and one.substitutes]
        begun = [one for one in own if one.since <= on]
        return begun[-1] if begun else own[0] if own else None

    def changes_of(self, notice: Notice) -> tuple[Amendment, ...]:
        """The changes of clauses that a notice makes, or that are made of its clauses."""
        return tuple(one for one in self.amendments if notice in (one.earlier, one.later))

    def others_than(self, named: Set[str]) -> frozenset[str]:
        """The ids of notices that stand for these, or for which these stand."""
        pairs = [(one.earlier.id, one.later.id) for one in self.replacements]
        return frozenset(other for pair in pairs if named & set(pair) for other in pair if other not in named)


def succession_of(notices: Sequence[Notice]) -> Succession:
    """What the notices do to one another."""
    known = KnownNotices(notices)
    replaced = {(one.earlier.id, one.later.id): one for one in (*_restated(notices), *_repealed(notices, known))}
    return Succession(
        tuple(sorted(replaced.values(), key=lambda one: (one.since, one.later.id, one.earlier.id))),
        tuple(sorted(_amended(notices, known), key=lambda one: (one.since, one.clause.id))),
        tuple(_partial(notices)),
        tuple(_clashing(notices)),
    )


def _repealed(notices: Iterable[Notice], known: KnownNotices) -> Iterator[Replacement]:
    for notice in notices:
        for old_id in notice.supersedes:
            old, since = known.of_id(old_id), begins(notice)
            if old and since and old is not notice and _names(notice, old):
                yield Replacement(old, notice, since, None)
        for repeal in repeals(notice):
            old, since = known.earlier(repeal.named, notice), repeal.since or begins(notice)
            if old and since:
                yield Replacement(old, notice, since, repeal.clause)


def _names(notice: Notice, other: Notice) -> bool:
    """Whether a notice prints another's number; 锦政办发 has the initials, and so the id, of 嘉政办发."""
    return any(same_number(other.document_number, clause.text) for clause in notice.clauses)


def _restated(notices: Iterable[Notice]) -> Iterator[Replacement]:
    """Each notice on a matter that is set anew as a whole is replaced by the next one on it."""
    for ordered in _by_matter(notices):
        for at, (old, before) in enumerate(ordered):
            for new, after in ordered[at + 1 :]:
                since = begins(new)
                if since and after.takes_over(before) and began_before(begins(old), since):
                    yield Replacement(old, new, since, None)
                    break


def _clashing(notices: Iterable[Notice]) -> Iterator[tuple[Notice, Notice]]:
    """Notices on one matter that begin on one day."""
    for ordered in _by_matter(notices):
        for (one, before), (other, after) in pairwise(ordered):
            if begins(one) == begins(other) and after.takes_over(before):
                yield one, other


def _by_matter(notices: Iterable[Notice]) -> Iterator[list[tuple[Notice, Matter]]]:
    """The notices that set a matter anew as a whole, those on one matter together, in order of their first days."""
    about: dict[tuple[str, str], list[tuple[Notice, Matter]]] = {}
    for notice in notices:
        matter = matter_of(notice) if notice.printed and begins(notice) else None
        if matter:
            about.setdefault((matter.subject, matter.place), []).append((notice, matter))
    for one in about.values():
        yield sorted(one, key=lambda each: (begins(each[0]) or date.min, each[0].id))


def _partial(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Divisions of work for some of the office-holders of an earlier one."""
    matters = [(one, matter) for one in notices if division_size(one) and (matter := matter_of(one))]
    for later, after in matters:
        if any(
            before.place == after.place
            and not after.takes_over(before)
            and began_before(begins(earlier), begins(later))
            for earlier, before in matters
            if earlier is not later
        ):
            yield later


def _amended(notices: Iterable[Notice], known: KnownNotices) -> Iterator[Amendment]:
    for notice in notices:
        for wording in wordings(notice):
            old, since = known.earlier(wording.named, notice), begins(notice)
            if old and since:
                amended = None if wording.inserts else clause_at(wording.place, old.clauses)
                yield Amendment(old, notice, since, amended, wording)
