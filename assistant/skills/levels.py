"""预警级别 spoken of in a question: by colour, by number, or by an air quality index."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.calculators.alert_level import LEVELS, RULE
from assistant.rules import Law, edition_on
from assistant.skills.base import Situation

COLOURS = {"红色": "红色预警", "橙色": "橙色预警", "黄色": "黄色预警", "蓝色": "蓝色预警"}
ENGLISH = {"红色": "red", "橙色": "orange", "黄色": "yellow", "蓝色": "blue"}
_INDEX = re.compile(r"(?:指数|aqi|爆表|爆到|污染)\D{0,8}?(?P<n>\d{2,4})|(?P<m>\d{3,4})\s*(?:的)?(?:aqi|指数)", re.IGNORECASE)


def law_on(situation: Situation) -> Law | None:
    """The alert plan that holds on the day, or None where no notice states one."""
    found = situation.known.editions.get(RULE.name)
    return edition_on(found, situation.day).law if found else None


def index_said(situation: Situation) -> Decimal | None:
    """The air quality index that the question gives, or None."""
    match = _INDEX.search(situation.query.text)
    return Decimal(match["n"] or match["m"]) if match else None


def levels_said(situation: Situation) -> list[str]:
    """The colours spoken of, or the one that an index calls for, in the order they stand."""
    said = [colour for mention in situation.query.mentions for colour, concept in COLOURS.items() if mention.concept == concept]
    if said:
        return list(dict.fromkeys(said))
    index, law = index_said(situation), law_on(situation)
    if index is None or law is None:
        return []
    return [colour for colour, _, bound, _ in LEVELS if index >= law(bound).value][:1]


def response_of(colour: str, law: Law) -> str:
    """The response level (一级…) that an alert of a colour starts."""
    return next(law.words(response) for name, _, _, response in LEVELS if name == colour)
