"""Whether a message goes on with the open form of a rule, or tells a case anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.asks import Amount
from assistant.conversations import Form
from assistant.rules import Rule
from assistant.skills.base import Situation
from assistant.understanding.query import Query

#: What asks for the last result in another light without naming an input anew: 你确定吗, 两个差多少, 还差多少.
_OF_THE_LAST = ("相差", "合计", "每月多少", "对吗", "算一算", "够不够", "几个月")
_COMING_BACK = re.compile(r"回到|接着|刚才|刚刚|还是说|改成|之前|上面|前面|再说|继续|那个总数|来着")
#: What puts right what was told of a house: 忘了讲，这是店面.
_PUT_RIGHT = re.compile(r"忘[了记]?|[搞弄说讲记写打看]错|其实|更正|纠正|不对|应该是|不是(?:住宅|店|商铺|办公)")
_LIKE_BEFORE = re.compile(r"也|一样|同样|照旧|不变|不动")


def related(rule: Rule, form: Form) -> bool:
    """Whether a form can be carried over to this rule: the two home and shop rules share inputs."""
    return (
        rule.name != form.rule and bool({"area"} & set(form.given) & {ask.name for ask in rule.inputs}) and rule.money
    )


def continues(rule: Rule, form: Form, given: Mapping[str, Any], trigger: int, mine: bool, situation: Situation) -> bool:
    """Whether a message continues the form rather than asks something new."""
    query, open_form = situation.query, situation.conversation.form
    last_was_rule = (
        situation.conversation.topic == "calculating" and open_form is not None and open_form.rule == form.rule
    )
    if mine and not last_was_rule and _COMING_BACK.search(query.text) and (given or trigger):
        return True
    if form.asked and form.asked in given and mine:
        return True
    if not mine:
        return (
            last_was_rule
            and trigger > 0
            and bool(query.elliptic or _PUT_RIGHT.search(query.text))
            and not {"area"} & set(given)
        )
    if not last_was_rule:
        return bool(form.asked) and bool(given) and not trigger
    return not _anew(rule, query, given, trigger) and (bool(given) or trigger > 0 or query.has(*_OF_THE_LAST))


def _anew(rule: Rule, query: Query, given: Mapping[str, Any], trigger: int) -> bool:
    """Whether the case is told from the start: the size with most else, and nothing said to be as before."""
    sizes = {ask.name for ask in rule.inputs if isinstance(ask, Amount) and ask.required}
    whole = bool(trigger) and len(given) >= 3 and bool(sizes & set(given))
    return whole and not ("area" not in given and "area" in sizes) and not _LIKE_BEFORE.search(query.text)
