"""Tables of tasks (任务分工表): which column says what is to be done, who leads it and who shares it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.register.departments import LEAD, Departments, by_role, role_of, units_in

_WHO = re.compile(r"^(?:牵头|主办|主责|责任|承办|配合|协办|参与|协同|协助)(?:部门|单位)(?:[（(][^）)]*[）)])?$")
_WHAT = re.compile(r"任务|事项|内容|项目|措施|工作")
_COUNT = re.compile(r"^(?:序号|编号)$")
_NUMBER = re.compile(r"^[\d一二三四五六七八九十]+[.．、]?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """How many columns a table has, which tell the task, and the role of each that names units."""

    count: int
    task: int
    roles: tuple[tuple[int, str], ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row's task, who leads it and who shares it."""

    title: str
    lead: Departments
    roles: tuple[tuple[str, Departments], ...]


def task_columns(table: str) -> Columns | None:
    """The columns of a table by the line of its heading, or None where it names no units' roles."""
    cells = _cells(table.rsplit("\n", maxsplit=1)[-1])
    roles = tuple((at, role_of(cell)) for at, cell in enumerate(cells) if _WHO.match(cell))
    what = [at for at, cell in enumerate(cells) if _WHAT.search(cell) and not _WHO.match(cell)]
    if not roles or not what:
        return None
    return Columns(len(cells), what[-1], roles, bool(_COUNT.match(cells[0])))


def row_of(columns: Columns, text: str) -> Row | None:
    """A row as the columns say; None where it has other cells than they, or names no unit.

    A row without its first cells goes on from the row above; one that ends early has its last cells empty.
    """
    cells = _cells(text)
    missing = columns.count - len(cells)
    ends_early = not columns.numbered or bool(_NUMBER.match(cells[0]))
    if missing < 0:
        return None
    cells = cells + [""] * missing if ends_early else [""] * missing + cells
    units = by_role((role, units_in(cells[at])) for at, role in columns.roles)
    if not units or not cells[columns.task]:
        return None
    return Row(cells[columns.task], units.pop(LEAD, ()), tuple(units.items()))


def _cells(line: str) -> list[str]:
    return re.split(r"\t", line) if "\t" in line else line.split(" ")
