"""A clause while the tree is being grown."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import ClauseKind
from corpus.pieces import Piece
from corpus.printed.labels import Label


@dataclass(slots=True)
class Node:
    """One clause to be: where it hangs, what is printed of it so far; `kind` is that of its numbering."""

    id: str
    path: str
    parent: Node | None
    kind: str
    label: str = ""
    numbering: Label | None = None
    heading: str = ""
    paragraphs: list[Piece] = field(default_factory=list)
    clause_kind: ClauseKind = ClauseKind.BODY
    line: int = 0

    @property
    def text(self) -> str:
        """What is printed of it, paragraphs on lines of their own."""
        return "\n".join(piece.text for piece in self.paragraphs)

    @property
    def only_headed(self) -> bool:
        """Whether nothing but a heading is printed of it yet."""
        return len(self.paragraphs) == 1 and not self.text.endswith(("。", "；", "：", "〕", "…"))

    def ancestors(self) -> list[Node]:
        """The node itself, its parent, and so on up."""
        chain: list[Node] = []
        node: Node | None = self
        while node is not None:
            chain.append(node)
            node = node.parent
        return chain
