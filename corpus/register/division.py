"""领导分工: who leads, is in charge of, contacts or assists with what, as a division-of-work notice states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Clause, Notice

POSTS = (
    "常务副市长",
    "副市长",
    "市长",
    "党组成员",
    "副秘书长",
    "秘书长",
    "常务副县长",
    "副县长",
    "县长",
    "常务副区长",
    "副区长",
    "区长",
    "副州长",
    "州长",
    "副主任",
    "主任",
    "市长助理",
    "巡视员",
    "调研员",
    "副局长",
    "局长",
)
_LABEL = re.compile(rf"(?P<name>[\u4e00-\u9fff·]{{2,4}}?)(?P<post>{'|'.join(POSTS)})")
_SENTENCE = re.compile(
    r"(?P<relation>协助(?:市长|常务副市长|县长|区长)?(?:负责|联系|处理|分管)|协助(?=\S)|分管|联系|负责|领导)[：:]?(?P<objects>.+)"
)
_TAIL = re.compile(r"(?:等?方面)?(?:的)?工作$|等$")


@dataclass(frozen=True, slots=True)
class Holding:
    """One relation of one office-holder (分管, 联系, 负责, 领导, 协助…) to a unit or a field of work.

    `unit` is true for a unit (单位), false for a field (领域); `names` are its printed name and the names in its brackets.
    """

    person: str
    post: str
    relation: str
    names: tuple[str, ...]
    unit: bool
    clause: Clause
    sentence: str

    @property
    def object(self) -> str:
        """The unit or field as printed, without brackets."""
        return self.names[0]


def holdings(notice: Notice) -> tuple[Holding, ...]:
    """All relations that a notice states; none for a notice of another form."""
    return tuple(holding for clause in notice.clauses for holding in _of_clause(clause))


def _of_clause(clause: Clause) -> Iterator[Holding]:
    label = _LABEL.fullmatch(clause.label)
    if not label:
        return
    text = clause.text.removeprefix(clause.label).strip("：:，, \n")
    for sentence in re.split(r"[。\n]", text):
        for part in re.split(r"，(?=协助|分管|联系|负责|领导)", sentence.strip()):
            match = _SENTENCE.match(part)
            if match:
                yield from _of_sentence(match, label, clause, sentence.strip() + "。")


def _of_sentence(match: re.Match[str], label: re.Match[str], clause: Clause, sentence: str) -> Iterator[Holding]:
    relation, objects = match["relation"], match["objects"]
    unit = relation.endswith(("分管", "联系")) or (relation == "领导" and "工作" in objects and "全面" not in objects)
    for item in listed(_TAIL.sub("", objects)):
        yield Holding(label["name"], label["post"], relation, named(item), unit, clause, sentence)


def amended_by(earlier: Sequence[Holding], later: Sequence[Holding]) -> tuple[Holding, ...]:
    """A division of work after another for some of its office-holders: what those had, and what passes to them, is gone."""
    people = {one.person for one in later}
    passed = {(one.object, one.relation) for one in later}
    kept = (one for one in earlier if one.person not in people and (one.object, one.relation) not in passed)
    return (*kept, *later)


def is_of(post: str, kind: str) -> bool:
    """Whether a post is one of a kind: 常务副市长 is a 副市长, but no 市长."""
    return post == kind or (kind.startswith("副") and post.endswith(kind))


def listed(text: str) -> tuple[str, ...]:
    """The items of a list separated by 、 (and 和 before the last) outside brackets."""
    items, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += char in "（(〔"
        depth -= char in "）)〕"
        if depth == 0 and char == "、":
            items.append(text[start:at])
            start = at + 1
    last = text[start:]
    pair = re.fullmatch(r"([\u4e00-\u9fff]{2})和([\u4e00-\u9fff]{2})", last)
    items.extend(pair.groups() if items and pair else (last,))
    return tuple(item.strip() for item in items if item.strip())


def named(item: str) -> tuple[str, ...]:
    """A unit's printed name and the other names that stand in its brackets: 市人防办（民防局）."""
    match = re.fullmatch(r"(?P<name>[^（(]+)[（(](?P<others>[^）)]+)[）)](?P<rest>.*)", item)
    if not match:
        return (item,)
    return (match["name"] + match["rest"], *match["others"].split("、"))
