"""实际数: what an indicator has reached by now, which notices that set targets do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Situation
from assistant.skills.targets.figures import figures
from assistant.skills.targets.fit import remembered
from assistant.skills.targets.sameness import distinct
from assistant.skills.targets.unmet import MOST_SHOWN, in_a_row
from assistant.skills.targets.wording import in_english, quotes
from corpus.register.targets import Target

_BY_NOW = re.compile(
    r"实际|现状|实绩|实数|真实(?:数|的)|最新(?:的)?(?:数|值|情况|统计)|完成(?:情况|进度|率)|(?:完成|做|达成|实现|进展|执行|落实)得?(?:怎么样|如何|咋样)"
    r"|(?:现在|目前|眼下|如今|当前|截至|截止|至今|已经|今年|去年|前年|上个?月|上季度|现阶段|今天)[^,，。;；]{0,18}(?:多少|几[个家成亿]|百分之几)"
    r"|(?:完成|做到|达到|做|实现|发展)了(?:多少|几)|(?:最后|最终|后来|到底)[^,，。]{0,8}(?:完成|达到|实现|达成|做到)了?(?:没|多少|几|吗)"
)
_TARGET = re.compile(
    r"目标|指标(?:是|要|定)|应|该|要(?:达|做|到|求|有|控|完成)|力争|争取|规定|定[的了为]|计划|任务|红线|上限|差|缺|达标|够|超|考核|完成率?要|不低于"
)
_LEFT_ASIDE = re.compile(
    r"(?:目标|指标|任务数?)[^,，。]{0,4}(?:不用|别|不必|不要|就不|不)(?:报|说|讲|写|管|算|给)?|不是目标|不(?:问|要|看)目标"
)


def asks_actual(situation: Situation) -> bool:
    """Whether it is asked what has been reached (目前不良率实际多少), and not what is to be."""
    text = _LEFT_ASIDE.sub("", situation.query.text)
    return bool(_BY_NOW.search(text)) and not _TARGET.search(text) and not figures(situation)


def unstated(found: Sequence[Target], situation: Situation) -> Draft:
    """That the notices only set the target, and what it is."""
    first = found[0].indicator
    shown = [target for target in distinct(found) if target.indicator == first][:MOST_SHOWN]
    return Draft(
        Kind.NO_ANSWER,
        f"通知只规定了目标，没有写{first}实际做到了多少。规定的目标是：{in_a_row(shown, situation)}。",
        f"The notices only set a target and do not say what has been reached. {'; '.join(map(in_english, shown))}.",
        quotes=quotes(shown),
        suggestions=("原文",),
        focus={"indicators": [first], "matters": remembered(situation)},
    )
