"""议事机构: the groups and commands that notices set up: who heads them, who belongs to them, their office and their work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Clause, Notice

_SET_UP = re.compile(r"成立[^。]*?(?P<name>市[^，。；（）()的]*?(?:领导小组|指挥部))")
_BY = r"(?P<who>[^，。；由]+?)"
#: How each part of a body is stated; 副 before a post makes it another post.
_STATED = (
    ("head", re.compile(rf"(?:由)?{_BY}(?:担任|任)(?P<post>组长)")),
    ("head", re.compile(rf"(?<!副)(?P<post>总指挥)由{_BY}担任")),
    ("deputy", re.compile(rf"{_BY}(?:担任|任)(?P<post>副组长)")),
    ("deputy", re.compile(rf"(?P<post>副总指挥)由{_BY}担任")),
    ("member", re.compile(r"(?P<post>成员)由(?P<who>[^。；]+?)等?单位负责人组成")),
    ("member", re.compile(r"副组长，(?P<who>[^。；]+?)(?:等相关部门)?为(?P<post>成员)")),
    ("office", re.compile(r"(?P<post>办公室)设在(?P<who>[^，。；]+)")),
    ("office head", re.compile(rf"(?P<post>办公室主任)由{_BY}兼任")),
    ("office deputy", re.compile(rf"(?<!办公室)(?P<post>副主任)由{_BY}兼任")),
    ("liaison", re.compile(r"(?P<who>各成员单位)明确\d+名(?P<post>联络员)")),
)
_DOES = re.compile(r"，(?:负责|统一领导|承担)")
_EXPERTS = re.compile(r"专家(?:委员会|咨询组)")


@dataclass(frozen=True, slots=True)
class Part:
    """What a sentence of a clause says of a body: its `role` (head, deputy, member, office…), the post as printed, and who."""

    role: str
    post: str
    who: str
    sentence: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its printed name, with all that is stated of it.

    `work` and `office_work` are the words, with their clauses, that say what it and its office do, `experts` those that
    say what its experts do.
    """

    name: str
    notice_id: str
    parts: tuple[Part, ...]
    work: tuple[tuple[str, Clause], ...]
    office_work: tuple[tuple[str, Clause], ...]
    experts: tuple[tuple[str, Clause], ...]

    def of(self, *roles: str) -> tuple[Part, ...]:
        """The parts of some roles, in the order printed."""
        return tuple(part for part in self.parts if part.role in roles)


def bodies(notice: Notice) -> tuple[Body, ...]:
    """The body that a notice sets up (the first; those that others are to set up are not the city's), or none."""
    name = next((match["name"] for clause in notice.clauses if (match := _SET_UP.search(clause.text))), "")
    parts = tuple(part for clause in notice.clauses for part in _parts(clause)) if name else ()
    if not parts:
        return ()
    kind = "领导小组" if name.endswith("领导小组") else "指挥部"
    return (
        Body(
            name,
            notice.id,
            parts,
            tuple(_work(notice, kind)),
            tuple(_work(notice, "办公室")),
            tuple(_of_experts(notice)),
        ),
    )


def _sentences(clause: Clause) -> list[str]:
    return [one for one in re.findall(r"[^。\n]+[。：]?", clause.text) if not one.startswith("各")]


def _parts(clause: Clause) -> Iterator[Part]:
    for sentence in _sentences(clause):
        for role, pattern in _STATED:
            match = pattern.search(sentence)
            if match:
                yield Part(role, match["post"], match["who"], sentence, clause)


def _work(notice: Notice, whose: str) -> Iterator[tuple[str, Clause]]:
    """The sentences that say what a body or its office has to do, and the items below a heading of theirs."""
    office = whose == "办公室"
    parents = {one.id for one in notice.clauses if one.heading.endswith("指挥部办公室" if office else f"{whose}职责")}
    for clause in notice.clauses:
        if clause.parent_id in parents:
            yield clause.text, clause
            continue
        for sentence in _sentences(clause):
            if ("办公室设在" in sentence) == office and whose in sentence and _DOES.search(sentence):
                yield sentence, clause


def _of_experts(notice: Notice) -> Iterator[tuple[str, Clause]]:
    for clause in notice.clauses:
        said = "".join(one for one in _sentences(clause) if _EXPERTS.search(one))
        if said and ("组建" in said or "推选" in said):
            yield said, clause
