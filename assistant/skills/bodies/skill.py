"""议事机构: who heads a leading group or the command, who belongs to it, where its office is, and what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Bid, Situation
from assistant.skills.bodies.choice import bodies_meant, roles_asked
from assistant.skills.bodies.wording import none_of, of_experts, of_roles, of_work, whether

_SPOKEN_OF = re.compile(
    r"小组|指挥部|(?:议事|领导|协调|指挥|工作)机构|专班|指挥长|总指挥|组长|专家(?:委|组|咨询|小组|团队)|联络员"
)
_EXPERTS = re.compile(r"专家")

_WORK = re.compile(
    r"职责|任务|(?:干|做|负责|管|抓|用|承担|作用)[些点着]?[的是]?(?:什么|哪些|嘛)|什么用|what (?:does|do) (?:it|they|the)"
)
_OTHER_MATTER = re.compile(
    r"接到|几个?小时|多久|多长时间|通知|报送|落实|书面|签发|签|批准|发布|预警|停|方案|会议|考核|响应|增加|增补|调整|加入|被列|归|调|哪个成员|只"
)
_MORE = re.compile(r"增加|增补|加入|加进|扩大|扩充|临时|补充")
_TO_BELONG = re.compile(r"成员|单位|部门|[局委办]|加入|加进")
_MEMBER = re.compile(
    r"在不在|有没有|有[^,，。]{1,12}[吗么]|是不是|算不算|算|包括|之一|参加|列|在里|在内|也是|也在|吗|么|没有|呢|职务|角色|身份|担任|当|兼|任|什么|member|include|part of|belong|is .* (?:in|on)\b"
)
_AS_WHAT = re.compile(r"职务|角色|身份|担任|局长|主任|[兼任当]什么|什么职|总指挥|组长")

_SETS_UP = re.compile(r"有没有|成立|设立|设了|有.*[吗么]")


class Bodies:
    """Answers from what the clauses that set up a body state of it."""

    name = "bodies"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a body is spoken of and a part of it, its work or whether a unit belongs to it is asked for."""
        query, talk = situation.query, situation.conversation
        here = talk.topic == self.name and (query.elliptic or len(query.text) <= 14)
        speaks = bool(_SPOKEN_OF.search(query.text)) or query.has("领导小组", "市指挥部", "总指挥", "副总指挥", "组长")
        if not (speaks or here):
            return None
        if _MORE.search(query.text) and _TO_BELONG.search(query.text):
            return None  # whether more may be taken in is told by the clause, not by who belongs to it
        meant = bodies_meant(situation)
        if not meant:
            without = [one for one in situation.known.notices_meant(query) if one.printed]
            asked = query.has("领导小组") and _SETS_UP.search(query.text) and without
            return Bid(self.name, 5.0, lambda: none_of(without)) if asked else None
        if _EXPERTS.search(query.text) and (said := [body for body in meant if body.experts]):
            return Bid(self.name, 5.6, lambda: of_experts(said)) if _WORK.search(query.text) else None
        units = [one.concept for one in query.mentions if one.concept in situation.known.register.units]
        works = bool(_WORK.search(query.text))
        as_what = bool(_AS_WHAT.search(query.text))
        posts = [role for role in roles_asked(situation) if role in {"head", "deputy", "office head", "office deputy"}]
        if units and posts and re.search(r"谁|哪|什么", query.text):
            return Bid(self.name, 6.3, lambda: of_roles(posts, meant, situation))
        if units and (here or _MEMBER.search(query.text)) and (as_what or not (works and _has_duty(units, situation))):
            return Bid(
                self.name, 6.3 if as_what else 6.1, lambda: whether(list(dict.fromkeys(units)), meant, situation)
            )
        if units:
            return None
        roles = roles_asked(situation)
        if roles in ([], ["office"]) and works:
            return Bid(self.name, 5.4, lambda: of_work(meant, *_whose_work(query.text)))
        if roles and (not _OTHER_MATTER.search(query.text) or here):
            return Bid(self.name, 5.4, lambda: of_roles(roles, meant, situation))
        return None


def _whose_work(text: str) -> tuple[bool, bool]:
    """Whether the work of the bodies is asked for, and that of their offices: 小组管什么的，它办公室又承担啥."""
    before, office, _ = text.partition("办公室")
    return not office or bool(_WORK.search(before)), bool(office)


def _has_duty(units: Sequence[str], situation: Situation) -> bool:
    return any(unit in duty.names for unit in units for duty in situation.known.register.duties)
