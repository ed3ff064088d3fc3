"""The words of a clause that answer a question: its parts that speak of what is asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from assistant.knowledge import Knowledge
from assistant.skills.meaning.weighing import Meaning, meanings
from assistant.understanding.normal import normal
from assistant.understanding.query import Query
from corpus.model import Clause

_LISTED = re.compile(r"[一二三四五六七八九十]是")


def telling_parts(clause: Clause, query: Query, known: Knowledge, limit: int = 260) -> str:
    """The words of a clause that answer the question: all of it when short, else the parts that speak of its matters."""
    if len(clause.text) <= limit:
        return clause.text
    parts = re.findall(r"[^。；：\n]+[。；：]?", clause.text)
    text = normal(clause.text)
    found = [(one.weight, _told_by(one, text, known)) for one in meanings(query, known)]
    scored = [sum(weight for weight, words in found if any(word in normal(part) for word in words)) for part in parts]
    best = max(scored, default=0.0)
    if best == 0:
        return clause.text[:limit] + "……"
    kept = [place for place, score in enumerate(scored) if score >= best * 0.5]
    kept = sorted({*kept, *_left_out([words for _, words in found], parts, kept)})
    if any(_LISTED.match(parts[place]) for place in kept):  # 一是…二是…三是… belong together
        kept = sorted({*kept, *(place for place, part in enumerate(parts) if _LISTED.match(part))})
    if parts[kept[-1]].rstrip().endswith("：") or parts[kept[-1]].rstrip("\n").endswith(("信息：", "包括：")):
        kept += [place for place in range(kept[-1] + 1, min(len(parts), kept[-1] + 6))]
    return "".join(parts[place] for place in kept)[: limit * 2]


def _told_by(meaning: Meaning, text: str, known: Knowledge) -> tuple[str, ...]:
    """The words of a meaning; where a text has none of them, those that people's own words are made of: 短信 in 发短信."""
    if any(word in text for word in meaning.words):
        return meaning.words
    return tuple(word for word in known.index.segmenter.words(meaning.said) if len(word) > 1)


def _left_out(found: list[tuple[str, ...]], parts: list[str], kept: list[int]) -> Iterator[int]:
    """The first part with each meaning that none of the parts kept speaks of: who leads what, beside what is done."""
    said = normal("".join(parts[place] for place in kept))
    for words in found:
        if not any(word in said for word in words):
            having = (place for place, part in enumerate(parts) if any(word in normal(part) for word in words))
            yield from itertools.islice(having, 1)
