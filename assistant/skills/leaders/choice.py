"""Whom and what a question about leaders means: office-holders, units and fields, and names that the notices don't have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from assistant.skills.base import Situation
from assistant.skills.meaning.beside import said_beside
from assistant.understanding.matching import Mention
from assistant.understanding.phonetics import sounds

_ASIDE = re.compile(r"(?:除了|除开|撇开|除)[^,，。]{0,6}$")
_MORE = re.compile(r"[^,，。]{0,4}(?:以外|之外|外)?[,，]?[^,，。]{0,4}(?:还|另外|别的|其他|其余)")
_BODY = re.compile(r"局|委(?!托|员|屈)|办(?![法理事公案学])")
_UNIT = re.compile(
    r"(?!那)(?:市|嘉兴)?[\u4e00-\u9fff]{2,5}?(?:(?P<office>局|委员会|委|管委会|学院|大学|支队)|公司|集团|中心|办|站|所|院|协会|银行)"
    r"(?=的?(?:归|由|是|谁|哪|在|对应|分管|主管|领导|现在|到底|[,，?？呢]|$))"
)
_BARE = re.compile(
    r"(?:^|[,，。?？ 是归由那])(?P<post>市长)(?:本人|自己)?(?:现在|都|具体|主要|亲自)?(?:分管|管|负责|联系|抓|是谁|叫什么)"
)
_OWN = re.compile(r"我们|咱|本|这|那|哪|什么|你们|该")
_OF_HIS = re.compile(
    r"(?:副?市长|秘书长)?的(?:秘书|司机|助理|爱人|老婆|妻子|丈夫|孩子|儿子|女儿|家人|前任|继任|老家|籍贯|照片|简历|年龄|学历|生日)"
)
_STANDS_IN = re.compile(r"[aA][bB]岗|代管|代理|顶替|代班|替班|补位|代为|代他|代她")
_WORK = re.compile(
    r"管|归|联系|负责|协助|领导|分工|干|做|职责|工作|职务|谁|哪(?!年|一年|天|月|日|里|儿)|charge|overs|respons|work|manag|look|duties"
)
_BESIDE = ("除", "除了", "除开", "除去")


def people_said(situation: Situation) -> list[Mention]:
    """The office-holders spoken of, in characters or in Latin letters (Hu Haifeng)."""
    return list(situation.once("people said", lambda: _people_said(situation)))


def _people_said(situation: Situation) -> list[Mention]:
    people = situation.known.register.people
    said = [one for one in situation.query.mentions if one.concept in people]
    return said or list(_spelled(situation)) or list(_by_bare_title(situation))


def _by_bare_title(situation: Situation) -> Iterator[Mention]:
    """The one who holds a post that the posts of others end with, where nothing stands before it: 市长管什么."""
    match = _BARE.search(situation.query.text)
    if match:
        holders = dict.fromkeys(one.person for one in situation.known.register.holdings if one.post == match["post"])
        yield from (Mention(person, match["post"], *match.span("post")) for person in list(holders)[:1])


def _spelled(situation: Situation) -> Iterator[Mention]:
    text = situation.query.text
    if not text.isascii():
        return
    names = situation.known.once("spelled names", lambda: dict(_spellings(situation.known.register.people)))
    words = list(re.finditer(r"[a-z]+", text))
    for first, second in pairwise(words):
        for spelled in (first.group(0) + second.group(0), second.group(0) + first.group(0)):
            if person := names.get(plainly(spelled)):
                yield Mention(person, text[first.start() : second.end()], first.start(), second.end())


def _spellings(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    for person in people:
        for syllables in product(*(sounds(char) for char in person)):
            yield plainly("".join(syllables)), person


def plainly(spelled: str) -> str:
    """A spelling without the differences that people mix up: sh and s, ng and n."""
    return re.sub(r"([zcs])h", r"\1", spelled).replace("ng", "n")


def strange_unit(situation: Situation) -> str:
    """A unit that is asked about and that the register does not have: 规划局谁分管, 地铁公司归谁管."""
    text, units = situation.query.text, situation.known.register.units
    match = _UNIT.search(text)
    if not match or _OWN.match(match.group(0)):
        return ""
    inside = [one for one in situation.query.mentions if one.start < match.end() and match.start() < one.end]
    if any(one.concept in units or one.end >= match.end() for one in inside):
        return ""
    if not match["office"] and not any(one.concept in situation.known.register.fields for one in inside):
        return ""
    return match.group(0)


def unsaid(situation: Situation) -> bool:
    """Whether something else than his work is asked of a person: 洪湖鹏是女的吗."""
    query = situation.query
    if _STANDS_IN.search(query.text) or any(_OF_HIS.match(query.text, one.end) for one in people_said(situation)):
        return True
    if _WORK.search(query.text) or not said_beside(people_said(situation), situation):
        return False
    return bool(re.search(r"[吗么?？]$", query.text)) or query.has("什么", "多少", "何时", "何处", "对吗", "能否")


def matters_said(situation: Situation) -> list[str]:
    """The units and fields spoken of; a field that only lies in the name of a unit spoken of does not count."""
    return list(situation.once("matters said", lambda: _matters_said(situation)))


def _matters_said(situation: Situation) -> list[str]:
    register = situation.known.register
    known = situation.known.once("objects held", lambda: {one.object for one in register.holdings})
    found: list[str] = []
    text = situation.query.text
    for mention in situation.query.mentions:
        if _ASIDE.search(text[: mention.start]) and _MORE.match(text, mention.end) and people_said(situation):
            continue  # 除了市府办还联系哪几家 asks for the others
        if (
            mention.concept in register.fields
            and _BODY.match(text, mention.end)
            and mention.concept not in register.units
        ):
            continue  # 医保局 is a unit of its own, not the field 医保
        if mention.concept in register.fields and _qualifies(mention, situation):
            continue
        if text[: mention.start].endswith(_BESIDE) and situation.query.concepts & set(register.people):
            continue  # 除了办公室，秘书长还联系哪几家
        if (mention.concept in known and mention.concept not in found) or (
            mention.concept in register.units and mention.concept not in found
        ):
            found.append(mention.concept)
        found.extend(unit for unit in _all_of(mention, situation) if unit not in found)
    return found


def _qualifies(field: Mention, situation: Situation) -> bool:
    """Whether a field's words only belong to the unit named right after them: 出入境边检."""
    units, text = situation.known.register.units, situation.query.text
    return any(
        one.start == field.end and one.concept in units and text[one.start] != "市" for one in situation.query.mentions
    )


def _all_of(mention: Mention, situation: Situation) -> list[str]:
    """The units that a field's everyday word names together: 各银行 where 银行 is said."""
    register = situation.known.register
    if mention.concept not in register.fields:
        return []
    return [unit for unit in register.units if unit == f"各{mention.surface}" and register.held(unit)]
