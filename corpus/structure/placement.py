"""Where a paragraph hangs: a label says it by its kind of numbering, an unlabelled paragraph by its words."""

from __future__ import annotations

import re
from enum import Enum, auto

from corpus.printed.labels import Label
from corpus.structure.node import Node

_RANKS = {"annex": 0, "part": 1, "chapter": 2, "section": 3, "article": 4}
_TAKES_EFFECT = re.compile(r"^本[^，。]{1,12}(?:自|从).{0,24}(?:施行|实施|执行|生效)")
_SUMS_UP = re.compile(r"^(?:以上|上述|前款|前述|本[^，。]{1,8}未)")
_FINAL_PART = re.compile(r"附则|实施|施行|其他")


class Place(Enum):
    """Where an unlabelled paragraph belongs."""

    SAME = auto()  # the clause before it goes on
    PARENT = auto()  # it closes the list that the clause before it is the last item of
    LEAD = auto()  # it opens a second list beside the first
    ROOT = auto()  # it closes the notice


def parent_for(label: Label, current: Node | None) -> Node | None:
    """The node under which a labelled paragraph hangs when `current` was printed before it."""
    if current is None or current.kind == "preamble":
        return None
    if current.kind == "lead" and label.ordinal == 1 and label.kind not in _RANKS:
        return current
    chain = current.ancestors()
    for node in chain:
        if node.kind == label.kind:
            return node.parent
    rank = _rank(label.kind)
    if rank is not None:
        return next((node for node in chain if (above := _rank(node.kind)) is not None and above < rank), None)
    return next((node for node in chain if node.kind not in ("trailing", "table")), None)


def _rank(kind: str) -> int | None:
    if kind.startswith("decimal"):
        return 10 + int(kind.removeprefix("decimal"))
    return _RANKS.get(kind)


def place_of(text: str, current: Node, following: Label | None) -> Place:
    """Where the unlabelled paragraph `text` hangs after `current`; `following` is the next label after it, if any."""
    if current.kind in ("lead", "trailing", "table"):
        return Place.ROOT if current.parent is None or _closes_notice(text, current) else Place.PARENT
    if current.only_headed or current.kind == "named" or current.numbering is None:
        return Place.SAME
    if _closes_notice(text, current):
        return Place.ROOT
    if _SUMS_UP.match(text) and current.parent is not None and current.numbering.ordinal > 1:
        return Place.PARENT
    restarts = following is not None and following.kind == current.kind and following.ordinal == 1
    if restarts and text.endswith("：") and current.parent is not None:
        return Place.LEAD
    return Place.SAME


def _closes_notice(text: str, current: Node) -> bool:
    top = current.ancestors()[-1]
    numbered = top.kind.startswith("decimal") or top.kind in _RANKS
    return bool(_TAKES_EFFECT.match(text)) and not numbered and not _FINAL_PART.search(top.heading)
