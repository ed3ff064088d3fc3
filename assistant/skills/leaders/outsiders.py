"""Names of people whom the division of work does not have: 王市长, 刘书记, 李国强是管什么的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.skills.base import Situation

_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<title>常务副市长|副市长|市长|秘书长|书记)")
_WORK = r"(?:的?(?:分管|主管|管|负责|联系|协助|分工|职责|职务|工作)|抓|是谁|是做|是干|呢)"
_BY_SURNAME = re.compile(
    r"(?:^|[,，。?？ 那请问是归由找])(?P<name>[\u4e00-\u9fff])(?P<title>常务副市长|副?市长|秘书长|副?书记|党组成员|副?[区县局处]长|副?主任|主席)"
    rf"(?:[^,，。]{{0,3}}?{_WORK}|[?？]?$)"
)
_BY_WORK = re.compile(
    r"^(?:那|请问|还有)?(?P<name>[\u4e00-\u9fff]{2,3}?)(?P<title>)(?:同志|先生|女士|这个人)?(?:现在|具体|主要)?是?(?:分管|主管|管|负责|联系)(?:的是)?(?:什么|哪|啥|几)"
)
_NO_NAME = re.compile(r"[哪谁位个管的是由找位联系这那块们自己归]|分管|常务|副")
#: Surnames that are everyday words where a title follows them: 那市长, 向局长.
_WORDS = "那和于向时从后任应关查方司能经常全有都连要"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄家封芮储靳井段富巫乌焦巴弓牧山谷车侯全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶司韶黎白怀蒲台从鄂索赖卓屠蒙池乔阴胥能苍双闻党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧利越聂晁勾敖融冷辛那简饶曾沙养鞠须丰关查后游竺权楼"


def stranger(situation: Situation) -> str:
    """A name, with the title said, of a person who is not in the division of work; "" where none is said."""
    people = situation.known.register.people
    if any(one.concept in people for one in situation.query.mentions):
        return ""
    return next(_strangers(situation), "")


def _strangers(situation: Situation) -> Iterator[str]:
    text, people = situation.query.text, situation.known.register.people
    for match in _NAMED.finditer(text):
        name = match["name"]
        known = any(person in match.group(0) or person.startswith(name) for person in people)
        if name[0] in _SURNAMES and not known and not _word(match, situation) and not _NO_NAME.search(name):
            yield name
    for match in _BY_SURNAME.finditer(text):
        name = match["name"]
        known = any(person.startswith(name) for person in people) and "市长" in match["title"]
        if name in _SURNAMES and name not in _WORDS and not known and not _word(match, situation):
            yield name + match["title"]
    by_work = _BY_WORK.search(text)
    said = by_work["name"] if by_work else ""
    named = said and said[0] in _SURNAMES and not _NO_NAME.search(said) and said not in _printed(situation)
    if by_work and named and not _word(by_work, situation):
        yield said


def _word(match: re.Match[str], situation: Situation) -> bool:
    """Whether what looks like a name is part of something understood: 审计这块市长自己管吗."""
    start, end = match.span("name")
    return any(one.start < end and start < one.end for one in situation.query.mentions)


def _printed(situation: Situation) -> str:
    """All that the notices say, in which a name is no stranger."""
    notices = situation.known.library.notices
    return situation.known.once(
        "all that is printed", lambda: "\n".join(clause.text for notice in notices for clause in notice.clauses)
    )
