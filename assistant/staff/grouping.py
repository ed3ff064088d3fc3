"""Questions that are alike, put together: the same ones in the same order give the same groups."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assistant.understanding.normal import normal
from indexes.segmenter import bigrams

_ALIKE = 0.4  # the share of the shorter question's telling character pairs that makes two questions one group


def grouped(questions: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of questions that are alike, the largest group first; each group begins with its most frequent question.

    Pairs of characters that many questions have (怎么, 多少) tell less than those that few have.
    """
    texts = [normal(question) for question in questions]
    times = Counter(texts)
    pairs = {text: frozenset(bigrams(text)) or frozenset({text}) for text in times}
    weights = _weights(pairs)
    leaders: dict[str, list[str]] = {}
    of_pair: dict[str, list[str]] = {}
    for text in sorted(times, key=lambda one: (-times[one], len(one), one)):
        near = Counter(leader for pair in pairs[text] for leader in of_pair.get(pair, ()))
        best = max(((_share(pairs[text], pairs[one], weights), one) for one in sorted(near)), default=(0.0, ""))
        if best[0] >= _ALIKE:
            leaders[best[1]].append(text)
            continue
        leaders[text] = [text]
        for pair in pairs[text]:
            of_pair.setdefault(pair, []).append(text)
    return _places(texts, leaders.values())


def _weights(pairs: Mapping[str, frozenset[str]]) -> dict[str, float]:
    having = Counter(pair for own in pairs.values() for pair in own)
    return {pair: math.log(1 + len(pairs) / count) for pair, count in having.items()}


def _share(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    both = sum(weights[pair] for pair in sorted(one & other))
    return both / min(sum(weights[pair] for pair in sorted(own)) for own in (one, other))


def _places(texts: Sequence[str], groups: Iterable[Sequence[str]]) -> list[tuple[int, ...]]:
    of_text: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        of_text.setdefault(text, []).append(place)
    found = [tuple(place for text in group for place in of_text[text]) for group in groups]
    return sorted(found, key=lambda group: (-len(group), group))
