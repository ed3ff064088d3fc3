"""文件要素: number, dates, issuer, addressees, meeting, what a notice cites, what it awards, and which notices there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.understanding.normal import normal
from corpus.model import Clause, ClauseKind, Notice

_FACTS = ("印发日期", "施行日期", "有效期", "文号", "发文机关", "主送机关", "审议会议", "依据", "概述", "获奖专家", "目的")
_AS_TITLE = frozenset({"印发日期", "施行日期"})


class Metadata:
    """Answers from the notices' own data."""

    name = "metadata"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a notice and one of its facts are named, or a fact alone while the talk is of a notice."""
        query, talk = situation.query, situation.conversation
        facts = [fact for fact in _FACTS if query.has(fact)]
        if re.search(r"根据|依据", query.text) and query.has("什么", "文号", "多少"):
            facts = ["依据", *(fact for fact in facts if fact not in {"依据", "文号"})]
        units = any(one.concept in situation.known.register.units for one in query.mentions)
        plain = not units and not query.has("牵头", "责任部门", "领导小组", "目标") and not re.search(r"[项条]", query.text)
        if not facts and plain and re.search(r"\d\s*号", query.text) and query.has("什么", "职责") and len(query.text) <= 18:
            facts = ["概述"]
        quoted = _quoted_title(situation)
        if quoted:
            return Bid(self.name, 4.6, lambda: _naming(quoted, situation))
        if query.has("何时") and not facts and re.search(r"\d\s*号", query.text) and (query.has("牵头") is False) and re.search(r"实施意见|方案|预案|通知|标准|文件|批复|号", query.text):
            facts = ["印发日期"]
        if _asks_for_list(situation):
            return Bid(self.name, 5.0, lambda: _list(situation))
        unknown = _unknown_number(situation)
        if unknown:
            return Bid(self.name, 6.0, lambda: _not_here(unknown))
        if _asks_for_extreme(query.text):
            return Bid(self.name, 5.0, lambda: _extreme(situation))
        meant = list(situation.known.notices_meant(query))
        if not meant and facts == ["有效期"]:
            meant = [notice for notice in situation.known.library.notices if notice.valid_until]
        if not meant and facts and talk.focus.get("notice") and (query.elliptic or talk.topic == self.name or len(query.text) <= 14):
            meant = [situation.known.library.notice(talk.focus["notice"])]
        if not meant and facts and not facts[0:1] == ["依据"]:
            meant = _cited_before(situation)
        if talk.topic == self.name and meant and not facts and query.elliptic and talk.focus.get("facts"):
            facts = list(talk.focus["facts"])
        if "获奖专家" in facts and _awards(situation):
            return Bid(self.name, 4.0 + len(facts), lambda: _awarded(facts, situation))
        facts = [fact for fact in facts if fact != "获奖专家"]
        if not meant or not facts:
            return None
        named = 2.0 if re.search(r"\d\s*号", query.text) else 1.0
        strong = 1.5 if query.has("何时", "谁", "什么", "多少", "有效期", "施行日期", "目的", "文号", "主送机关", "审议会议", "发文机关", "印发日期") else 0.0
        return Bid(self.name, 1.5 + named + strong + 0.5 * len(facts), lambda: _answer(meant, facts, situation))


def _quoted_title(situation: Situation) -> tuple[str, tuple[Clause, ...]] | None:
    """A document whose title stands in 《》 and which clauses here name, where it is asked which notice names it."""
    match = re.search(r"《([^》]{4,})》", situation.query.said)
    if not match or not re.search(r"哪个文|哪份|哪个通知|哪里提到|哪个文件|引用|提到", situation.query.text):
        return None
    title = normal(match[1])
    found = tuple(clause for notice in situation.known.library.notices for clause in notice.clauses if title in normal(clause.text))
    return (match[1], found) if found else None


def _naming(quoted: tuple[str, tuple[Clause, ...]], situation: Situation) -> Draft:
    title, clauses = quoted
    numbers = list(dict.fromkeys(situation.known.notice_of(clause).document_number for clause in clauses))
    places = "；".join(f"{situation.known.notice_of(clause).document_number}{clause.path}" for clause in clauses[:4])
    return Draft(Kind.LOOKUP, f"提到《{title}》的是{'、'.join(numbers)}（{places}）。", f"It is named in {', '.join(numbers)}.", quotes=tuple(Quote(clause) for clause in clauses[:4]))


def _unknown_number(situation: Situation) -> str:
    """A document number that is asked for and that no notice here has."""
    match = re.search(r"嘉政(?:办)?发\D{0,2}20\d\d\D{0,2}\d{1,3}\s*号", situation.query.text)
    if not match or situation.known.notices_meant(situation.query) and situation.known.library.by_number(match.group(0)):
        return ""
    numbered = re.sub(r"[^\u4e00-\u9fff\d]", "", match.group(0))
    known = {re.sub(r"[^\u4e00-\u9fff\d]", "", notice.document_number) for notice in situation.known.library.notices}
    cited = any(numbered in re.sub(r"[^\u4e00-\u9fff\d]", "", clause.text) for notice in situation.known.library.notices for clause in notice.clauses)
    return "" if numbered in known or cited else match.group(0)


def _not_here(number: str) -> Draft:
    return Draft(Kind.NO_ANSWER, f"现有文件里没有{number}，我不掌握它的内容。", f"There is no document {number} here.", keeps_topic=True)


def _asks_for_extreme(text: str) -> bool:
    return bool(re.search(r"最早|最晚|最新|最近|最后", text) and re.search(r"通知|文件|印发|成文|发文|哪份|哪一份|份文|文里|^最早的呢|^最晚的呢", text))


def _extreme(situation: Situation) -> Draft:
    """The earliest or the latest notice by date of issue."""
    dated = sorted((notice for notice in situation.known.library.notices if notice.date), key=lambda notice: (notice.date or date.min, notice.id))
    early = "最早" in situation.query.text
    notice = dated[0] if early else dated[-1]
    word = "最早" if early else "最晚"
    said = f"按成文日期，{word}的是{notice.document_number}《{notice.title}》，{_day(notice.date)}印发"
    return Draft(Kind.LOOKUP, said + "。", f"{notice.document_number}, issued on {notice.date}.", quotes=tuple(Quote(one) for one in (*_part(notice, ClauseKind.SIGNATURE), *_part(notice, ClauseKind.TITLE))), focus={"notice": notice.id, "facts": ["印发日期"]})


def _asks_for_list(situation: Situation) -> bool:
    query = situation.query
    return query.has("文件清单") and not query.has("领导", "牵头", "依据", "主送机关") and not re.search(r"根据|引用|依据", query.text)


def _cited_before(situation: Situation) -> list[Notice]:
    last = situation.conversation.last
    if last is None or not last.citations or not (situation.query.elliptic or len(situation.query.text) <= 16):
        return []
    try:
        return [situation.known.library.notice(situation.known.library.clause(last.citations[0]).notice_id)]
    except KeyError:
        return []


def _list(situation: Situation) -> Draft:
    notices = situation.known.library.notices
    said = "；".join(f"{notice.document_number}《{notice.title}》" + ("" if notice.printed else "（只列目录，正文未刊印）") for notice in notices)
    titles = tuple(Quote(clause) for notice in notices for clause in notice.clauses[:1])
    issuers = dict.fromkeys(notice.issuer for notice in notices)
    counts = "，".join(f"{issuer}{sum(1 for notice in notices if notice.issuer == issuer)}份" for issuer in issuers)
    return Draft(Kind.LOOKUP, f"现有{len(notices)}份文件（{counts}）：{said}。", f"There are {len(notices)} notices: {', '.join(notice.document_number for notice in notices)}.", quotes=titles)


def _awards(situation: Situation) -> Clause | None:
    return next((clause for notice in situation.known.library.notices for clause in notice.clauses if "决定授予" in clause.text), None)


def _awarded(facts: Sequence[str], situation: Situation) -> Draft:
    clause = _awards(situation)
    assert clause is not None
    notice = situation.known.notice_of(clause)
    others = [fact for fact in facts if fact != "获奖专家"]
    if others:
        return _answer([notice], others, situation)
    sentence = re.search(r"决定授予(?P<names>.+?)等(?P<count>[一二三四五六七八九十百\d]+)位(?P<what>[^。]*)。", clause.text)
    if not sentence:
        return Draft(Kind.CLAUSE, clause.text, quotes=(Quote(clause, clause.text),))
    names = sentence["names"].split("、")
    attachment = next((one for one in notice.clauses if one.label.startswith("附件")), None)
    note = "附件名单在通知中从略。" if attachment and "略" in attachment.text else ""
    return Draft(
        Kind.LOOKUP, f"获奖的是{sentence['count']}位：{'、'.join(names)}，授予{sentence['what'].removeprefix('外国专家') and sentence['what']}。{note}",
        f"The award went to {sentence['count']} experts: {', '.join(names)}.", quotes=(Quote(clause, sentence.group(0)), *((Quote(attachment, attachment.text),) if attachment else ())),
        suggestions=("什么时候印发的？", "原文"), focus={"notice": notice.id, "facts": ["获奖专家"]},
    )


def _answer(meant: Sequence[Notice], facts: Sequence[str], situation: Situation) -> Draft:
    said, english, quotes = [], [], []
    wanted = [fact for fact in facts if not (fact == "印发日期" and "施行日期" in facts and not situation.query.mention("印发日期"))]
    for notice in meant[:3]:
        for fact in wanted:
            sentence, in_english, clauses = _SAY[fact](notice, situation.day)
            said.append(sentence)
            english.append(in_english)
            quotes.extend(Quote(clause, clause.text if len(clause.text) <= 200 else "") for clause in clauses)
    return Draft(
        Kind.LOOKUP, "；".join(said) + "。", "; ".join(english) + ".", quotes=tuple(dict.fromkeys(quotes)),
        suggestions=("到什么时候为止？", "原文"), focus={"notice": meant[0].id, "facts": list(wanted)},
    )


def _part(notice: Notice, kind: ClauseKind) -> tuple[Clause, ...]:
    return tuple(clause for clause in notice.clauses if clause.kind == kind)[:1]


def _name(notice: Notice) -> str:
    return f"{notice.document_number}（{notice.title}）"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _issued(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    if notice.date is None:
        return f"{_name(notice)}只列在发文目录里，正文没有刊印，通知没有写明日期", "its date is not printed", _part(notice, ClauseKind.TITLE)
    return f"{_name(notice)}由{notice.issuer}于{_day(notice.date)}印发", f"{notice.document_number} was issued on {notice.date}", _part(notice, ClauseKind.SIGNATURE)


def _commencement(notice: Notice) -> tuple[Clause, ...]:
    return tuple(clause for clause in notice.clauses if re.search(r"自.{0,12}起(?:施行|实施|执行)", clause.text))[:1]


def _effective(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = _commencement(notice)
    if not clauses or notice.effective_from is None:
        sentence, english, places = _issued(notice, day)
        return f"{sentence}，没有另行规定施行日期", english + "; no other effective date is stated", places
    own = re.search(r"自.{0,12}起(?:施行|实施|执行)", clauses[0].text)
    quote = own.group(0) if own else ""
    return f"{_name(notice)}{quote}，即{_day(notice.effective_from)}起", f"{notice.document_number} takes effect on {notice.effective_from}", clauses + _part(notice, ClauseKind.SIGNATURE)


def _valid(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = tuple(clause for clause in notice.clauses if "有效期" in clause.text and re.search(r"有效期(?:至|为|\d|[一二三四五六七八九十])", clause.text))[:1]
    if notice.valid_until is None:
        sentence, english, places = _effective(notice, day)
        years = re.search(r"（(?P<years>[^）]*20\d\d[^）]*)）", notice.title)
        if years:
            return f"{_name(notice)}没有另行规定有效期，标题写明{years['years']}", f"its title says {years['years']}", _part(notice, ClauseKind.TITLE)
        return f"{_name(notice)}没有规定有效期（{sentence.removeprefix(_name(notice))}），现有文件中没有它被废止或取代的记载", f"no date of expiry is stated; {english}", places
    over = f"，到{_day(day)}已过有效期" if day > notice.valid_until else ""
    return f"{_name(notice)}有效期至{_day(notice.valid_until)}{over}", f"valid until {notice.valid_until}" + (" (expired)" if over else ""), clauses


def _number(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return f"《{notice.title}》的文号是{notice.document_number}", f"the number is {notice.document_number}", _part(notice, ClauseKind.TITLE)


def _issuer(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    return f"{_name(notice)}的发文机关是{notice.issuer}", f"issued by {notice.issuer}", _part(notice, ClauseKind.SIGNATURE) or _part(notice, ClauseKind.TITLE)


def _addressed(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    clauses = _part(notice, ClauseKind.ADDRESSEE)
    return f"{_name(notice)}主送{'、'.join(notice.addressees) or '对象没有刊印'}", f"addressed to {', '.join(notice.addressees)}", clauses


def _meeting(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    for clause in notice.clauses:
        match = re.search(r"经(?P<meeting>[^，。《》]*?会议)审议通过", clause.text)
        if match:
            return f"{_name(notice)}所附文件经{match['meeting'].removeprefix('经').removeprefix('已')}审议通过", f"adopted at {match['meeting']}", (clause,)
    agreed = next((clause for clause in notice.clauses if re.search(r"经市政府(?:研究|同意)", clause.text)), None)
    if agreed or any("已经市政府同意" in clause.text for clause in notice.clauses):
        place = agreed or next(clause for clause in notice.clauses if "已经市政府同意" in clause.text)
        return f"{_name(notice)}没有写明经哪次会议审议，只写“经市政府研究（同意）”", "no meeting is named", (place,)
    return f"{_name(notice)}没有写明经哪次会议审议", "no meeting is named", _part(notice, ClauseKind.TITLE)


def _based_on(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    if not notice.cites:
        return f"{_name(notice)}没有写明依据的文件", "it names no document as its basis", _part(notice, ClauseKind.TITLE)
    first = re.match(r"《[^》]+》", notice.cites[0])
    clauses = tuple(clause for clause in notice.clauses if first and first.group(0) in clause.text)[:1]
    return f"{_name(notice)}依据或提到的文件有{'、'.join(notice.cites)}", f"it names {len(notice.cites)} documents", clauses


def _purpose(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    stated = next((clause for clause in notice.clauses if clause.heading == "编制目的" or clause.label == "" and clause.path == "引言"), None)
    if stated is None:
        return f"{_name(notice)}没有写明目的", "no purpose is stated", _part(notice, ClauseKind.TITLE)
    return f"{_name(notice)}写明：{stated.text}", f"{notice.document_number} says why (in Chinese)", (stated,)


def _about(notice: Notice, day: date) -> tuple[str, str, tuple[Clause, ...]]:
    heads = [clause for clause in notice.clauses if clause.parent_id is None and clause.heading]
    said = "、".join(clause.heading for clause in heads)
    if not notice.printed:
        return f"{_name(notice)}只列在发文目录里，正文没有刊印，不能说明内容", "its text is not printed", _part(notice, ClauseKind.TITLE)
    return f"{_name(notice)}" + (f"分为：{said}" if said else "的正文见所引条款"), f"{notice.document_number}: {said}", _part(notice, ClauseKind.TITLE) + tuple(heads[:3])


_SAY: dict[str, Callable[[Notice, date], tuple[str, str, tuple[Clause, ...]]]] = {
    "印发日期": _issued,
    "施行日期": _effective,
    "有效期": _valid,
    "文号": _number,
    "发文机关": _issuer,
    "主送机关": _addressed,
    "审议会议": _meeting,
    "依据": _based_on,
    "概述": _about,
    "目的": _purpose,
}
