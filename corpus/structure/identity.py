"""What a notice is called by (id): its plain id, and the longer one where another document has the plain one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Notice
from corpus.structure.references import issuer_of, longer_notice_id, longer_title_id, notice_id, title_id


@dataclass(frozen=True, slots=True)
class Identity:
    """Both ids are made of the notice alone; two notices may share the plain one, hardly ever the longer one."""

    plain: str
    longer: str

    def among(self, ids: Container[str]) -> str:
        """The id that is borne where these ids are known: the longer one if it is among them."""
        return self.longer if self.longer in ids else self.plain


def identity(number: str, title: str, signature: str, issued: date | None) -> Identity:
    """The ids by a notice's number, else by its title and its day."""
    if number:
        issuer = issuer_of(title) or signature.split("\n", maxsplit=1)[0]
        return Identity(notice_id(number, issuer), longer_notice_id(number, issuer))
    return Identity(title_id(title, issued), longer_title_id(title, issued))


def identity_of(notice: Notice) -> Identity:
    """The ids of a notice as it was read."""
    return identity(notice.document_number, notice.title, notice.signature, notice.date)


def longer_ids(notices: Sequence[Notice]) -> frozenset[str]:
    """Of notices printed together, the longer ids of those whose id an earlier one of another number or title has."""
    first: dict[str, str] = {}
    found = set()
    for notice in notices:
        longer = identity_of(notice).longer
        if first.setdefault(notice.id, longer) != longer:
            found.add(longer)
    return frozenset(found)
