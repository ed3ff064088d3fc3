"""How bodies read: their posts, members, office and work, and whether a unit belongs to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from corpus.model import Notice
from corpus.register.bodies import Body, Part
from corpus.register.division import listed

_UNDER = re.compile(r"副局长|副职")
_NAME = re.compile(r"姓名|名字|叫什么|姓什么|哪个人")


def none_of(notices: Sequence[Notice]) -> Draft:
    """That notices set up no leading group."""
    numbers = "、".join(notice.document_number for notice in notices)
    return Draft(
        Kind.NO_ANSWER, f"{numbers}没有写成立领导小组。", f"{numbers} sets up no leading group.", keeps_topic=True
    )


def of_roles(roles: Sequence[str], meant: Sequence[Body], situation: Situation) -> Draft:
    """Who holds posts in bodies, who belongs to them, where their office is."""
    parts = {body.name: body.of(*roles) for body in meant}
    said = [f"{body.name}：{_said(parts[body.name]) or '通知没有写明'}" for body in meant]
    asked = _NAME.search(situation.query.text) or situation.query.concepts & set(situation.known.register.people)
    nameless = "通知只写职务，没有写姓名。" if asked else ""
    supposed = _supposed([part for found in parts.values() for part in found], situation)
    return _draft(
        supposed + "；".join(said) + "。" + nameless, [part for found in parts.values() for part in found], meant, roles
    )


def _supposed(parts: Sequence[Part], situation: Situation) -> str:
    """Confirms or corrects a unit that the question supposes: 是市建委主任吗."""
    units = [one.concept for one in situation.query.mentions if one.concept in situation.known.register.units]
    if not units or not re.search(r"[吗吧么][?？。]?$|对不对|是不是", situation.query.text):
        return ""
    if any(_names(part, unit, situation) for part in parts for unit in units):
        return "是的。"
    return f"不是{'、'.join(dict.fromkeys(units))}。"


def _said(parts: Sequence[Part]) -> str:
    """What the parts state, each once: 组长是市政府分管副市长, 办公室设在市建委."""
    return "；".join(dict.fromkeys(map(_stated, parts)))


def _stated(part: Part) -> str:
    if part.role == "liaison":
        return part.sentence.rstrip("。").split("，")[-1]
    if part.role == "office":
        return f"办公室设在{part.who}"
    names = listed(part.who)
    count = f"（共{len(names)}{'家' if part.role == 'member' else '位'}）" if len(names) > 2 else ""
    return f"{part.post}是{part.who}{count}"


def whether(units: Sequence[str], meant: Sequence[Body], situation: Situation) -> Draft:
    """Whether units belong to bodies, and as what."""
    text = situation.query.text
    has = re.search(r"有没有|有[^,，。]*[吗么]", text)
    yes = "有，" if has else "是的，" if re.search(r"[吗吧么][?？。]?$|不|是", text) else ""
    no = "没有，" if has or not yes else "不是，"
    said: list[str] = []
    shown: list[Part] = []
    for body in meant:
        for unit in units:
            having = [part for part in body.parts if _names(part, unit, situation)]
            if having:
                said.append(f"{yes}{unit}在{body.name}中：" + "；".join(_as(part, unit, situation) for part in having))
            else:
                said.append(f"{no}{body.name}的组成里没有写明{unit}{_whom_it_has(body)}")
            shown += having or body.of("member")
    return _draft("；".join(said) + "。", shown, meant, ("member",))


def _names(part: Part, unit: str, situation: Situation) -> bool:
    names = (unit, *situation.known.register.units[unit])
    under = _UNDER.search(situation.query.text)
    return any(name in part.who for name in names) and (not under or under.group(0) in part.who)


def _as(part: Part, unit: str, situation: Situation) -> str:
    """What a unit is by a part: 成员单位, 副总指挥由市环保局局长担任."""
    if part.role == "member":
        return "是成员单位"
    if part.role == "office":
        return f"{part.post}设在{part.who}"
    names = (unit, *situation.known.register.units[unit])
    who = next((one for one in listed(part.who) if any(name in one for name in names)), part.who)
    return f"{who}任{part.post}"


def _whom_it_has(body: Body) -> str:
    """Whom it has instead, where its members are not named one by one."""
    member = next(iter(body.of("member")), None)
    return f"，成员只写“{member.who}”" if member and "、" not in member.who else ""


def of_work(meant: Sequence[Body], own: bool, office: bool) -> Draft:
    """What bodies have to do by their `own` work, what their offices, or both."""
    found = [one for body in meant for one in (*(body.work if own else ()), *(body.office_work if office else ()))]
    return Draft(
        Kind.LOOKUP,
        "\n".join(text for text, _ in found),
        "; ".join(body.name for body in meant) + ": see the Chinese clauses quoted.",
        quotes=tuple(dict.fromkeys(Quote(clause, text) for text, clause in found)),
        suggestions=("原文",),
        focus={"bodies": [body.notice_id for body in meant], "roles": []},
    )


def of_experts(meant: Sequence[Body]) -> Draft:
    """What the experts of bodies have to do."""
    found = [one for body in meant for one in body.experts]
    return Draft(
        Kind.LOOKUP,
        "\n".join(text for text, _ in found),
        "See the Chinese clauses quoted.",
        quotes=tuple(Quote(clause, text if text in clause.text else "") for text, clause in found),
        suggestions=("原文",),
        focus={"bodies": [body.notice_id for body in meant], "roles": []},
    )


def _draft(said: str, parts: Sequence[Part], meant: Sequence[Body], roles: Sequence[str]) -> Draft:
    return Draft(
        Kind.LOOKUP,
        said,
        said,
        quotes=tuple(dict.fromkeys(Quote(part.clause, part.sentence) for part in parts)),
        suggestions=("原文",),
        focus={"bodies": [body.notice_id for body in meant], "roles": list(roles)},
    )
