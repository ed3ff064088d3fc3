"""A body's paragraphs to its clauses, hung by the printed numbering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.layout.tables import Table
from corpus.model import ClauseKind
from corpus.pieces import Piece, join
from corpus.printed.labels import Label, label_of
from corpus.printed.posts import names_a_post
from corpus.structure.headings import heading_of
from corpus.structure.node import Node
from corpus.structure.placement import Place, parent_for, place_of

_WHOLE_PATHS = ("decimal", "article", "annex", "named")


class Tree:
    """The clauses of one body as they are grown, in printed order, and what looked odd about their numbers."""

    def __init__(self, notice_id: str) -> None:
        self.notice_id = notice_id
        self.nodes: list[Node] = []
        self.warnings: list[str] = []
        self._ids: set[str] = set()
        self._last: dict[str, int] = {}
        self._unnumbered: Counter[str] = Counter()

    def grow(self, items: Sequence[Piece | Table]) -> None:
        """Hangs every paragraph and table of a body."""
        labels = [label_of(item.text) if isinstance(item, Piece) else None for item in items]
        labelled = any(label and label.kind != "annex" for label in labels) or any(
            isinstance(item, Piece) and names_a_post(item.text) is not None for item in items
        )
        for at, item in enumerate(items):
            label = labels[at]
            if isinstance(item, Table):
                self._hang_table(item)
            elif label is not None:
                self._hang(item, label, parent_for(label, self._current))
            elif (end := names_a_post(item.text)) is not None:
                self._hang_named(item, item.text[:end])
            else:
                self._hang_unlabelled(item, next((each for each in labels[at:] if each), None), labelled)
        self._name_headings()

    @property
    def _current(self) -> Node | None:
        return self.nodes[-1] if self.nodes else None

    def _add(self, node: Node) -> Node:
        if node.id in self._ids:
            self.warnings.append(f"{node.id}: the number {node.label} is printed twice")
            copies = 2
            while f"{node.id}_{copies}" in self._ids:
                copies += 1
            node.id = f"{node.id}_{copies}"
        self._ids.add(node.id)
        self.nodes.append(node)
        return node

    def _hang(self, piece: Piece, label: Label, parent: Node | None) -> None:
        whole = label.kind.startswith("decimal") or parent is None
        prefix = self.notice_id if whole or parent is None else parent.id
        path = label.printed if parent is None or label.kind.startswith(_WHOLE_PATHS) else parent.path + label.printed
        node = Node(f"{prefix}.{label.number}", path, parent, label.kind, label.printed, label, paragraphs=[piece])
        self._check_order(node, label)
        self._add(node)

    def _check_order(self, node: Node, label: Label) -> None:
        siblings = [each for each in self.nodes if each.parent is node.parent and each.kind == label.kind]
        before = siblings[-1].numbering if siblings else None
        expected = {before.ordinal + 1} if before else {1, self._last.get(label.kind, 0) + 1}
        inserted = label.kind == "article" and "-" in label.number
        if label.ordinal not in expected and not inserted:
            self.warnings.append(f"{node.id}: {label.printed} is printed where another number was expected")
        self._last[label.kind] = label.ordinal

    def _hang_named(self, piece: Piece, name: str) -> None:
        self._unnumbered["named"] += 1
        number = self._unnumbered["named"]
        self._add(Node(f"{self.notice_id}.{number}", name, None, "named", name, paragraphs=[piece]))

    def _hang_unlabelled(self, piece: Piece, following: Label | None, labelled: bool) -> None:
        current = self._current
        if current is None or current.kind in ("preamble", "plain"):
            self._hang_opening(piece, labelled)
            return
        place = place_of(piece.text, current, following)
        if place is Place.SAME:
            current.paragraphs.append(piece)
        else:
            self._hang_after(piece, None if place is Place.ROOT else current.parent, place)

    def _hang_opening(self, piece: Piece, labelled: bool) -> None:
        """Paragraphs before the first number are one preamble; a notice without numbers has paragraphs."""
        if not labelled:
            self._hang_paragraph(piece)
        elif self.nodes and self.nodes[-1].kind == "preamble":
            self.nodes[-1].paragraphs.append(piece)
        else:
            self._add(Node(f"{self.notice_id}.preamble", "引言", None, "preamble", paragraphs=[piece]))

    def _hang_paragraph(self, piece: Piece) -> None:
        self._unnumbered[self.notice_id] += 1
        number = self._unnumbered[self.notice_id]
        self._add(Node(f"{self.notice_id}.p{number}", f"正文第{number}段", None, "plain", paragraphs=[piece]))

    def _hang_after(self, piece: Piece, parent: Node | None, place: Place) -> None:
        prefix = parent.id if parent else self.notice_id
        self._unnumbered[prefix] += 1
        number = self._unnumbered[prefix]
        path = (f"{parent.path}续段" if parent else "文末段") + (str(number) if number > 1 else "")
        kind = "lead" if place is Place.LEAD else "trailing"
        self._add(Node(f"{prefix}.p{number}", path, parent, kind, paragraphs=[piece]))

    def _hang_table(self, table: Table) -> None:
        chain = self._current.ancestors() if self._current else []
        parent = next(
            (node for node in chain if node.kind.startswith(("decimal", "article"))), chain[-1] if chain else None
        )
        self._unnumbered["table"] += 1
        number = self._unnumbered["table"]
        label = "".join(table.label.split())
        lines = [piece for piece in (table.caption, table.header) if piece]
        heading = table.caption.text[len(table.label) :].strip("：: ")
        node = Node(f"{self.notice_id}.t{number}", label, parent, "table", label, heading=heading, paragraphs=lines)
        node.clause_kind = ClauseKind.TABLE
        self._add(node)
        for count, row in enumerate(table.rows, 1):
            each = Node(f"{node.id}.{count}", f"{label}第{count}行", node, "table", label, heading=row.category)
            each.paragraphs, each.clause_kind = [row.piece], ClauseKind.ROW
            self._add(each)

    def _name_headings(self) -> None:
        parents = {node.parent.id for node in self.nodes if node.parent is not None}
        for node in self.nodes:
            if node.numbering is not None:
                node.heading = heading_of(node.paragraphs[0].text, node.numbering, node.id in parents)


def text_of(node: Node) -> Piece:
    """All that is printed of a node, paragraphs on lines of their own."""
    return join("\n", node.paragraphs)
