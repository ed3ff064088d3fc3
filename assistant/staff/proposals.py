"""What staff propose, looked at before it counts: whatever leads nowhere is refused, with the reason in one sentence."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answers import Kind
from assistant.knowledge import Knowledge
from assistant.privacy import masked
from assistant.understanding.matching import PATTERN
from assistant.understanding.normal import normal
from corpus.lexicon import Concept
from corpus.library import UnknownClauseError
from corpus.model import Clause

KINDS: Mapping[str, str] = {
    Kind.NO_ANSWER.value: "应当说没有依据",
    Kind.CLAUSE.value: "引用条款",
    Kind.LOOKUP.value: "查出事实",
    Kind.CALCULATION.value: "计算结果",
    Kind.CLARIFICATION.value: "反问",
    Kind.SMALLTALK.value: "寒暄",
}
_ABOUT_NOTHING = frozenset({"asking", "facts"})  # ways of asking and parts of a notice: not what a question is about
_LONGEST_WORD, _LONGEST_QUESTION = 20, 500
_QUOTE = (6, 30)  # characters, see the exam's format


class Refused(ValueError):
    """A proposal that cannot be taken; the message says why, for staff."""


def printed(known: Knowledge) -> str:
    """All that the notices and the register of units and people say, without blanks."""

    def said() -> str:
        texts = [clause.text for notice in known.library.notices for clause in notice.clauses]
        return "\n".join(map(_bare, (*texts, *(name for name, _ in known.register.names()))))

    return known.once("printed", said)


def leads_somewhere(concept: Concept, words: str) -> bool:
    """Whether a concept's own term, or one of the notice's words for it, stands in `words` (see `printed`)."""
    return any(_bare(term) in words for term in (concept.name, *concept.terms))


def _bare(text: str) -> str:
    return "".join(normal(text).split())


def word_for(word: str, concept: str, known: Knowledge) -> dict[str, str]:
    """A word that people use for a concept of the lexicon."""
    word, concept = normal(word), concept.strip()
    if not 2 <= len(word) <= _LONGEST_WORD:
        raise Refused(f"词语须有2到{_LONGEST_WORD}个字。")
    if word.startswith(PATTERN):
        raise Refused("词语不能以“~”开头。")
    found = known.lexicon.concepts.get(concept)
    if found is None:
        raise Refused(f"词库里没有“{concept}”这个概念，请从列表里选一个。")
    if found.group not in _ABOUT_NOTHING and not leads_somewhere(found, printed(known)):
        raise Refused(f"“{concept}”在现有通知里找不到，加了词也引不到任何条款。")
    taken = next((one.name for one in known.lexicon.concepts.values() if word in map(normal, one.surfaces)), "")
    if taken:
        raise Refused(f"“{word}”已经是“{taken}”的说法。")
    return {"word": word, "concept": concept}


def question_of(question: str, clause_id: str, known: Knowledge) -> dict[str, str]:
    """A question that a clause governs."""
    question, clause = _question(question), _clause(clause_id, known)
    if clause.id in known.added.clauses_for(normal(question)):
        raise Refused("这个问题已经挂在这一条上。")
    return {"question": question, "clause_id": clause.id}


@dataclass(frozen=True)
class Expected:
    """What a good reply shows: its kind, the clause it cites (""), words that it must have."""

    kinds: Collection[str]
    clause_id: str = ""
    has: Sequence[str] = ()


def case_of(question: str, before: Sequence[str], expected: Expected, day: date, known: Knowledge) -> dict[str, str]:
    """A case of the exam: what was said before, then the question with what a good reply to it shows on a day."""
    kinds = [kind for kind in KINDS if kind in expected.kinds]
    if not kinds:
        raise Refused("请至少选一种应有的回答。")
    turn: dict[str, object] = {"say": _question(question), "as_of": day.isoformat(), "kind": kinds}
    if expected.has:
        turn["has"] = [[words] for words in expected.has]
    if expected.clause_id:
        turn["cite"] = [_citation(_clause(expected.clause_id, known), known)]
    elif set(kinds) - {Kind.NO_ANSWER.value, Kind.CLARIFICATION.value, Kind.SMALLTALK.value} and not expected.has:
        raise Refused("请选出应当引用的条款，或者写出回答里必须有的词句。")
    said = [{"say": masked(one), "as_of": day.isoformat()} for one in before]
    return {"turns": json.dumps([*said, turn], ensure_ascii=False)}


def _question(question: str) -> str:
    question = masked(question.strip())
    if not 2 <= len(question) <= _LONGEST_QUESTION:
        raise Refused(f"问题须有2到{_LONGEST_QUESTION}个字。")
    return question


def _clause(clause_id: str, known: Knowledge) -> Clause:
    try:
        return known.library.clause(clause_id.strip())
    except UnknownClauseError:
        raise Refused("没有这一条，请先查找并选出条款。") from None


def _citation(clause: Clause, known: Knowledge) -> dict[str, str]:
    """Words of the clause by which the exam knows it again."""
    least, most = _QUOTE
    line = max(clause.text.split("\n"), key=len).strip()
    if len(line) < least:
        raise Refused("这一条太短，不能作为考题的依据，请选它的上一级或下一级。")
    return {"doc": known.notice_of(clause).document_number, "quote": line[:most].strip()}
