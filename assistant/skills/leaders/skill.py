"""领导分工: who oversees a unit or a field, and what an office-holder oversees, as of the notice's date."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.skills.base import Bid, Situation
from assistant.skills.leaders.asking import (
    ASKING,
    ASKS_UNIT,
    PRONOUN,
    asks_at_all,
    asks_for_all,
    asks_for_more,
    of_money,
    of_other_matters,
    people_meant,
)
from assistant.skills.leaders.choice import matters_said, strange_unit, unsaid
from assistant.skills.leaders.outsiders import stranger
from assistant.skills.leaders.pairs import both_told, held_beside
from assistant.skills.leaders.strangers import not_in_office, unknown, unwritten
from assistant.skills.leaders.wording import everyone, of_matters, of_people, shared
from assistant.skills.meaning.beside import said_beside
from assistant.skills.meaning.fields import of_a_measure
from corpus.register.division import Holding

_CORRECTS = re.compile(r"[打写说讲弄搞]错|错了|不对|应该是|我是说|我说的|我问的|换成|改成")
_SHORT = 16
_SUPPOSES = re.compile(r"不是|是不是|是.{2,4}[吗吧么]|[吗吧么][?？]?$|难道")
_BOTH = re.compile(r"(?:两|俩|二|几)[个位人者]|两者|都分?管|谁主谁[辅次]|主次|为主|分别")
_TOGETHER = re.compile(r"(?:他|她|你说的)?(?:俩|两|2|二)个?[人位]?|他们|前后|这几[位个]")
_ORDINAL = re.compile(
    r"(?P<last>后[面一]?那?一?[位个]|第二[位个]|最后[一那]?[位个])|前[面一]?那?一?[位个]|第一[位个]|头一[位个]"
)
_SHARED = re.compile(
    r"(?:共同|合|一起|同时|都|重复|两[位个]领导|两个人|多人|不止一[个位])[^,，。]{0,8}(?:分管|联系|管)|(?:跟|和|与)(?:别人|其他人|谁|别的领导)[^,，。]{0,4}(?:合|共|一起|同)"
)

#: What is asked of units and not of leaders: 乍浦港区、独山港区由谁指导.
_OF_DUTIES = re.compile(r"指导|督促|检查|执法|监测")


class Leaders:
    """Answers from the division of work."""

    name = "leaders"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a unit, a field or a person is named together with 谁, 分管…, or where the talk is of them already."""
        return (
            _on_those_before(situation)
            or _on_those_shared(situation)
            or _on_strangers(situation)
            or _on_people(situation)
            or _on_matters(situation)
            or _on_all(situation)
        )


def _here(situation: Situation) -> bool:
    return situation.conversation.topic == Leaders.name


def _on_those_before(situation: Situation) -> Bid | None:
    """More of the people spoken of: 他还管什么, 后面那位还管什么, 两个都分管吗, 谁主谁辅."""
    query, focus = situation.query, situation.conversation.focus
    people, matters = people_meant(situation), matters_said(situation)
    units = list(focus.get("units", ()))
    if _here(situation) and units and not matters and len(query.text) <= _SHORT:
        if people and _SUPPOSES.search(query.text):
            return Bid(Leaders.name, 5.6, lambda: of_people(people, units, situation))
        if not people and _BOTH.search(query.text):
            return Bid(Leaders.name, 5.2, lambda: of_matters(units, situation))
    if people or matters or of_other_matters(situation):
        return None
    before = list(focus.get("people", ())) if _here(situation) else _named_before(situation)
    if _here(situation) and (both := both_told(situation)) and _TOGETHER.search(query.text):
        return Bid(Leaders.name, 5.2, lambda: held_beside(both, situation))
    if before and (place := _ORDINAL.search(query.text)):
        before = before[-1:] if place["last"] else before[:1]
        return Bid(Leaders.name, 4.8, lambda: of_people(before, [], situation))
    if before and asks_for_more(situation):
        return Bid(Leaders.name, 4.5, lambda: of_people(before, [], situation))
    return None


def _named_before(situation: Situation) -> list[str]:
    """The people named in the question before, where a pronoun takes them up."""
    last = situation.conversation.last
    if last is None or not PRONOUN.search(situation.query.text):
        return []
    before = situation.known.reader.read(last.question)
    return [one.concept for one in before.mentions if one.concept in situation.known.register.people]


def _on_those_shared(situation: Situation) -> Bid | None:
    """Which units several office-holders oversee: 哪个单位由两位领导共同分管."""
    if not _SHARED.search(situation.query.text) or matters_said(situation):
        return None
    people = people_meant(situation) or (
        list(situation.conversation.focus.get("people", ())) if _here(situation) else []
    )
    asks = situation.query.has("什么", "谁", "多少", "能否", "对吗") or re.search(r"哪|吗", situation.query.text)
    about = _here(situation) or situation.query.has("领导", "领导分工")
    return Bid(Leaders.name, 5.3, lambda: shared(people, situation)) if asks and about else None


def _on_strangers(situation: Situation) -> Bid | None:
    """People and units that the division of work does not have."""
    query, people, matters = situation.query, people_meant(situation), matters_said(situation)
    if ASKS_UNIT.search(query.text) and not query.has(*ASKING):
        return None
    others, asks = of_other_matters(situation), asks_at_all(situation)
    if people and not (matters or others) and unsaid(situation):
        return Bid(Leaders.name, 5.0, lambda: unwritten(people))
    gone = _of_another_day(situation) if asks and not (people or others) else ()
    if gone and not (matters and query.has("谁")):
        return Bid(Leaders.name, 6.0, lambda: not_in_office(gone, situation))
    if others:
        return None
    name = stranger(situation)
    if name:
        return Bid(Leaders.name, 6.0, lambda: unknown(name))
    follows = _here(situation) and query.elliptic
    unit = strange_unit(situation) if (asks or follows) and not people else ""
    fields = [one for one in matters if one in situation.known.register.fields]
    if unit and len(fields) == len(matters):
        return Bid(Leaders.name, 6.0, lambda: of_matters(fields, situation, unit) if fields else unknown(unit))
    return None


def _on_people(situation: Situation) -> Bid | None:
    query, people, matters = situation.query, people_meant(situation), matters_said(situation)
    if not people or of_other_matters(situation) or (ASKS_UNIT.search(query.text) and not query.has(*ASKING)):
        return None
    if asks_at_all(situation) or matters or query.has("什么", "职责") or _here(situation) or len(query.text) <= 8:
        return Bid(Leaders.name, 5.0 + len(matters), lambda: of_people(people, matters, situation))
    return None


def _on_matters(situation: Situation) -> Bid | None:
    query, matters = situation.query, matters_said(situation)
    if not matters or (ASKS_UNIT.search(query.text) and not query.has(*ASKING)):
        return None
    if asks_at_all(situation) and not of_other_matters(situation):
        points = 3.0 + (2.0 if query.has("谁") else 0.0) + (1.0 if query.has("领导") else 0.0)
        told = query.has("领导") or not (query.has("大气重污染") or _OF_DUTIES.search(query.text))
        beside = of_money(situation) or not told
        return Bid(Leaders.name, points - (2.0 if beside else 0.0), lambda: of_matters(matters, situation))
    if _here(situation) and (
        query.elliptic or asks_at_all(situation) or _CORRECTS.search(query.text) or PRONOUN.search(query.text)
    ):
        return Bid(Leaders.name, 4.4, lambda: of_matters(matters, situation))
    if (
        not situation.conversation.topic
        and not of_a_measure(query, situation.known)
        and not said_beside(query.mentions, situation)
    ):
        return Bid(Leaders.name, 3.7, lambda: of_matters(matters, situation))
    return None


def _on_all(situation: Situation) -> Bid | None:
    query = situation.query
    if (
        query.has("领导", "领导分工")
        and (query.has("什么", "谁", "多少", "合计") or re.search(r"报|几[个位名]", query.text))
        and asks_for_all(query.text)
        and not matters_said(situation)
        and not (people_meant(situation) and not of_other_matters(situation))
    ):
        return Bid(Leaders.name, 3.5, lambda: everyone(situation))
    return None


def _of_another_day(situation: Situation) -> tuple[Holding, ...]:
    """What a person spoken of holds by a division of work of another day, where that of this day does not have him."""
    known, text = situation.known, situation.query.text
    if known.at_all_times is known.register:
        return ()
    for notice in dict.fromkeys(one.clause.notice_id for one in known.at_all_times.holdings):
        held = tuple(one for one in known.at_all_times.holdings if one.clause.notice_id == notice)
        names = dict(replace(known.at_all_times, holdings=held).called())
        said = [person for name, person in names.items() if name in text and person not in known.register.people]
        if said:
            return tuple(one for one in held if one.person == said[0])
    return ()
