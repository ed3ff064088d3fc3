"""几个字: the words that a notice sets between quotation marks, asked for by how many characters they have: 是哪八个字."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.clauses.ranking import ranked
from corpus.model import Clause
from corpus.numerals import NumeralError, number

_POINTS = 6.0
_ASKED = re.compile(r"(?:哪|什么|是|这|那)(?P<count>[\d一二三四五六七八九十]{1,3})个?(?:大)?字(?!号|体)")
_QUOTED = re.compile(r"“([^“”。；]{2,40})”")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LOOKED_AT = 4  # clauses found by the other words of the question


class Mottoes:
    """Tells the quoted words of so many characters, of the clauses found first and of their notice."""

    name = "mottoes"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where so many characters are asked for and words between quotation marks have as many."""
        asked = _ASKED.search(situation.query.text) if "字" in situation.query.text else None
        try:
            count = int(number(asked["count"])) if asked else 0
        except NumeralError:
            return None
        found = next(_of_length(count, situation), None) if count else None
        return Bid(self.name, _POINTS, lambda: _answer(*found)) if found else None


def _of_length(count: int, situation: Situation) -> Iterator[tuple[Clause, str]]:
    """The quoted words of so many characters; those set apart by 、 before names and titles."""
    near = [hit.clause for _, hit in ranked(situation)[:_LOOKED_AT]]
    notices = dict.fromkeys(situation.known.notice_of(clause) for clause in near)
    clauses = [*near, *(clause for notice in notices for clause in notice.clauses)]
    said = [(clause, words) for clause in clauses for words in _QUOTED.findall(clause.text)]
    fitting = [(clause, words) for clause, words in said if len(_HAN.findall(words)) == count]
    yield from sorted(fitting, key=lambda one: "、" not in one[1])


def _answer(clause: Clause, words: str) -> Draft:
    sentence = next((part for part in re.findall(r"[^。；\n]+[。；]?", clause.text) if words in part), clause.text)
    return Draft(
        Kind.CLAUSE,
        f"“{words}”。{sentence}",
        f"“{words}” (see the Chinese clause quoted).",
        quotes=(Quote(clause),),
        suggestions=("原文",),
        focus={"notice": clause.notice_id},
    )
