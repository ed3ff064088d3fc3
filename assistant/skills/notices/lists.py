"""文件目录: which notices there are, all of them or those of one kind, and which is the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from assistant.skills.notices.facts import part_of, written_day
from corpus.model import Clause, ClauseKind, Notice
from corpus.numerals import number

_MEETING = re.compile(r"第(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})次?(?:市政府)?常务会")
_WHICH = re.compile(
    r"哪[几些一]?[个份]?(?:文件?|通知|公文)|哪[几些一]?份|几份|多少份|(?:文|文件|通知)[^,，。]{0,6}(?:有哪些|有几|是哪)|[是有]哪[份个]$|的有哪些"
)
_VALIDITY = re.compile(
    r"(?:有效期|失效|到期|截止日期)[^,，。]{0,6}(?:写|规定|载|注|明)|(?:写|规定|载|注)[^,，。]{0,6}(?:有效期|失效|到期)|(?:有|没有?|无)(?:写)?(?:明)?(?:有效期|失效日期)"
)
_LACKING = re.compile(r"没有?(?:写|规定|载|注)?|未|无")
_UNPRINTED = re.compile(r"(?:没有?|未)[^,，。]{0,4}(?:刊[登印载]|全文|正文)|只[列有]目录|没正文")
_DAY = re.compile(r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|(?P<day>\d{1,2})[日号])?(?!预警)")
_OFFICE = re.compile(r"(?<!不是)(?<!不含)(?<!非)(?<!除了)(?:市?政?府办|办公室|嘉政办)")
_LISTED = 20  # notices, or issuers, that a list names; more are counted


def asks_for_list(situation: Situation) -> bool:
    """Whether it is asked which notices there are."""
    query = situation.query
    return (
        (
            query.has("文件清单")
            or bool(re.search(r"公报[^,，。]{0,6}(?:登|刊|收|有)[^,，。]{0,4}(?:什么|哪些)", query.text))
        )
        and not query.has("领导", "牵头", "依据", "主送机关")
        and not re.search(r"根据|引用|依据", query.text)
    )


def _newest_first(notice: Notice) -> tuple[int, str]:
    return -(notice.date or date.min).toordinal(), notice.id


def listing(situation: Situation) -> Draft:
    """All notices, or the newest of many."""
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


def asks_for_extreme(text: str) -> bool:
    """Whether the first or the last notice is asked for."""
    return bool(
        re.search(r"最早|最晚|最新|最近|最后", text)
        and re.search(r"通知|文件|印发|成文|发文|哪份|哪一份|份文|文里|^最早的呢|^最晚的呢", text)
    )


def extreme(situation: Situation) -> Draft:
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


def notices_of_a_kind(situation: Situation) -> tuple[str, list[Notice], list[Clause]] | None:
    """The notices that have what is asked (an issuer, a day, an expiry, an addressee of their own), how that is called, and
    the clauses that say so."""
    query, every = situation.query, situation.known.library.notices
    if meeting := _MEETING.search(query.text):
        held = _adopted(_month(meeting["number"]), every)
        if held and (query.has("什么", "文件清单") or "哪" in query.text) and not situation.known.notices_meant(query):
            return f"第{_month(meeting['number'])}次常务会议审议通过的", *held
    asks = query.has("文件清单") or _WHICH.search(query.text)
    if not asks or re.search(r"\d\s*号文?[里中]|附件|任务|条款|牵头|根据|引用", query.text):
        return None
    if _VALIDITY.search(query.text):
        lacking = bool(_LACKING.search(query.text))
        found = [one for one in every if one.printed and (one.valid_until is None) == lacking]
        stated = [one for one in every if one.valid_until]
        said = "、".join(one.document_number for one in stated)
        return (
            f"{'没有' if lacking else ''}写明有效期的（写明的只有{said}）" if lacking else "写明有效期的",
            found,
            [clause for one in stated for clause in one.clauses if "有效期" in clause.text],
        )
    if "同一天" in query.text or "同日" in query.text:
        days = Counter(one.date for one in every if one.date)
        found = [one for one in every if one.date and days[one.date] > 1]
        return "与别的文件同一天印发的", found, [part for one in found for part in part_of(one, ClauseKind.SIGNATURE)]
    if "主送" in query.text and re.search(r"不一样|不同|特殊|例外|只有", query.text):
        usual = Counter(one.addressees for one in every if one.printed).most_common(1)[0][0]
        found = [one for one in every if one.printed and one.addressees != usual]
        return "主送机关与其他各份不同的", found, [part for one in found for part in part_of(one, ClauseKind.ADDRESSEE)]
    if _UNPRINTED.search(query.text):
        found = [one for one in every if not one.printed]
        return "只列目录、正文没有刊印的", found, [part for one in found for part in part_of(one, ClauseKind.TITLE)]
    day = None if re.search(r"公报|[这本]一?期", query.text) else _DAY.search(query.text)
    if day and not situation.known.notices_meant(query):
        found = [
            one
            for one in every
            if one.date and one.date.month == _month(day["month"]) and day["day"] in (None, str(one.date.day))
        ]
        called = f"{_month(day['month'])}月{day['day'] + '日' if day['day'] else ''}印发的"
        return called, found, [part for one in found for part in part_of(one, ClauseKind.SIGNATURE)]
    if situation.known.notices_meant(query):
        return None
    issuers = {one.issuer for one in every}
    named = [one for one in issuers if _says_issuer(one, situation)]
    if len(named) == 1:
        found = [one for one in every if one.issuer == named[0]]
        return f"{named[0]}印发的", found, [part for one in found for part in part_of(one, ClauseKind.TITLE)]
    return None


def _adopted(number_of_meeting: int, every: Sequence[Notice]) -> tuple[list[Notice], list[Clause]] | None:
    """The notices that an executive meeting adopted, with the clauses that say so."""
    found = [
        (notice, clause)
        for notice in every
        for clause in notice.clauses
        if f"第{number_of_meeting}次常务会议审议通过" in clause.text
    ]
    return ([notice for notice, _ in found], [clause for _, clause in found]) if found else None


def _month(said: str) -> int:
    return int(number(said))


def _says_issuer(issuer: str, situation: Situation) -> bool:
    """Whether an issuer is asked for: an office by its name or its code, a government where no office is."""
    office = bool(_OFFICE.search(situation.query.text))
    government = bool(re.search(r"市政府|人民政府|嘉政发", situation.query.text))
    return office if issuer.endswith("办公室") else government and not office


def listing_of(called: str, found: Sequence[Notice], clauses: Sequence[Clause]) -> Draft:
    """The notices of one kind, with the clauses that say so."""
    said = "；".join(f"{one.document_number}《{one.title}》" for one in found)
    return Draft(
        Kind.LOOKUP,
        f"{called}有{len(found)}份：{said}。" if found else f"没有{called}文件。",
        f"{len(found)}: {', '.join(one.document_number for one in found)}.",
        quotes=tuple(dict.fromkeys(Quote(clause) for clause in clauses)),
        focus={"notice": found[0].id, "facts": []} if len(found) == 1 else {},
    )
