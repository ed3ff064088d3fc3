"""领导分工: who oversees a unit or a field, and what an office-holder oversees, as of the notice's date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

from assistant.answers import Kind
from assistant.knowledge import Knowledge
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.beside import said_beside
from assistant.understanding.matching import Mention
from assistant.understanding.normal import normal
from assistant.understanding.phonetics import sounds
from corpus.register.division import Holding
from corpus.succession.matters import place_of

_ASKING = ("谁", "领导")
_OTHER_MATTERS = (
    "牵头",
    "责任部门",
    "领导小组",
    "组长",
    "签发",
    "办公室设在",
    "印发日期",
    "文号",
    "施行日期",
    "有效期",
    "主送机关",
    "发文机关",
    "审议会议",
    "目标",
    "预警",
    "市指挥部",
)


_BODY = re.compile(r"局|委(?!托|员|屈)|办(?![法理事公案学])")
_VERBS = re.compile(r"管|归|联系|负责|协助|领导")
_PRONOUN = re.compile(r"他|她|这位|这个领导|该领导|这人|此人|\b(?:he|she|his|her)\b")
_WORK = re.compile(
    r"管|归|联系|负责|协助|领导|分工|干|做|职责|工作|职务|谁|哪(?!年|一年|天|月|日|里|儿)|charge|overs|respons|work|manag|look|duties"
)
_ASKS_UNIT = re.compile(r"哪个局|哪个部门|哪家单位|哪个单位|什么部门|哪些单位|哪些部门|哪些局")
_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:常务副市长|副市长|市长|秘书长)")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄家封芮储靳井段富巫乌焦巴弓牧山谷车侯全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶司韶黎白怀蒲台从鄂索赖卓屠蒙池乔阴胥能苍双闻党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利越聂晁勾敖融冷辛那简饶曾沙养鞠须丰关查后游竺权楼"


class Leaders:
    """Answers from the division of work."""

    name = "leaders"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a unit, a field or a person is named together with 谁, 分管…, or where the talk is of them already."""
        query, talk = situation.query, situation.conversation
        people = list(dict.fromkeys(one.concept for one in people_said(situation)))
        matters = _matters(situation)
        asks = query.has(*_ASKING) or bool(_VERBS.search(query.text))
        other = query.has(*_OTHER_MATTERS)
        here = talk.topic == self.name
        before = list(talk.focus.get("people", ())) if here and not (people or matters or other) else []
        if before and _asks_for_more(situation):
            return Bid(self.name, 4.5, lambda: of_people(before, [], situation))
        if _ASKS_UNIT.search(query.text) and not query.has(*_ASKING):
            return None
        if people and not (matters or other) and _unsaid(situation):
            return Bid(self.name, 5.0, lambda: _unwritten(people))
        gone = _of_another_day(situation) if asks and not (people or other) else ()
        if gone and not (matters and query.has("谁")):
            return Bid(self.name, 6.0, lambda: not_in_office(gone, situation))
        stranger = _stranger(situation) or (_strange_unit(situation) if asks and not matters and not people else "")
        if stranger and not other:
            return Bid(self.name, 6.0, lambda: _unknown(stranger))
        if people and (asks or matters or query.has("什么", "职责") or here or len(query.text) <= 8) and not other:
            return Bid(self.name, 5.0 + len(matters), lambda: of_people(people, matters, situation))
        if matters and asks and not other:
            points = 3.0 + (2.0 if query.has("谁") else 0.0) + (1.0 if query.has("领导") else 0.0)
            return Bid(self.name, points, lambda: _of_matters(matters, situation))
        if matters and here and (query.elliptic or asks):
            return Bid(self.name, 4.0, lambda: _of_matters(matters, situation))
        if (
            query.has("领导")
            and (query.has("什么", "谁", "多少", "合计") or re.search(r"报|几[个位名]", query.text))
            and _asks_for_all(query.text)
            and not matters
        ):
            return Bid(self.name, 3.5, lambda: _everyone(situation))
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


def not_in_office(held: Sequence[Holding], situation: Situation) -> Draft:
    """That the division of work of the day does not have a person, and what that of another day says of him."""
    known, person = situation.known, held[0].person
    notice = known.notice_of(held[0].clause)
    begun = notice.effective_from or notice.date
    day = situation.day
    said = (
        f"在{day.year}年{day.month}月{day.day}日施行的分工通知里没有{person}。"
        + (f"{begun.year}年{begun.month}月{begun.day}日起施行的分工里，" if begun else "")
        + f"{person}{held[0].post}{''.join(_sentences(held, _only(situation)))}"
    )
    return Draft(
        Kind.LOOKUP,
        said,
        f"The division of work of {day} does not have {person}; see the clause of another day.",
        quotes=(Quote(held[0].clause),),
        focus={"people": []},
    )


def _stranger(situation: Situation) -> str:
    """A name with the title of an office-holder who is not in the division of work."""
    people = situation.known.register.people
    for match in _NAMED.finditer(situation.query.text):
        name = match["name"]
        known = any(person in match.group(0) or person.startswith(name) for person in people) or any(
            one.concept in people for one in situation.query.mentions
        )
        if name[0] in _SURNAMES and not known and not re.search(r"[哪谁位个管的是由找位联系]|分管|常务|副", name):
            return name
    return ""


def _strange_unit(situation: Situation) -> str:
    """A unit that is asked about and that the register does not have: 规划局谁分管."""
    if not situation.query.has("领导", "谁"):
        return ""
    match = re.search(
        r"(?:市|嘉兴)?[\u4e00-\u9fff]{2,5}(?:局|委员会|委|管委会|学院|大学|支队)(?=的?(?:归|由|是|谁|哪|在|对应|分管|领导|现在|到底|[,，?？呢]|$))",
        situation.query.text,
    )
    units = situation.known.register.units
    if not match or any(
        one.start < match.end() and match.start() < one.end and one.concept in units for one in situation.query.mentions
    ):
        return ""
    return match.group(0)


def _unknown(name: str) -> Draft:
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知里没有写{name}，我不能回答。",
        f"The division of work does not name {name}.",
        keeps_topic=True,
    )


def people_said(situation: Situation) -> list[Mention]:
    """The office-holders spoken of, in characters or in Latin letters (Hu Haifeng)."""
    people = situation.known.register.people
    said = [one for one in situation.query.mentions if one.concept in people]
    return said or list(_spelled(situation))


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


def _unsaid(situation: Situation) -> bool:
    """Whether something else than his work is asked of a person: 洪湖鹏是女的吗."""
    query = situation.query
    if _WORK.search(query.text) or not said_beside(people_said(situation), situation):
        return False
    return bool(re.search(r"[吗么?？]$", query.text)) or query.has("什么", "多少", "何时", "何处", "对吗", "能否")


def _unwritten(people: Sequence[str]) -> Draft:
    names = "、".join(people)
    return Draft(
        Kind.NO_ANSWER,
        f"分工通知只写了{names}的职务和分工，没有写这个，我不能回答。",
        f"The division of work only states the post and the work of {names}, not this.",
        suggestions=(f"{people[0]}分管什么？",),
        focus={"people": list(people)},
    )


def _asks_for_more(situation: Situation) -> bool:
    """Whether more is asked of the person spoken of, by a pronoun or by nothing but the question for his work."""
    query = situation.query
    if not (query.has("领导", "什么", "职责", "谁") or _VERBS.search(query.text)):
        return False
    return bool(_PRONOUN.search(query.text)) or (
        query.has("什么", "职责") and not _VERBS.sub("", said_beside((), situation)).strip("还分")
    )


def _asks_for_all(text: str) -> bool:
    return any(
        word in text
        for word in (
            "有哪些",
            "几位",
            "几名",
            "几个",
            "分工",
            "名单",
            "都有谁",
            "哪几位",
            "全部",
            "所有",
            "全报",
            "报一遍",
            "列一下",
            "列一遍",
            "名字",
            "点名",
            "点了",
        )
    )


def _matters(situation: Situation) -> list[str]:
    """The units and fields spoken of; a field that only lies in the name of a unit spoken of does not count."""
    register = situation.known.register
    known = situation.known.once("objects held", lambda: {one.object for one in register.holdings})
    found: list[str] = []
    text = situation.query.text
    for mention in situation.query.mentions:
        if (
            mention.concept in register.fields
            and _BODY.match(text, mention.end)
            and mention.concept not in register.units
        ):
            continue  # 医保局 is a unit of its own, not the field 医保
        if mention.concept in register.fields and _qualifies(mention, situation):
            continue
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


def _held(matter: str, holdings: Iterable[Holding]) -> list[Holding]:
    return [one for one in holdings if matter in one.names]


def current_holdings(situation: Situation) -> tuple[Holding, ...]:
    """The division of work that holds on the day asked about; of several places' that of the one named, or of most notices."""
    known = situation.known
    by_place = known.once("holdings by place", lambda: _by_place(known))
    named = [place for place in by_place if place and normal(place) in situation.query.text]
    return tuple(by_place[named[0] if named else known.library.home(by_place)]) if by_place else ()


def _by_place(known: Knowledge) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = {}
    for one in known.register.holdings:
        found.setdefault(place_of(known.notice_of(one.clause)), []).append(one)
    return found


def who_oversees(unit: str, situation: Situation) -> tuple[str, ...]:
    """The question for a unit's overseer as a suggestion, where the division of work has an answer."""
    return (f"谁分管{unit}？",) if _held(unit, current_holdings(situation)) else ()


def _of_matters(matters: Sequence[str], situation: Situation) -> Draft:
    holdings = current_holdings(situation)
    said: list[str] = []
    english: list[str] = []
    quotes: list[Quote] = []
    people: list[str] = []
    for matter in matters:
        held = _held(matter, holdings)
        if not held:
            said.append(f"分工通知没有写明{matter}由哪位市领导分管或联系")
            english.append(f"the division of work does not name who oversees {matter}")
            continue
        helpers = _helping(matter, held, holdings)
        said.append(
            _said(matter, held)
            + ("；另外，" + "；".join(f"{one.person}{one.post}{_relation(one)}" for one in helpers) if helpers else "")
        )
        quotes.extend(_quotes(held))
        quotes.extend(_quotes(helpers))
        people.extend(one.person for one in (*held, *helpers))
        english.append(_english(matter, (*held, *helpers)))
    if not quotes:
        return Draft(Kind.NO_ANSWER, "。".join(said) + "。", "; ".join(english) + ".", focus={"units": list(matters)})
    premise = _premise(situation, people, matters)
    compared = _compared(matters, holdings, situation)
    return Draft(
        Kind.LOOKUP,
        premise + compared + "；".join(said) + "。",
        "; ".join(english) + ".",
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=(f"{people[0]}还管什么？", "原文"),
        focus={"people": list(dict.fromkeys(people)), "units": list(matters)},
    )


def _helping(matter: str, held: Sequence[Holding], holdings: Iterable[Holding]) -> list[Holding]:
    """Those who assist in the field that a unit is named after: 市财政局, 协助负责财政."""
    named = {one.person for one in held}
    return [
        one
        for one in holdings
        if held[0].unit
        and not one.unit
        and one.relation.startswith("协助")
        and one.person not in named
        and len(one.object) >= 2
        and (one.object in matter or (len(_stem(matter)) > 1 and _stem(matter) in one.object))
    ]


def _stem(unit: str) -> str:
    """What a unit is named after: 市合作交流办 after 合作交流."""
    return re.sub(r"^市|[局委办]$", "", unit)


def _said(matter: str, held: Sequence[Holding]) -> str:
    parts = []
    for person in dict.fromkeys(one.person for one in held):
        mine = [one for one in held if one.person == person]
        relations = "、".join(dict.fromkeys(_relation(one) for one in mine))
        parts.append(f"{person}{mine[0].post}{relations}")
    whole = (
        held[0].object if held[0].object == matter or matter not in held[0].names else f"{matter}（{held[0].object}）"
    )
    return f"{whole}：" + "；".join(parts)


def _relation(one: Holding) -> str:
    what = one.object if one.unit else f"{one.object}方面工作"
    return f"{one.relation}{what}{'工作' if one.unit and one.relation == '领导' else ''}"


def _english(matter: str, held: Sequence[Holding]) -> str:
    names = [f"{one.person} ({one.post}, {one.relation})" for one in held]
    return f"{matter}: " + ", ".join(dict.fromkeys(names))


def _quotes(held: Sequence[Holding]) -> list[Quote]:
    return [Quote(one.clause, one.sentence if len(one.sentence) < 400 else "") for one in held]


def _premise(situation: Situation, people: Sequence[str], matters: Sequence[str]) -> str:
    """Corrects or confirms a name that the question supposes: 环保局是张仁贵管的吧."""
    people_said = {one.concept for one in situation.query.mentions}
    supposed = [one for one in situation.known.register.people if one in people_said]
    if not supposed:
        return ""
    wrong = [one for one in supposed if one not in people]
    if wrong:
        return f"不是{'、'.join(wrong)}。"
    return ""


def _compared(matters: Sequence[str], holdings: Sequence[Holding], situation: Situation) -> str:
    """Whether two units have the same overseer, where that is asked."""
    if len(matters) != 2 or not any(
        word in situation.query.text for word in ("同一", "一样", "都是", "一个领导", "一个人", "相同", "一起")
    ):
        return ""
    first, second = ({one.person for one in _held(matter, holdings)} for matter in matters)
    if not first or not second:
        return ""
    if first == second and len(first) > 1:
        names = "、".join(dict.fromkeys(one.person for one in holdings if one.person in first))
        return f"不止一个人：两边都是{names}这{len(first)}位领导。"
    both = "、".join(sorted(first & second))
    return "是同一位领导。" if first == second else f"不完全相同，两边都有{both}。" if both else "不是同一位领导。"


def of_people(people: Sequence[str], matters: Sequence[str], situation: Situation) -> Draft:
    holdings = current_holdings(situation)
    if matters:
        held = [one for matter in matters for one in _held(matter, holdings)]
        if held:
            holders = {one.person for one in held}
            if not holders & set(people) and situation.query.has("什么") and not situation.query.has("对吗", "谁"):
                return of_people(people, [], situation)
            answer = _of_matters(matters, situation)
            yes = "是的。" if set(people) <= holders and len(people) == 1 else ""
            return replace(answer, lead=yes + answer.lead)
    said: list[str] = []
    quotes: list[Quote] = []
    only = _only(situation)
    for person in people:
        mine = [one for one in holdings if one.person == person]
        said.append(
            f"{person}{mine[0].post}" + "".join(_sentences(mine, only)) if mine else f"分工通知没有写{person}。"
        )
        quotes.extend(Quote(one.clause) for one in mine)
    posts = {one.person: one.post for one in holdings}
    english = "; ".join(f"{person} ({posts.get(person, '')}): see the Chinese clause quoted" for person in people)
    return Draft(
        Kind.LOOKUP,
        "\n".join(said),
        english,
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=("原文",),
        focus={"people": list(people)},
    )


def _only(situation: Situation) -> str:
    text = situation.query.text
    asked = [one for one in ("分管", "联系", "负责", "领导") if one in text]
    return asked[0] if len(asked) == 1 and asked[0] in {"分管", "联系"} else ""


def _sentences(mine: Sequence[Holding], only: str) -> list[str]:
    found = dict.fromkeys(one.sentence for one in mine if not only or one.relation.endswith(only))
    return list(found) or [f"没有{only}的单位。"]


def _everyone(situation: Situation) -> Draft:
    holdings = current_holdings(situation)
    people: dict[str, Any] = {one.person: one for one in holdings}
    said = "、".join(f"{name}{one.post}" for name, one in people.items())
    clause = situation.known.library.notice(holdings[0].clause.notice_id).clauses[0]
    return Draft(
        Kind.LOOKUP,
        f"分工通知列有{len(people)}位：{said}。",
        f"The division of work lists: {said}.",
        quotes=(Quote(clause),),
        focus={"people": []},
    )
