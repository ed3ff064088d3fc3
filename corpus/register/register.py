"""The register (名录) of units, office-holders, tasks, duties and targets over all notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.library import Library
from corpus.model import Notice
from corpus.register.bodies import Body, bodies
from corpus.register.division import Holding, amended_by, holdings
from corpus.register.duties import Duty, duties
from corpus.register.paces import Pace, paces
from corpus.register.targets import Target, targets
from corpus.register.tasks import Task, tasks
from corpus.succession.matters import place_of
from corpus.succession.named_notices import begins


@dataclass(frozen=True)
class Register:
    """Everything the notices state in set forms."""

    holdings: tuple[Holding, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]
    targets: tuple[Target, ...]
    bodies: tuple[Body, ...] = ()
    paces: tuple[Pace, ...] = ()

    @cached_property
    def units(self) -> dict[str, tuple[str, ...]]:
        """Every unit by its printed name, with the other names that stand in its brackets."""
        found: dict[str, tuple[str, ...]] = {}
        for names in self._unit_names():
            found[names[0]] = tuple(dict.fromkeys((*found.get(names[0], ()), *names[1:])))
        return found

    def _unit_names(self) -> Iterator[tuple[str, ...]]:
        for holding in self.holdings:
            if holding.unit:
                yield holding.names
        for task in self.tasks:
            yield from (*task.lead, *task.others)
        for duty in self.duties:
            yield duty.names

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Every field of work (领域) that an office-holder is responsible for."""
        return tuple(dict.fromkeys(one.object for one in self.holdings if not one.unit))

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The office-holders by name."""
        return tuple(dict.fromkeys(one.person for one in self.holdings))

    def held(self, name: str) -> tuple[Holding, ...]:
        """The relations of office-holders to a unit or a field of this name."""
        return tuple(one for one in self.holdings if name in one.names)

    def names(self) -> Iterator[tuple[str, str]]:
        """Pairs of a name as people may say it and the register's name: 民防局 and 市人防办, 科技局 and 市科技局."""
        for unit, others in self.units.items():
            for name in (unit, *others):
                yield name, unit
                if name.startswith("市") and len(name) > 3:
                    yield name[1:], unit
                elif not name.startswith(("嘉", "各", "市")):
                    yield f"市{name}", unit
        for field in self.fields:
            yield field, field
        yield from self.called()

    def called(self) -> Iterator[tuple[str, str]]:
        """Pairs of a name as people may say it and an office-holder's full name: 胡市长, 沈秘书长."""
        for person in self.people:
            yield person, person
        yield from self._spoken_names()

    def _spoken_names(self) -> Iterator[tuple[str, str]]:
        """Surname and title (胡市长, 沈秘书长), where only one office-holder can be meant."""
        posts = {one.person: one.post for one in self.holdings}
        meant: dict[str, set[str]] = {}
        for person, post in posts.items():
            titles = {post, "市长"} if "市长" in post else {post}
            for title in titles | ({"副市长"} if post.endswith("副市长") else set()):
                meant.setdefault(person[0] + title, set()).add(person)
        for post in {
            post for post in posts.values() if post not in {"市长", "副市长", "县长", "副县长", "区长", "副区长"}
        }:
            meant.setdefault(post, set()).update(person for person, held in posts.items() if held == post)
        for spoken in ("一把手", "正市长", "大市长", "市里头总负责", "市里总负责", "全市总负责", "市政府总负责"):
            meant[spoken] = {person for person, post in posts.items() if post == "市长"}
        for spoken, people in meant.items():
            if len(people) == 1:
                yield spoken, next(iter(people))


def build_register(library: Library) -> Register:
    """The register of a library's notices: of all that there ever were."""
    return Register(
        tuple(one for notice in library.notices for one in holdings(notice)),
        tuple(one for notice in library.notices for one in tasks(notice)),
        tuple(one for notice in library.notices for one in duties(notice)),
        tuple(one for notice in library.notices for one in targets(notice)),
        tuple(one for notice in library.notices for one in bodies(notice)),
        tuple(one for notice in library.notices for one in paces(notice)),
    )


def standing(register: Register, library: Library, aside: Set[str]) -> Register:
    """What of a register stands without the notices of some ids; the same register where that is all of it.

    Of the divisions of work of a place, a later one for some office-holders changes theirs and what passes to them.
    """
    divisions: dict[str, list[Holding]] = {}
    for one in register.holdings:
        if one.clause.notice_id not in aside:
            divisions.setdefault(one.clause.notice_id, []).append(one)
    made = Register(
        _in_place([(library.notice(notice_id), tuple(found)) for notice_id, found in divisions.items()]),
        tuple(one for one in register.tasks if one.clause.notice_id not in aside),
        tuple(one for one in register.duties if one.clause.notice_id not in aside),
        tuple(one for one in register.targets if one.clause.notice_id not in aside),
        tuple(one for one in register.bodies if one.notice_id not in aside),
        tuple(one for one in register.paces if one.clause.notice_id not in aside),
    )
    return register if made == register else made


def _in_place(divisions: Sequence[tuple[Notice, tuple[Holding, ...]]]) -> tuple[Holding, ...]:
    kept: dict[str, tuple[Holding, ...]] = {}
    for notice, found in sorted(divisions, key=lambda one: (begins(one[0]) or date.min, one[0].id)):
        place = place_of(notice)
        kept[place] = amended_by(kept.get(place, ()), found)
    return tuple(one for found in kept.values() for one in found)
