"""修订: which clauses of another document a notice changes, and what they say from then on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Clause, Notice
from corpus.succession.naming import PLACE, Named, named_in

_ANNOUNCED = re.compile(
    r"(?:如下|以下|下列)(?:修改|修订|修正|调整)|(?:修改|修订|修正|调整)如下|(?:作出|作|予以|进行)(?:修改|修订|修正|调整)[：:。]?$"
)
#: A clause of a decision on several documents that is headed by the one it changes: 一、《…》（…〔2016〕3号）
_HEADED = re.compile(r"^《(?:[^《》]|《[^《》]*》)+》(?:[（(][^（）()]*[）)])?[：:。]?$")
_SAID = r"[“\"「](?P<quoted>(?:[^“”\"「」]|“[^“”]*”)+)[”\"」]|(?P<plain>[^“”。；，：\s][^“”。；，：\n]*)|$"
_INTO = r"(?:统一)?(?:修改|修订|修正|调整|变更|改|提高|降低)(?:为|成|到|至)[：:，,]?\s*"
#: 第一条第（二）项中“18元”修改为“20元”; 第三条修改为：“…”
_WORDED = re.compile(
    rf"(?P<place>{PLACE})(?P<part>[^。；“”《》]{{0,40}}?)(?:中的?)?(?:[“\"「](?P<old>[^“”\"「」]+)[”\"」])?{_INTO}(?:{_SAID})"
)
#: 《…》规定的标准由每平方米18元调整为每平方米20元
_SOMEWHERE = re.compile(rf"由(?P<old>[^，。；“”《》]{{1,40}}?){_INTO}(?:{_SAID})")
_CHANGES = re.compile(rf"{_INTO}|删去|删除|增加一|予以删|停止执行|如下|以下|下列")
_STRUCK = re.compile(rf"(?:删去|删除)(?P<place>{PLACE})|(?P<after>{PLACE})(?:予以)?(?:删去|删除|停止执行)")
_ADDED = re.compile(rf"增加一[条款项目](?:[^。“”]*?作为(?P<place>{PLACE}))?[^。“”]*?[：:]\s*(?:{_SAID})")
_FORMS = (("修改", _WORDED), ("删去", _STRUCK), ("增加", _ADDED), ("修改", _SOMEWHERE))
_QUOTED = re.compile(r"“(?:[^“”]|“[^“”]*”)*”")


@dataclass(frozen=True, slots=True)
class Wording:
    """A change of one clause: of which document, at what printed place ("" where none is named), to what words.

    `how` is 修改, 删去 or 增加; `old` are the words that are replaced, "" where the whole clause is put anew.
    """

    named: Named
    place: str
    how: str
    old: str
    words: str
    clause: Clause

    @property
    def inserts(self) -> bool:
        """Whether it adds an article (增加一条，作为第六条): what stood at the place named goes on to stand after it."""
        return self.how == "增加" and "第" in self.place and self.place.endswith("条")


def wordings(notice: Notice) -> Iterator[Wording]:
    """Every change of another document that a notice makes; a sentence that names none speaks of the one before."""
    document = (
        next(iter(named_in(notice.title)), Named()) if re.search(r"修改|修订|修正|调整", notice.title) else Named()
    )
    for clause in notice.clauses:
        for sentence in re.findall(
            r"(?:“(?:[^“”]|“[^“”]*”)*”|[^。；\n“])+[。；]?", clause.text.removeprefix(clause.label)
        ):
            spoken_of = named_in(_QUOTED.sub("", sentence))
            announced = _ANNOUNCED.search(sentence) or _HEADED.match(sentence.strip())
            if spoken_of and (announced or re.search(_INTO, sentence) or "将" in sentence):
                document = spoken_of[-1] if announced else spoken_of[0]
            if document and _CHANGES.search(sentence):
                yield from _of_sentence(sentence, document, clause)


def _of_sentence(sentence: str, document: Named, clause: Clause) -> Iterator[Wording]:
    for how, pattern in _FORMS:
        found = list(pattern.finditer(sentence))
        for match in found:
            said = match.groupdict()
            place = said.get("place") or said.get("after") or ""
            old = said.get("old") or (said.get("part") if said.get("plain") else "") or ""
            yield Wording(document, place, how, _bare(old), said.get("quoted") or said.get("plain") or "", clause)
        if found and how == "修改":
            return


def _bare(old: str) -> str:
    """The words that are replaced, without what only leads to them: 规定的每平方米18元."""
    return re.sub(r"^(?:规定)?(?:中)?(?:的)?(?:由)?", "", old)
