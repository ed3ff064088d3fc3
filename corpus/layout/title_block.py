"""The lines that open a document, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.layout.lines import Line

LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The lines that open a document; the parts after `number` are empty unless the document has them.

    `enactment` says who passed a law and when (题注); `addressee` to `attached` are there where a notice issues a document.
    """

    title: tuple[Line, ...]
    number: tuple[Line, ...]
    addressee: tuple[Line, ...] = ()
    promulgation: tuple[Line, ...] = ()
    signature: tuple[Line, ...] = ()
    attached: tuple[Line, ...] = ()
    enactment: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines, in printed order."""
        parts = self.title + self.number + self.addressee + self.promulgation
        parts += self.signature + self.attached + self.enactment
        return tuple(sorted(parts, key=lambda line: line.number))


def joined(lines: Sequence[Line]) -> str:
    """The text of lines without blanks, as one."""
    return "".join(line.solid for line in lines)


KINDS = (
    "通知|意见|决定|批复|公告|通告|通报|报告|函|办法|方案|规定|细则|复函|决议|命令|公报|条例|规划|预案|标准|计划|要点"
)
