"""The clauses that may answer a question, by their score and by how much of its meaning they cover."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.skills.meaning.levels import COLOURS, index_said, levels_said
from assistant.skills.meaning.weighing import Meaning, coverage, meanings, pairs, weights
from assistant.understanding.normal import normal
from assistant.understanding.query import Query
from corpus.model import Clause, ClauseKind
from indexes.clause_index import Hit

#: Below this share of a question's meaning a clause does not answer it.
THRESHOLD = 0.34
_CANDIDATES = 12
_FRAME = frozenset({ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.PROMULGATION})
_AROUND = 0.5  # what a title or a signature is put back by where another place was named, which they name as well
_TOGETHER = 0.4  # what it adds that one sentence speaks of all
#: What a supposition is about: 普惠金融 in 普惠金融就是给农民贷款吗.
_SUPPOSED = re.compile(
    r"^([^,，。]{2,14}?)(?:是不是)?(?:不就|就|只|光|不光|仅仅?)(?:只)?是[^,，。]{2,}[吗吧么嘛][?？]?$"
)
_SENTENCE = re.compile(r"[^。；;\n]+")


def ranked(situation: Situation) -> list[tuple[float, Hit]]:
    """Clauses with the share of the question's meaning that each covers, best first."""
    known, query = situation.known, beyond_place(situation).query
    if index_said(situation) is not None:  # AQI 310的预警由谁签发: the level is what the clause speaks of
        query = known.reader.read(" ".join((query.text, *(COLOURS[colour] for colour in levels_said(situation)))))
    if not meanings(query, known):
        return []
    around = _AROUND if known.place_named(situation.query.text) else 0.0
    if named := _named(situation):
        within = _ranked(query, known, lambda clause: clause.notice_id in named and _quotable(clause), around)
        if within and within[0][0] >= THRESHOLD:
            return within
    return _of_subject(_ranked(query, known, _quotable, around), situation)


def _of_subject(found: list[tuple[float, Hit]], situation: Situation) -> list[tuple[float, Hit]]:
    """The clauses headed by what a supposition is about first: 普惠金融就是给农民贷款吗 is asked of 普惠金融."""
    match = _SUPPOSED.search(situation.query.text)
    if not match:
        return found
    known = situation.known
    about = meanings(known.reader.read(match[1]), known)
    words = [normal(word) for one in about if one.known for word in one.words]
    headed = [
        (max(share, coverage(about, hit.clause, known)), hit)
        for share, hit in found
        if any(word in normal(hit.clause.heading) for word in words)
    ]
    return [*headed, *(pair for pair in found if pair[1] not in {hit for _, hit in headed})]


def beyond_place(situation: Situation) -> Situation:
    """The question without the name of another place: only its notices are looked at, and their titles all name it."""
    known, text = situation.known, situation.query.text
    rest = known.placeless(text) if known.place_named(text) else ""
    return replace(situation, query=known.reader.read(rest)) if rest.strip() else situation


def _ranked(
    query: Query, known: Knowledge, admitted: Callable[[Clause], bool], around: float
) -> list[tuple[float, Hit]]:
    hits = known.index.search(weights(query, known), pairs(query, known), admitted, _CANDIDATES)
    if not hits:
        return []
    found, best = meanings(query, known), hits[0].score
    scored = [(coverage(found, hit.clause, known), hit) for hit in hits]
    together = _TOGETHER if len(found) > 1 else 0.0
    return sorted(
        scored,
        key=lambda pair: (
            around * (pair[1].clause.kind in _FRAME)
            - (
                pair[1].score / best + 1.3 * pair[0] + (together and together * _in_one_sentence(found, pair[1], known))
            ),
            pair[1].clause.id,
        ),
    )


def _in_one_sentence(found: tuple[Meaning, ...], hit: Hit, known: Knowledge) -> float:
    """The largest share of the meaning that one sentence of a clause speaks of."""
    sentences: dict[str, list[str]] = known.once("sentences of clauses", dict)
    if hit.clause.id not in sentences:
        sentences[hit.clause.id] = _SENTENCE.findall(normal(hit.clause.text))
    said = [
        sum(one.weight for one in found if any(word in part for word in one.words)) for part in sentences[hit.clause.id]
    ]
    return max(said, default=0.0) / sum(one.weight for one in found)


def _named(situation: Situation) -> frozenset[str]:
    """The notices that a question names by number, in which its answer is looked for first."""
    if not situation.query.of_unit("文号"):
        return frozenset()
    return frozenset(notice.id for notice in situation.known.notices_meant(situation.query))


def _quotable(clause: Clause) -> bool:
    return clause.kind not in {ClauseKind.ADDRESSEE, ClauseKind.TABLE} and not (
        clause.heading and len(clause.text) <= len(clause.heading) + 8
    )
