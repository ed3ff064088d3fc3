"""限行: which vehicles the clause excepts, which roads it leaves out, and that it sets no day for a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.skills.alerts.response_clauses import capital
from assistant.skills.base import Situation
from assistant.understanding.normal import normal

_EXCEPTED = re.compile(r"（(?P<vehicles>[^（）]+?)等?除外）")
_LEFT_OUT = re.compile(r"(?P<roads>[一-鿿～]+路)（不含(?:上述道路)?）以内")
_OF_A_NUMBER = re.compile(r"尾号|(?<!单)双号|单号|[单双]日|车牌|plate|number")


def remarks(text: str, situation: Situation) -> list[tuple[str, str]]:
    """What the clause says of the vehicle, the road or the number asked about, in both languages."""
    return [*_excepted(text, situation), *_roads(text, situation), *_numbers(text, situation)]


def _excepted(text: str, situation: Situation) -> Iterator[tuple[str, str]]:
    match = _EXCEPTED.search(text)
    listed = match["vehicles"].split("、") if match else []
    concepts = situation.known.lexicon.concepts
    meant = [vehicle for vehicle in listed if situation.query.has(vehicle) and vehicle in concepts]
    if meant:
        english = " and ".join(concepts[one].english[0] for one in meant)
        yield (
            f"{'、'.join(meant)}属于条款写明除外的车辆，不受单双号限行限制。",
            f"{capital(english)} are on the clause's list of exceptions: the odd-even restriction does not apply.",
        )


def _roads(text: str, situation: Situation) -> Iterator[tuple[str, str]]:
    """The roads that bound the area and lie outside it, where the road itself is asked about, not what is within."""
    roads = [road for match in _LEFT_OUT.finditer(text) for road in match["roads"].split("～")]
    for road in roads:
        if re.search(rf"{normal(road)}(?!以?[内外里]|之[内外]|范围)", situation.query.text):
            yield (
                f"条款写明“不含”{road}，{road}本身不在限行区域内。",
                f"The area is bounded by {road}; the road itself is not included.",
            )


def _numbers(text: str, situation: Situation) -> Iterator[tuple[str, str]]:
    mention = situation.query.mention("单双号限行")
    if mention and _OF_A_NUMBER.search(mention.surface) and "单双号限行" in text:
        yield (
            "条款只写“实施单双号限行”，没有写单号、双号分别在哪一天可以通行。",
            "The clause says only that odd-even restriction applies, not which number may drive on which day.",
        )
