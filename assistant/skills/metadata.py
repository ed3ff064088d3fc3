"""文件要素: number, dates, issuer, addressees, meeting, what a notice cites, what it awards, and which notices there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.notice_facts import SAY, part_of, succeeded, written_day
from assistant.understanding.normal import normal
from corpus.model import Clause, ClauseKind, Notice

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
#: What shows that a fact is asked for and not just mentioned.
_TELLING = (
    "何时",
    "谁",
    "什么",
    "多少",
    "有效期",
    "施行日期",
    "目的",
    "文号",
    "主送机关",
    "审议会议",
    "发文机关",
    "印发日期",
)
_NUMBERED = re.compile(r"\d\s*号")
_LISTED = 20  # notices, or issuers, that a list names; more are counted
_SHORT = 18


class Metadata:
    """Answers from the notices' own data."""

    name = "metadata"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a notice and one of its facts are named, or a fact alone while the talk is of a notice."""
        return _bid_on_all(self.name, situation) or _bid_on_facts(self.name, situation)


def _bid_on_all(name: str, situation: Situation) -> Bid | None:
    """Questions about the notices as such: which there are, which names a document, which is the first."""
    quoted, unknown = _quoted_title(situation), _unknown_number(situation)
    if quoted:
        return Bid(name, 4.6, lambda: _naming(quoted, situation))
    if _asks_for_list(situation):
        return Bid(name, 5.0, lambda: _list(situation))
    if unknown:
        return Bid(name, 6.0, lambda: _not_here(unknown))
    if _asks_for_extreme(situation.query.text):
        return Bid(name, 5.0, lambda: _extreme(situation))
    return None


def _bid_on_facts(name: str, situation: Situation) -> Bid | None:
    """Questions for a fact of a notice."""
    query, talk = situation.query, situation.conversation
    facts = _facts(situation)
    meant = _meant(situation, facts)
    follows = talk.topic == name and meant and not facts and query.elliptic
    if follows:
        facts = list(talk.focus.get("facts", ()))
    if "获奖专家" in facts and _awards(situation):
        return Bid(name, 4.0 + len(facts), lambda: _awarded(facts, situation))
    wanted = [fact for fact in facts if fact != "获奖专家"]
    if not meant or not wanted:
        return None
    named = 2.0 if _NUMBERED.search(query.text) else 1.0
    points = 1.5 + named + (1.5 if follows or query.has(*_TELLING) else 0.0) + 0.5 * len(wanted)
    return Bid(name, points, lambda: _answer(meant, wanted, situation))


def _facts(situation: Situation) -> list[str]:
    """The facts asked for; a notice named by its number and 什么 alone asks what it is about."""
    query = situation.query
    facts = [fact for fact in _FACTS if query.has(fact)]
    if re.search(r"根据|依据", query.text) and query.has("什么", "文号", "多少"):
        return ["依据", *(fact for fact in facts if fact not in {"依据", "文号"})]
    if facts or not _NUMBERED.search(query.text):
        return facts
    if query.has("何时") and not query.has("牵头"):
        return ["印发日期"]
    units = any(one.concept in situation.known.register.units for one in query.mentions)
    other = units or query.has("牵头", "责任部门", "领导小组", "目标") or re.search(r"[项条]", query.text)
    return ["概述"] if not other and query.has("什么", "职责") and len(query.text) <= _SHORT else []


def _meant(situation: Situation, facts: Sequence[str]) -> list[Notice]:
    """The notices asked about: those named, else the one spoken of, else the one whose clause was just cited."""
    query, talk, library = situation.query, situation.conversation, situation.known.library
    named = list(situation.known.notices_meant(query))
    if named or not facts:
        return named
    spoken_of = talk.focus.get("notice")
    if spoken_of and (query.elliptic or talk.topic == "metadata" or len(query.text) <= _SHORT):
        return [library.notice(spoken_of)]
    cited = _cited_before(situation) if facts[0] != "依据" else []
    if not cited and list(facts) == ["有效期"]:
        return [notice for notice in library.notices if notice.valid_until]
    return cited


def _quoted_title(situation: Situation) -> tuple[str, tuple[Clause, ...]] | None:
    """A document whose title stands in 《》 and which clauses here name, where it is asked which notice names it."""
    match = re.search(r"《([^》]{4,})》", situation.query.said)
    if not match or not re.search(r"哪个文|哪份|哪个通知|哪里提到|哪个文件|引用|提到", situation.query.text):
        return None
    title = normal(match[1])
    found = tuple(
        clause
        for notice in situation.known.library.notices
        for clause in notice.clauses
        if title in normal(clause.text)
    )
    return (match[1], found) if found else None


def _naming(quoted: tuple[str, tuple[Clause, ...]], situation: Situation) -> Draft:
    title, clauses = quoted
    numbers = list(dict.fromkeys(situation.known.notice_of(clause).document_number for clause in clauses))
    places = "；".join(f"{situation.known.notice_of(clause).document_number}{clause.path}" for clause in clauses[:4])
    return Draft(
        Kind.LOOKUP,
        f"提到《{title}》的是{'、'.join(numbers)}（{places}）。",
        f"It is named in {', '.join(numbers)}.",
        quotes=tuple(Quote(clause) for clause in clauses[:4]),
    )


def _unknown_number(situation: Situation) -> str:
    """A document number that is asked for and that no notice here has."""
    match = re.search(r"嘉政(?:办)?发\D{0,2}20\d\d\D{0,2}\d{1,3}\s*号", situation.query.text)
    if not match or (
        situation.known.notices_meant(situation.query) and situation.known.library.by_number(match.group(0))
    ):
        return ""
    numbered = re.sub(r"[^\u4e00-\u9fff\d]", "", match.group(0))
    known = {re.sub(r"[^\u4e00-\u9fff\d]", "", notice.document_number) for notice in situation.known.library.notices}
    cited = any(
        numbered in re.sub(r"[^\u4e00-\u9fff\d]", "", clause.text)
        for notice in situation.known.library.notices
        for clause in notice.clauses
    )
    return "" if numbered in known or cited else match.group(0)


def _not_here(number: str) -> Draft:
    return Draft(
        Kind.NO_ANSWER,
        f"现有文件里没有{number}，我不掌握它的内容。",
        f"There is no document {number} here.",
        keeps_topic=True,
    )


def _asks_for_extreme(text: str) -> bool:
    return bool(
        re.search(r"最早|最晚|最新|最近|最后", text)
        and re.search(r"通知|文件|印发|成文|发文|哪份|哪一份|份文|文里|^最早的呢|^最晚的呢", text)
    )


def _extreme(situation: Situation) -> Draft:
    """The earliest or the latest notice by date of issue."""
    dated = sorted(
        (notice for notice in situation.known.library.notices if notice.date),
        key=lambda notice: (notice.date or date.min, notice.id),
    )
    early = "最早" in situation.query.text
    notice = dated[0] if early else dated[-1]
    word = "最早" if early else "最晚"
    said = f"按成文日期，{word}的是{notice.document_number}《{notice.title}》，{written_day(notice.date)}印发"
    return Draft(
        Kind.LOOKUP,
        said + "。",
        f"{notice.document_number}, issued on {notice.date}.",
        quotes=tuple(
            Quote(one) for one in (*part_of(notice, ClauseKind.SIGNATURE), *part_of(notice, ClauseKind.TITLE))
        ),
        focus={"notice": notice.id, "facts": ["印发日期"]},
    )


def _asks_for_list(situation: Situation) -> bool:
    query = situation.query
    return (
        query.has("文件清单")
        and not query.has("领导", "牵头", "依据", "主送机关")
        and not re.search(r"根据|引用|依据", query.text)
    )


def _cited_before(situation: Situation) -> list[Notice]:
    last = situation.conversation.last
    if last is None or not last.citations or not (situation.query.elliptic or len(situation.query.text) <= 16):
        return []
    try:
        return [situation.known.library.notice(situation.known.library.clause(last.citations[0]).notice_id)]
    except KeyError:
        return []


def _newest_first(notice: Notice) -> tuple[int, str]:
    return -(notice.date or date.min).toordinal(), notice.id


def _list(situation: Situation) -> Draft:
    every = situation.known.library.notices
    notices = every if len(every) <= _LISTED else sorted(every, key=_newest_first)[:_LISTED]
    said = "；".join(
        f"{notice.document_number}《{notice.title}》" + ("" if notice.printed else "（只列目录，正文未刊印）")
        for notice in notices
    )
    titles = tuple(Quote(clause) for notice in notices for clause in notice.clauses[:1])
    issuers = Counter(notice.issuer for notice in every)
    counts = "，".join(f"{issuer}{count}份" for issuer, count in issuers.most_common(_LISTED))
    only = "" if notices is every else f"，最近的{_LISTED}份是"
    return Draft(
        Kind.LOOKUP,
        f"现有{len(every)}份文件（{counts}）{only}：{said}。",
        f"There are {len(every)} notices{' (the newest)' if only else ''}: {', '.join(notice.document_number for notice in notices)}.",
        quotes=titles,
    )


def _awards(situation: Situation) -> Clause | None:
    return next(
        (
            clause
            for notice in situation.known.library.notices
            for clause in notice.clauses
            if "决定授予" in clause.text
        ),
        None,
    )


def _awarded(facts: Sequence[str], situation: Situation) -> Draft:
    clause = _awards(situation)
    if clause is None:
        return Draft(Kind.NO_ANSWER, "现有通知没有授奖的内容。")
    notice = situation.known.notice_of(clause)
    others = [fact for fact in facts if fact != "获奖专家"]
    if others:
        return _answer([notice], others, situation)
    sentence = re.search(
        r"决定授予(?P<names>.+?)等(?P<count>[一二三四五六七八九十百\d]+)位(?P<what>[^。]*)。", clause.text
    )
    if not sentence:
        return Draft(Kind.CLAUSE, clause.text, quotes=(Quote(clause, clause.text),))
    names = sentence["names"].split("、")
    attachment = next((one for one in notice.clauses if one.label.startswith("附件")), None)
    note = "附件名单在通知中从略。" if attachment and "略" in attachment.text else ""
    return Draft(
        Kind.LOOKUP,
        f"获奖的是{sentence['count']}位：{'、'.join(names)}，授予{sentence['what'].removeprefix('外国专家') and sentence['what']}。{note}",
        f"The award went to {sentence['count']} experts: {', '.join(names)}.",
        quotes=(Quote(clause, sentence.group(0)), *((Quote(attachment, attachment.text),) if attachment else ())),
        suggestions=("什么时候印发的？", "原文"),
        focus={"notice": notice.id, "facts": ["获奖专家"]},
    )


def _answer(meant: Sequence[Notice], facts: Sequence[str], situation: Situation) -> Draft:
    said: list[str] = []
    english: list[str] = []
    quotes: list[Quote] = []
    wanted = [
        fact
        for fact in facts
        if not (fact == "印发日期" and "施行日期" in facts and not situation.query.mention("印发日期"))
    ]
    for notice in meant[:3]:
        for fact in wanted:
            replaced = situation.known.library.replaced(notice, date.max) if fact == "有效期" else None
            sentence, in_english, clauses = (
                succeeded(replaced, situation.day) if replaced else SAY[fact](notice, situation.day)
            )
            said.append(sentence)
            english.append(in_english)
            quotes.extend(Quote(clause, clause.text if len(clause.text) <= 200 else "") for clause in clauses)
    return Draft(
        Kind.LOOKUP,
        "；".join(said) + "。",
        "; ".join(english) + ".",
        quotes=tuple(dict.fromkeys(quotes)),
        suggestions=(*(() if "有效期" in wanted else ("到什么时候为止？",)), "原文"),
        focus={"notice": meant[0].id, "facts": list(wanted)},
    )
