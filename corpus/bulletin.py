"""What a source file holds: notices, and the words on its pages that belong to none (版面附件)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Notice, Span


class Reason(StrEnum):
    """Why characters of a source belong to no notice."""

    PAGE_NUMBER = "page number"
    HEADER = "running header"
    FOOTER = "running footer"
    CONTENTS = "table of contents"
    WEB_PAGE = "words of the web page around the notice"
    LIST_HEADING = "heading of the list of documents"
    LIST_ENTRY = "entry of the list of documents for a notice printed in the same bulletin"
    MASTHEAD = "words before the first notice"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of a page that belong to no notice: where they stand, what they say, why they are left out."""

    span: Span
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A source file as read: notices in the order of its list or its pages, page furniture, warnings.

    `decoder` is the version of the decoder that read it, `font_map` the map it undid ("" for a clean text).
    """

    source: str
    source_sha256: str
    decoder: int
    font_map: str
    notices: tuple[Notice, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[str, ...]
