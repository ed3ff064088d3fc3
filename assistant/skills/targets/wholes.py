"""全覆盖: what is to be reached as a whole, and so has no figure, beside the figures of the same clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.understanding.normal import normal
from corpus.register.targets import Target
from indexes.segmenter import bigrams

_WHOLE = re.compile(r"(?:到\d{4}年[末底]?[，,])?[^，,。；\n]*实现(?P<what>[^，,。；\n]{2,20})全覆盖")


def wholes(targets: Sequence[Target], situation: Situation, all_of_them: bool = False) -> list[str]:
    """What the clauses of targets want as a whole, where the question names it and no figure's indicator has that name."""
    found = []
    figured = {pair for target in targets for pair in bigrams(normal(target.indicator))}
    for clause in dict.fromkeys(target.clause for target in targets):
        for match in _WHOLE.finditer(clause.text):
            own = set(bigrams(normal(match["what"]))) - figured
            if all_of_them or any(pair in situation.query.text for pair in own):
                found.append(match[0])
    return found
