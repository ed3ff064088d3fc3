"""补充: a term of the question that an answer passes over, with the words of the clause in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.meaning.weighing import coverage, meanings
from assistant.understanding.normal import normal
from corpus.model import Clause, ClauseKind

_LONG = 3  # characters of a term that says by itself what is meant
_FEW = 4  # clauses in which a telling term stands at most
_CANDIDATES = 8
_SEEN = 4  # citations that are looked at first: the clause becomes one of them
_LONGEST = 300
_MEASURES = "policy"  # the part of the lexicon that names what is done for whom
_STATES = frozenset({Kind.LOOKUP, Kind.CLAUSE})
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_QUOTED = re.compile(r"[“「『\"]([\u4e00-\u9fff]{2,12})[”」』\"]")
_NO_TEXT = frozenset({ClauseKind.TITLE, ClauseKind.ADDRESSEE, ClauseKind.TABLE})


def supplemented(draft: Draft, situation: Situation) -> Draft:
    """The answer with the sentence that speaks of what it leaves unsaid (特许通行证还批不批, answered with 限行)."""
    if draft.kind not in _STATES or draft.clarification:
        return draft
    cited = [quote.clause for quote in draft.quotes][:_SEEN]
    for term in _left_unsaid(draft, situation):
        clause = _clause_with(term, cited, situation)
        said = clause and _sentence_with(term, clause)
        if clause and said and len(said) <= _LONGEST and not _shown(said, draft):
            return _with(draft, term, clause, said, situation)
    return _with_what_was_meant(draft, cited, situation)


def _with_what_was_meant(draft: Draft, cited: list[Clause], situation: Situation) -> Draft:
    """The answer with the sentence of a clause cited that has the notice's term for what was said (定死的吗: 动态管理)."""
    concepts = situation.known.lexicon.concepts
    measures = [one for one in situation.query.mentions if one.concept in concepts]
    for mention in (one for one in measures if concepts[one.concept].group == _MEASURES):
        about = concepts[mention.concept]
        answer = normal("\n".join((draft.lead, *draft.details)))
        if any(normal(one) in answer for one in (about.name, *about.terms)):
            continue
        for clause in cited:
            for term in (about.name, *about.terms):
                said = _sentence_with(normal(term), clause)
                if said and len(said) <= _LONGEST:
                    return _with(draft, mention.surface, clause, said, situation)
    return draft


def _shown(said: str, draft: Draft) -> bool:
    """Whether words of that very sentence are quoted already."""
    return any(quote.words and quote.words.strip("。；") in said for quote in draft.quotes)


def _left_unsaid(draft: Draft, situation: Situation) -> Iterator[str]:
    """The long terms of the question, as a few clauses write them, that stand nowhere in the answer."""
    answer = normal("\n".join((draft.lead, *draft.details, *(quote.words for quote in draft.quotes))))
    yield from (term for said in _QUOTED.findall(situation.query.said) if (term := normal(said)) not in answer)
    themes = set(map(normal, situation.known.themes))  # they tell the notice, which is cited
    for meaning in meanings(situation.query, situation.known):
        if meaning.words[0] in themes or any(word in answer for word in meaning.words):
            continue
        said = (word for word in meaning.words if len(word) >= _LONG and word in situation.query.text)
        yield from sorted((word for word in said if not word.isascii()), key=len, reverse=True)


def _clause_with(term: str, cited: list[Clause], situation: Situation) -> Clause | None:
    """The clause in which a term stands, of those cited if one does; else the one that covers most of the question."""
    known = situation.known
    words = known.index.segmenter.words(term)
    if not words or not all(map(known.index.has, words)):
        return None
    hits = known.index.search(dict.fromkeys(words, 1.0), limit=_CANDIDATES)
    having = [hit.clause for hit in hits if hit.clause.kind not in _NO_TEXT and term in normal(hit.clause.text)]
    if not 0 < len(having) <= _FEW:
        return None
    if of_cited := [clause for clause in having if clause in cited]:
        return of_cited[0]
    found = meanings(situation.query, known)
    return max(having, key=lambda clause: coverage(found, clause, known))


def _sentence_with(term: str, clause: Clause) -> str:
    """The sentence with a term; after a heading that has it, the sentence that says more of it."""
    sentences = [said.group(0).strip() for said in _SENTENCE.finditer(clause.text)]
    having = [place for place, said in enumerate(sentences) if term in normal(said)]
    if not having:
        return ""
    if having[0] == 0 and clause.heading and len(sentences) > 1:
        return sentences[having[1]] if len(having) > 1 else "".join(sentences[:2])
    return sentences[having[0]]


def _with(draft: Draft, term: str, clause: Clause, said: str, situation: Situation) -> Draft:
    place = f"{situation.known.notice_of(clause).document_number}{clause.path}"
    quotes = draft.quotes
    if all(quote.clause is not clause for quote in quotes[:_SEEN]):
        quotes = (*quotes[: _SEEN - 1], Quote(clause), *quotes[_SEEN - 1 :])
    return replace(
        draft,
        details=(*draft.details, f"关于“{term}”，{place}写的是：“{said}”"),
        english=f"{draft.english}\n{place} (in Chinese): {said}" if draft.english else "",
        quotes=quotes,
    )
