"""办法: whether a question asks what a plan does for its matter, and not how much of it there is to be."""

from __future__ import annotations

import re

from assistant.skills.base import Situation
from assistant.skills.targets.figures import figures
from assistant.skills.targets.years import years

#: Less than what a clause bids that covers the question.
BESIDE = 2.0
_WHAT = r"(?:什么|啥|哪些|怎么|如何|怎样)"
_DONE = re.compile(
    r"有没有(?!要求|指标|任务|数)|能不能|会不会|可不可以|[搞推建办设给让]不[搞推建办设给让]|(?:靠|用)(?:什么|啥)|(?:支持|鼓励)[吗么不]"
    rf"|{_WHAT}[^,，。]{{0,6}}(?:办法|支持|鼓励|照顾|好处|便利|措施|扶持|帮|推|发展|建设|解决|处置|功能|合作)"
    r"|(?:能|可以|会)[^,，。]{1,14}[吗么]"
)
_FIGURE = re.compile(r"多少|几|目标|指标|任务数|达标|完成|达到|增长|占比|比重|比例|超过|\d")


def asks_what_is_done(situation: Situation) -> bool:
    """Whether it is asked what is done for whom and how (用什么办法设, 能不能方便点), no figure, year or target said."""
    text = situation.query.text
    if not _DONE.search(text) or _FIGURE.search(text):
        return False
    return not (years(situation) or figures(situation) or situation.query.has("目标", "达标"))
