"""Where a paragraph hangs: a label says it by its kind of numbering, an unlabelled paragraph by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from corpus.printed.labels import Label
from corpus.structure.node import Node

_RANKS = {"annex": 0, "closing": 1, "part": 1, "subpart": 2, "chapter": 3, "section": 4, "article": 5}
_TAKES_EFFECT = re.compile(r"^本[^，。]{1,12}(?:自|从).{0,24}(?:施行|实施|执行|生效)")
_SUMS_UP = re.compile(r"^(?:以上|上述|前款|前述|本[^，。]{1,8}未)")
_ENDED = re.compile(r"[。！？”）)]$")
_FINAL_PART = re.compile(r"附则|实施|施行|其他")


class Place(Enum):
    """Where an unlabelled paragraph belongs."""

    SAME = auto()  # the clause before it goes on
    PARENT = auto()  # it closes the list that the clause before it is the last item of
    LEAD = auto()  # it opens a second list beside the first
    ROOT = auto()  # it closes the notice


def parent_for(label: Label, current: Node | None) -> Node | None:
    """The node under which a labelled paragraph hangs when `current` was printed before it."""
    if current is None or current.kind in ("preamble", "annexes"):
        return None
    if current.kind == "lead" and label.ordinal == 1 and label.kind not in _RANKS:
        return current
    chain = current.ancestors()
    for node in chain:
        if node.kind == label.kind:
            return node.parent
    rank = _rank(label.kind)
    if rank is not None:
        above = next((node for node in chain if (over := _rank(node.kind)) is not None and over < rank), None)
        return _numbered_above(label, chain) if above is None else above
    return next((node for node in chain if node.kind not in ("trailing", "table")), None)


def _numbered_above(label: Label, chain: Sequence[Node]) -> Node | None:
    """一、 above 第一条 or above 1.1: a numbering of another kind that the label's own stands under."""
    if label.kind == "article":
        return chain[-1] if chain[-1].kind == "han" else None
    own = any(node.kind.startswith("decimal") for node in chain)
    return chain[0] if label.kind.startswith("decimal") and not own and chain[0].kind.startswith("han") else None


def _rank(kind: str) -> int | None:
    if kind.startswith("decimal"):
        return 10 + int(kind.removeprefix("decimal"))
    return _RANKS.get(kind)


def place_of(text: str, current: Node, following: Label | None) -> tuple[Place, Node | None]:
    """Where the unlabelled paragraph `text` hangs after `current`, and below which node.

    `following` is the next label after it, if any.
    """
    article = next((node for node in current.ancestors() if node.kind == "article"), None)
    if current.kind in ("lead", "trailing", "table"):
        if current.parent is None or _closes_notice(text, current):
            return Place.ROOT, None
        leads = article is not None and text.endswith("：") and following is not None and following.ordinal == 1
        return (Place.LEAD if leads else Place.PARENT), article or current.parent
    if current.kind == "annexes":
        return Place.ROOT, None
    if current.only_headed or current.kind == "named" or current.numbering is None:
        return Place.SAME, current
    if _closes_notice(text, current):
        return Place.ROOT, None
    parent = current.parent
    restarts = following is not None and following.kind == current.kind and following.ordinal == 1
    if article is not None and article is not current and _ENDED.search(current.text):
        # 款: after the items (项) of an article, a paragraph is the article's next.
        return (Place.LEAD if text.endswith("：") and restarts else Place.PARENT), article
    if article is current:
        return Place.SAME, current
    if _SUMS_UP.match(text) and parent is not None and current.numbering.ordinal > 1:
        return Place.PARENT, parent
    if restarts and text.endswith("：") and parent is not None:
        return Place.LEAD, parent
    return Place.SAME, current


def _closes_notice(text: str, current: Node) -> bool:
    top = current.ancestors()[-1]
    numbered = top.kind.startswith("decimal") or top.kind in _RANKS
    return bool(_TAKES_EFFECT.match(text)) and not numbered and not _FINAL_PART.search(top.heading)
