"""预警级别 spoken of in a question: by colour, by number, or by an air quality index."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.calculators.alert_level import LEVELS, RULE
from assistant.editions import law_on as law_of
from assistant.rules import Law
from assistant.skills.base import Situation
from assistant.understanding.changing import change_of
from assistant.understanding.quantity import Quantity

COLOURS = {"红色": "红色预警", "橙色": "橙色预警", "黄色": "黄色预警", "蓝色": "蓝色预警"}
ENGLISH = {"红色": "red", "橙色": "orange", "黄色": "yellow", "蓝色": "blue"}
_INDEX = re.compile(
    r"(?:指数|aqi|爆表|爆到|污染|预测值|预测|数值)\D{0,8}?(?P<n>\d{2,4}(?:\.\d+)?)(?!\d|\.\d|年|号)|(?<![\d.])(?P<m>\d{3,4}(?:\.\d+)?)\s*(?:的)?(?:aqi|指数)",
    re.IGNORECASE,
)
_MOVED = re.compile(r"(?:降|升|调|改|换|变|转)(?:到|成|为|至|回)了?$")
#: Words after which a number counts something else than pollution: 300方混凝土, 120人.
_COUNTED = tuple("方吨人名车辆斤米里份只号台头栋间幢趟")


def law_on(situation: Situation) -> Law | None:
    """The alert plan that holds on the day, or None where no notice states one."""
    found = situation.known.editions.get(RULE.name)
    return law_of(found, situation.day) if found else None


def index_said(situation: Situation) -> Decimal | None:
    """The air quality index that the question gives, or the earlier one with the change that it gives, or None."""
    return situation.once("index", lambda: _index_said(situation))


def _index_said(situation: Situation) -> Decimal | None:
    change = change_of(situation.query.text, situation.query.quantities)
    if change:
        return _changed_index(situation, change)
    matches = list(_INDEX.finditer(situation.query.text))
    if matches:
        return Decimal(matches[-1]["n"] or matches[-1]["m"])
    bare = [one for one in situation.query.of_unit("") if 20 <= one.value < 1000]
    speaks = situation.query.has("空气质量指数") or (
        situation.query.has("预警") and re.search(r"级|颜色|警", situation.query.text)
    )
    colours = sum(1 for concept in COLOURS.values() if situation.query.has(concept))
    talk = situation.conversation
    goes_on = talk.topic == "measures" or (talk.form is not None and talk.form.rule == RULE.name)
    if len(bare) != 1 or not (speaks or colours > 1 or (goes_on and situation.query.elliptic)):
        return None
    if situation.query.text[bare[0].end : bare[0].end + 1] in _COUNTED:
        return None
    more = situation.query.text[bare[0].end : bare[0].end + 2].startswith(("多", "出头"))
    return bare[0].value + (1 if more else 0)  # 四百多 is above 400


def _changed_index(situation: Situation, change: Quantity) -> Decimal | None:
    """The index of the open form so changed (涨50), or None where there is none to change."""
    form = situation.conversation.form
    earlier = form.given.get("aqi") if form and form.rule == RULE.name and change.unit in {"", "AQI"} else None
    return earlier + change.value if isinstance(earlier, Decimal) else None


def levels_said(situation: Situation) -> list[str]:
    """The colours spoken of, or the one that an index calls for, in the order they stand."""
    return list(situation.once("levels", lambda: _levels_said(situation)))


def _levels_said(situation: Situation) -> list[str]:
    moved = _moved_to(situation)
    if moved:
        return [moved]
    index, law = index_said(situation), law_on(situation)
    said = [
        colour
        for mention in situation.query.mentions
        for colour, concept in COLOURS.items()
        if mention.concept == concept
    ]
    matches = list(_INDEX.finditer(situation.query.text)) if index is not None else []
    after = [
        colour
        for mention in situation.query.mentions
        for colour, concept in COLOURS.items()
        if matches and mention.concept == concept and mention.start > matches[-1].end()
    ]
    if after and len(said) > 1:
        return after[-1:]
    if said and not (index is not None and len(said) > 1):
        return list(dict.fromkeys(said))
    if index is None or law is None:
        return []
    return [colour for colour, _, bound, _ in LEVELS if index >= law(bound).value][:1]


def _moved_to(situation: Situation) -> str:
    """The colour that an alert is changed to (降到黄色了，橙色时停的还停吗), or ""."""
    text = situation.query.text
    for mention in situation.query.mentions:
        if _MOVED.search(text[: mention.start]):
            return next((colour for colour, concept in COLOURS.items() if concept == mention.concept), "")
    return ""


def response_of(colour: str, law: Law) -> str:
    """The response level (一级…) that an alert of a colour starts."""
    return next(law.words(response) for name, _, _, response in LEVELS if name == colour)


def level_computed(situation: Situation) -> list[str]:
    """The level that the index computed before calls for."""
    form, law = situation.conversation.form, law_on(situation)
    if form is None or law is None or form.rule != RULE.name or "aqi" not in form.given:
        return []
    return [colour for colour, _, bound, _ in LEVELS if form.given["aqi"] >= law(bound).value][:1]
