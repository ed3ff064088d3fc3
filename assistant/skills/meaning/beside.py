"""What a message says beside what was understood of it and beside words that add nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.knowledge import Knowledge
from assistant.skills.base import Situation
from assistant.understanding.matching import Mention

_NOTHING = re.compile(
    r"[\s的是呢吗么嘛啊呀吧了有都那还又\"“”'?？!！,，.。、]|嘉兴市?|我们|咱们?|本市|全市|市政府|政府|现任|现在|目前|当时|这届|八届|几[位个名人]"
    r"|[位名个人]|里面?|当中|其中|名单|这份|分工通知|分工|通知|共有|共|含|连|加上|算上|包括|在内|[()（）]|一下|请问|告诉我|介绍|说说|分别|和|以及|与"
    r"|\b(?:the|of|is|are|was|were|do|does|did|there|a|an|jiaxing|city|municipal|current|name|s|in|and|not|no|tell|me|about|have|it|has|its)\b"
)


def said_beside(understood: Iterable[Mention], situation: Situation) -> str:
    """What is left of a message without what was understood, without ways of asking and without empty words."""
    query = situation.query
    asking = situation.known.once("ways of asking", lambda: _ways_of_asking(situation.known))
    spans = [(one.start, one.end) for one in understood]
    spans += [(one.start, one.end) for one in query.mentions if one.concept in {"领导", "职责", *asking}]
    left = list(query.text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return _NOTHING.sub("", "".join(left).replace("不是", ""))


def _ways_of_asking(known: Knowledge) -> frozenset[str]:
    return frozenset(name for name, concept in known.lexicon.concepts.items() if concept.group == "asking")
