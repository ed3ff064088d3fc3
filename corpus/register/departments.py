"""Who does what a clause sets, as its end says: （牵头单位：…；配合单位：…）, （市发改委牵头，市财政局配合）, 责任单位：…."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.register.division import listed, named

LEAD, RESPONSIBLE, SUPPORTING = "牵头部门", "责任部门", "配合部门"
_SUPPORT = "配合|协办|参与|参加|协同|协助"
_OPEN, _CLOSE = r"[（(〔]", r"[）)〕]"
_LABEL = rf"(?:牵头|主办|主责|责任|承办|{_SUPPORT})(?:部门|单位)(?:（(?:单位|部门)）)?："
_LABELLED = rf"{_LABEL}[^：]+?(?:[；，。\n]{_LABEL}[^：]+?)*"
_AT_END = re.compile(rf"(?:{_OPEN}(?P<inside>{_LABELLED}){_CLOSE}|(?<=[。；\n])(?P<bare>{_LABELLED}))。?$")
_SPOKEN = re.compile(rf"{_OPEN}(?P<said>(?:[^（）()〔〕。]|（[^（）]*）)+){_CLOSE}。?$")
_DOES = re.compile(
    rf"^由?(?P<units>.+?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:按照?(?:各自)?职责|分工|分别|共同|具体|负责)*"
    rf"(?P<verb>牵头|负责|落实|{_SUPPORT})(?:负责|实施|落实|组织)*$"
)
_UNIT = re.compile(
    r"(?:局|委|办|厅|部|院|会|署|政府|办公室|公司|集团|中心|银行|支行|海关|大队|支队|总队|街道|[镇乡县区市]|部门|单位)(?:（[^（）]+）)?$"
)

Departments = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Doing:
    """Who leads, who shares by role, and the words that say so; a unit is its printed name with those in its brackets."""

    lead: Departments
    roles: tuple[tuple[str, Departments], ...]
    quote: str


def departments_at_end(text: str) -> Doing | None:
    """Who does what a clause sets, or None where its end does not say."""
    solid = re.sub(r"[^\S\n]+", "", text)
    if labelled := _AT_END.search(solid):
        return _doing(_labelled(labelled["inside"] or labelled["bare"]), labelled.group(0))
    if spoken := _SPOKEN.search(solid):
        return _doing(_spoken(spoken["said"]), spoken.group(0))
    return None


def role_of(words: str) -> str:
    """The role that a label or a verb names: 牵头单位, 负责, 配合."""
    if re.match("牵头|主办|主责", words):
        return LEAD
    return SUPPORTING if re.match(_SUPPORT, words) else RESPONSIBLE


def units_in(text: str) -> Departments:
    """The units of a list."""
    words = re.sub(r"等(?:有关|相关)?(?:部门|单位)?$", "", text.strip("，；。、\n "))
    return tuple(named(item) for item in listed(re.sub(r"[，\n]", "、", words)))


def by_role(found: Iterable[tuple[str, Departments]]) -> dict[str, Departments]:
    """The units of each role, those of one role together."""
    units: dict[str, Departments] = {}
    for role, names in found:
        if names:
            units[role] = units.get(role, ()) + names
    return units


def _doing(found: Iterable[tuple[str, Departments]], quote: str) -> Doing | None:
    units = by_role(found)
    if not units:
        return None
    return Doing(units.pop(LEAD, ()), tuple(units.items()), quote)


def _labelled(text: str) -> list[tuple[str, Departments]]:
    labels = [match.span() for match in re.finditer(_LABEL, text)]
    return [
        (role_of(text[start:]), units_in(text[end:next_one]))
        for (start, end), (next_one, _) in pairwise([*labels, (len(text), len(text))])
    ]


def _spoken(text: str) -> list[tuple[str, Departments]]:
    """What “A、B牵头，C配合” says; nothing where words remain, or what is named is no unit."""
    found, open_list = [], ""
    for part in re.split(r"[，；]", text):
        match = _DOES.match(open_list + part)
        if match is None:
            open_list += f"{part}、"
            continue
        units, open_list = units_in(match["units"]), ""
        if not all(_UNIT.search(names[0]) for names in units):
            return []
        found.append((role_of(match["verb"]), units))
    return [] if open_list else found
