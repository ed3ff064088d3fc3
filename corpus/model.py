"""A notice (通知), its clauses (条款), and a citation (依据) that must be found in its clause."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class CitationError(ValueError):
    """The words to be cited do not stand in the clause."""


class ClauseKind(StrEnum):
    """What part of a notice a clause is."""

    TITLE = "title"  # 标题与文号
    ADDRESSEE = "addressee"  # 主送机关
    PROMULGATION = "promulgation"  # 印发语: “现印发给你们，请认真贯彻执行”
    BODY = "body"  # 正文条款
    TABLE = "table"  # 表
    ROW = "row"  # 表中一行
    SIGNATURE = "signature"  # 落款: issuer and date


class Validity(StrEnum):
    """Where a notice stands on a day (效力状态)."""

    NOT_YET = "not_yet"  # 尚未施行
    IN_FORCE = "in_force"  # 现行有效
    EXPIRED = "expired"  # 有效期已过
    SUPERSEDED = "superseded"  # 已被新的通知取代


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters `[start, end)` of the source file as received."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One unit of a notice's text, as printed; the texts of a notice's clauses do not overlap.

    `id` never changes (`jzbf-2017-62.1.2`); `label` is the clause's own number as printed (`（二）`);
    `path` is the printed way to it (`一、（二）`); `heading` is its title without the number, or "";
    `text` is verbatim, label included, paragraphs separated by a line feed; `spans` say where the text
    stands in the source file.
    """

    id: str
    notice_id: str
    label: str
    path: str
    heading: str
    text: str
    parent_id: str | None
    kind: ClauseKind
    spans: tuple[Span, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)

    def cite(self, quote: str) -> Citation:
        """A citation of `quote`, which must stand in the clause; raises `CitationError` otherwise."""
        if not quote or quote not in self.text:
            raise CitationError(f"{self.id} does not say: {quote}")
        return Citation(self, quote)


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a clause that something rests on; made by `Clause.cite`."""

    clause: Clause
    quote: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice (文件) with its metadata (title, number 文号, issuer 发文机关, dates) and its clauses in printed order.

    `cites` are titles and numbers of other documents that it names; `attached` is the title of the document
    it issues (印发的文件), or ""; `printed` is false for a notice that is only listed, without text;
    `supersedes` are the ids of earlier notices that it replaces (废止).
    """

    id: str
    document_number: str
    title: str
    issuer: str
    date: datetime.date | None
    addressees: tuple[str, ...]
    attached: str
    effective_from: datetime.date | None
    valid_until: datetime.date | None
    cites: tuple[str, ...]
    signature: str
    printed: bool
    clauses: tuple[Clause, ...]
    source: str
    source_sha256: str
    supersedes: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)
