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
_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:常务副市长|副市长|市长|秘书长)")
_NO_NAME = re.compile(r"[哪谁位个管的是由找位联系这那块们自己归]|分管|常务|副")
_UNIT = re.compile(
    r"(?!那)(?:市|嘉兴)?[\u4e00-\u9fff]{2,5}?(?:(?P<office>局|委员会|委|管委会|学院|大学|支队)|公司|集团|中心|办|站|所|院|协会|银行)"
    r"(?=的?(?:归|由|是|谁|哪|在|对应|分管|主管|领导|现在|到底|[,，?？呢]|$))"
)
_OWN = re.compile(r"我们|咱|本|这|那|哪|什么|你们|该")
_OF_HIS = re.compile(
    r"(?:副?市长|秘书长)?的(?:秘书|司机|助理|爱人|老婆|妻子|丈夫|孩子|儿子|女儿|家人|前任|继任|老家|籍贯|照片|简历|年龄|学历|生日)"
)
_STANDS_IN = re.compile(r"[aA][bB]岗|代管|代理|顶替|代班|替班|补位|代为|代他|代她")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄家封芮储靳井段富巫乌焦巴弓牧山谷车侯全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶司韶黎白怀蒲台从鄂索赖卓屠蒙池乔阴胥能苍双闻党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利越聂晁勾敖融冷辛那简饶曾沙养鞠须丰关查后游竺权楼"
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


def stranger(situation: Situation) -> str:
    """A name with the title of an office-holder who is not in the division of work."""
    people, said = situation.known.register.people, situation.query.mentions
    if any(one.concept in people for one in said):
        return ""
    for match in _NAMED.finditer(situation.query.text):
        name, end = match["name"], match.end("name")
        known = any(person in match.group(0) or person.startswith(name) for person in people)
        word = any(one.start < end and match.start() < one.end for one in said)  # 审计这块市长自己管吗
        if name[0] in _SURNAMES and not known and not word and not _NO_NAME.search(name):
            return name
    return ""


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
