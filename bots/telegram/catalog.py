"""The notices as pages to turn: all notices, one notice's sections, one clause and what is below it.

Each page has a short opaque name, made from what it shows, so a button outlives restarts and new versions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bots.telegram import texts
from bots.telegram.blocks import Block, Kind, length
from bots.telegram.desk import Desk
from bots.telegram.keys import Keys

JSON = dict[str, Any]

_PAGE = 8
_LABEL = 28
_LONGEST = 3500


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown, and the buttons below it."""

    blocks: tuple[Block, ...]
    keyboard: InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class _Spot:
    """A page's matter: all notices (both empty), a notice, or a clause of it; and which part of a long list."""

    notice: str = ""
    clause: str = ""
    part: int = 0


class Catalog:
    """Pages by name; the notices are read once, when the first page is asked for."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self._desk, self._keys = desk, keys
        self._reading = asyncio.Lock()
        self._notices: dict[str, JSON] = {}
        self._clauses: dict[str, tuple[str, JSON]] = {}
        self._names: dict[str, _Spot] = {}

    async def front(self) -> Page:
        """All notices."""
        await self._read()
        return self._page(_Spot())

    async def named(self, data: str) -> Page | None:
        """The page of a button; None where there is no such page any more."""
        await self._read()
        spot = self._names.get(data)
        return self._page(spot) if spot else None

    async def of(self, some_id: str) -> Page | None:
        """The page of a notice or a clause, by its id."""
        await self._read()
        if some_id in self._notices:
            return self._page(_Spot(some_id))
        found = self._clauses.get(some_id)
        return self._page(_Spot(found[0], some_id)) if found else None

    async def _read(self) -> None:
        async with self._reading:
            if self._names:
                return
            for notice in await self._desk.documents():
                self._notices[notice["id"]] = notice
                self._clauses.update({clause["clause_id"]: (notice["id"], clause) for clause in notice["clauses"]})
            spots = [
                _Spot(),
                *map(_Spot, self._notices),
                *(_Spot(notice, one) for one, (notice, _) in self._clauses.items()),
            ]
            for spot in spots:
                for part in range(max(1, -(-len(self._below(spot)) // _PAGE))):
                    here = _Spot(spot.notice, spot.clause, part)
                    self._names[self._name(here)] = here

    def _name(self, spot: _Spot) -> str:
        return "b" + self._keys.sign("page", spot.notice, spot.clause, str(spot.part))

    def _below(self, spot: _Spot) -> list[JSON]:
        """What a page lists."""
        if not spot.notice:
            return list(self._notices.values())
        clauses: Sequence[JSON] = self._notices[spot.notice]["clauses"]
        return [one for one in clauses if (one["parent_id"] or "") == spot.clause]

    def _page(self, spot: _Spot) -> Page:
        below = self._below(spot)
        shown = below[spot.part * _PAGE : (spot.part + 1) * _PAGE]
        rows = [[self._button(_label(one), self._spot_of(one, spot))] for one in shown]
        turns = [
            *([self._button(texts.EARLIER, _Spot(spot.notice, spot.clause, spot.part - 1))] if spot.part else []),
            *(
                [self._button(texts.LATER, _Spot(spot.notice, spot.clause, spot.part + 1))]
                if (spot.part + 1) * _PAGE < len(below)
                else []
            ),
        ]
        keyboard = InlineKeyboardMarkup([row for row in (*rows, turns, self._ways_up(spot)) if row])
        return Page(tuple(self._blocks(spot, below)), keyboard)

    def _spot_of(self, one: JSON, spot: _Spot) -> _Spot:
        return _Spot(spot.notice, one["clause_id"]) if spot.notice else _Spot(one["id"])

    def _ways_up(self, spot: _Spot) -> list[InlineKeyboardButton]:
        if not spot.notice:
            return []
        home = self._button(texts.ALL_NOTICES, _Spot())
        if not spot.clause:
            return [home]
        parent = self._clauses[spot.clause][1]["parent_id"] or ""
        return [self._button(texts.UP, _Spot(spot.notice, parent)), home]

    def _button(self, label: str, spot: _Spot) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=self._name(spot))

    def _blocks(self, spot: _Spot, below: Sequence[JSON]) -> list[Block]:
        if not spot.notice:
            pages = max(1, -(-len(below) // _PAGE))
            return [Block(texts.NOTICES.format(page=spot.part + 1, pages=pages))]
        notice = self._notices[spot.notice]
        validity = texts.VALIDITY.get(notice["validity"], "")
        if not spot.clause:
            head = texts.NOTICE_HEAD.format(
                number=notice["document_number"], date=notice["date"] or "", validity=validity
            )
            return [
                Block(head, head=notice["title"]),
                Block(texts.SECTIONS if notice["printed"] else texts.NOT_PRINTED),
            ]
        clause = self._clauses[spot.clause][1]
        text = clause["text"] if length(clause["text"]) <= _LONGEST else clause["text"][:_LONGEST] + texts.CUT
        shown = Block(text, Kind.QUOTE, f"{notice['document_number']} {clause['clause']}（{validity}）")
        return [shown, *([Block(texts.PARTS)] if below else [])]


def _label(one: JSON) -> str:
    """How a notice or a clause reads on a button."""
    if "title" in one:
        return f"{one['document_number']} {one['title'].rpartition('关于')[2] or one['title']}"[:_LABEL]
    words = one["heading"] or one["text"].replace("\n", " ").removeprefix(one["clause"]).strip()
    return f"{one['clause']} {words}".strip()[:_LABEL]
