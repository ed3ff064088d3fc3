"""Which facts of which notices a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.skills.base import Situation
from assistant.skills.clauses.ranking import ranked
from assistant.skills.meaning.fields import fields_of
from assistant.understanding.normal import normal
from corpus.model import Notice

_FACTS = (
    "印发日期",
    "施行日期",
    "有效期",
    "文号",
    "发文机关",
    "主送机关",
    "审议会议",
    "依据",
    "概述",
    "获奖专家",
    "目的",
)
#: Ways of asking for a fact of a notice that is named, which elsewhere ask for other things.
_SAID = {
    "发文机关": re.compile(
        r"(?:市?政府|政府)[^,，。]{0,3}还是[^,，。]{0,6}办|办[^,，。]{0,6}还是[^,，。]{0,4}政府|署名|盖[的了]?[谁哪].{0,2}章|谁的名义|[落署签][的了]?谁|谁[发印出下签]的?(?:文|的)?(?=$|[?？,，。])|哪[家级个][^,，。]{0,4}发的"
    ),
    "有效期": re.compile(r"期限|哪几年|[哪几]年到[哪几]年|起止|时间跨度|规划期|周期|管到哪|多少年|几年期"),
    "文号": re.compile(r"全称|全名|标题|题目|正式名称"),
    "审议会议": re.compile(r"哪次会|几次会|上会|过会|会上(?:通过|审议)"),
    "印发日期": re.compile(
        r"同一天|同日|隔了?[几多]|相隔|差[几多少]+天|先发|先出|先印|哪[个份]早|哪[个份]晚|更早|更晚|先后|在先|[颁签]的?文|颁发|下发的?(?:时间|日期)|落款时间|几号的文|什么时候(?:出|颁|下发|成)"
    ),
}
_ISSUED_BY = re.compile(r"(?:[发印出署下][的了发布文名]*|名义)[^,，。]{0,3}还是[^,，。]{1,10}(?:[发印出署下]|名义)")
_BOTH = re.compile(r"俩|两[个份]|二者|分别|各[是自]|都是|和|与|跟|、")
_ADDRESSED = re.compile(r"主送|抄送|收文|收件|机关|单位|部门|下发")
_NUMBERED = re.compile(r"\d\s*号")
_RULES = re.compile(r"规定|政策|标准|文件|办法|通知|新规|意见|规则")
_OF_DAYS = frozenset({"施行日期", "有效期", "印发日期"})
_LOOKED_AT = 3  # clauses that have to be of one notice
_SHORT = 18
#: What is asked of a notice that is called by nothing but its kind, and how notices call themselves.
_OF_ITSELF = frozenset({"印发日期", "施行日期", "有效期", "发文机关", "审议会议", "主送机关"})
_SELF = re.compile(r"本((?:实施|行动|专项)?(?:标准|预案|方案|意见|办法|细则|规定))")


def facts_asked(situation: Situation) -> list[str]:
    """The facts asked for; a notice named by its number and 什么 alone asks what it is about."""
    query = situation.query
    named = bool(_NUMBERED.search(query.text)) or bool(query.concepts & situation.known.themes)
    facts = [fact for fact in _FACTS if query.has(fact) or (named and fact in _SAID and _SAID[fact].search(query.text))]
    if (
        "有效期" in facts
        and (about := query.mention("概述"))
        and any(one.concept == "有效期" and one.start == about.start for one in query.mentions)
    ):
        facts.remove("概述")
    if "有效期" in facts and re.search(r"几个|几家|多少", query.text):
        facts.remove("有效期")
    if "获奖专家" in facts and "主送机关" in facts and not _ADDRESSED.search(query.text):
        facts.remove("主送机关")  # 发给了哪些外国专家
    if facts == ["获奖专家"] and query.has("何时"):
        facts = ["获奖专家", "印发日期"]
    if (query.has("依据") or re.search(r"根据|依据", query.text)) and query.has("什么", "文号", "多少"):
        return ["依据", *(fact for fact in facts if fact not in {"依据", "文号"})]
    if facts or not _NUMBERED.search(query.text):
        return facts
    if query.has("何时") and not query.has("牵头"):
        return ["印发日期"]
    matters = {
        name
        for name in query.concepts - situation.known.themes
        if (concept := situation.known.lexicon.concepts.get(name)) and concept.group not in {"asking", "facts"}
    }
    units = bool(matters) or any(one.concept in situation.known.register.units for one in query.mentions)
    other = units or query.has("牵头", "责任部门", "领导小组", "目标") or re.search(r"[项条]", query.text)
    return ["概述"] if not other and query.has("什么", "职责") and len(query.text) <= _SHORT else []


def asks_for_issuer(situation: Situation) -> bool:
    """Whether it is asked who issued a notice, in words that name units: 市政府发的还是市政府办公室发的."""
    return bool(_ISSUED_BY.search(situation.query.text))


def notices_asked(situation: Situation, facts: Sequence[str]) -> list[Notice]:
    """The notices asked about: those named, else the one spoken of, else the one whose clause was just cited."""
    query, talk, library = situation.query, situation.conversation, situation.known.library
    named = list(situation.known.notices_meant(query))
    if facts and _BOTH.search(query.text) and not _NUMBERED.search(query.text):
        named = [notice for notice in library.notices if notice in named or _is_called(notice, situation)]
    if named or not facts:
        return named
    if alone := _calling_itself(facts, situation):
        return [alone]
    spoken_of = talk.focus.get("notice")
    if spoken_of and (query.elliptic or talk.topic == "metadata" or len(query.text) <= _SHORT):
        return [library.notice(spoken_of)]
    cited = _cited_before(situation) if facts[0] != "依据" else []
    register = situation.known.register
    of_others = any(one.concept in register.units or one.concept in register.fields for one in query.mentions)
    if not cited and not of_others and list(facts) == ["有效期"]:
        return [notice for notice in library.notices if notice.valid_until]
    return cited or _by_its_matter(situation, facts)


def _by_its_matter(situation: Situation, facts: Sequence[str]) -> list[Notice]:
    """The notice whose clauses are of the matter of the rules asked about: 装配式的规定什么时候起算."""
    if not set(facts) <= _OF_DAYS or not _RULES.search(situation.query.text) or situation.query.elliptic:
        return []
    if not fields_of(situation.query, situation.known):
        return []
    found = dict.fromkeys(hit.clause.notice_id for _, hit in ranked(situation)[:_LOOKED_AT])
    return [situation.known.library.notice(name) for name in found] if len(found) == 1 else []


def _is_called(notice: Notice, situation: Situation) -> bool:
    """Whether the question calls a printed notice by words of its title."""
    known = situation.known
    themes = situation.query.concepts & known.themes - {"获奖专家"}
    return notice.printed and any(
        normal(term) in normal(notice.title)
        for name in themes
        for term in (name, *known.lexicon.concepts[name].terms)
        if len(term) > 1
    )


def _calling_itself(facts: Sequence[str], situation: Situation) -> Notice | None:
    """The only notice that calls itself what a question for its dates or issuer calls it: 标准从哪天起执行, 行动方案哪年印发的."""
    text, known = situation.query.text, situation.known
    if not _OF_ITSELF.intersection(facts) or len(text) > _SHORT:
        return None
    told = known.once("what notices call themselves", lambda: _own_kinds(known.library.notices))
    return next((notice for word, notice in told if word in text), None)


def _own_kinds(notices: Sequence[Notice]) -> tuple[tuple[str, Notice], ...]:
    """The words by which one notice alone calls itself (本标准, 本行动方案), the longest first."""
    called: dict[str, dict[str, Notice]] = {}
    for notice in notices:
        for clause in notice.clauses:
            for match in _SELF.finditer(clause.text):
                called.setdefault(match[1], {})[notice.id] = notice
    for word, found in called.items():
        found.update(
            {one.id: one for one in notices if one.printed and one.title.rstrip("）0123456789～年（").endswith(word)}
        )
    alone = [(word, one) for word, found in called.items() if len(found) == 1 for one in found.values()]
    return tuple(sorted(alone, key=lambda pair: -len(pair[0])))


def _cited_before(situation: Situation) -> list[Notice]:
    last = situation.conversation.last
    if last is None or not last.citations or not (situation.query.elliptic or len(situation.query.text) <= 16):
        return []
    try:
        return [situation.known.library.notice(situation.known.library.clause(last.citations[0]).notice_id)]
    except KeyError:
        return []
