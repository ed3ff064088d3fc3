"""The notices of one kind that a question asks for: of a meeting, a month, an issuer, a matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.skills.base import Situation
from assistant.skills.notices.dates import part_of
from corpus.model import Clause, ClauseKind, Notice
from corpus.numerals import number

_MEETING = re.compile(r"第(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})次?(?:市政府)?常务会")
_WHICH = re.compile(
    r"哪[几些一]?[个份]?(?:文件?|通知|公文)|哪[几些一两二三四]?份|几份|多少份|(?:文|文件|通知)[^,，。]{0,6}(?:有哪些|有几|是哪)|[是有]哪[份个]$|的有哪些"
)
_VALIDITY = re.compile(
    r"(?:有效期|失效|到期|截止日期)[^,，。]{0,6}(?:写|规定|载|注|明)|(?:写|规定|载|注)[^,，。]{0,6}(?:有效期|失效|到期)|(?:有|没有?|无)(?:写)?(?:明)?(?:有效期|失效日期)"
)
_LACKING = re.compile(r"没有?(?:写|规定|载|注)?|未|无")
_UNPRINTED = re.compile(r"(?:没有?|未)[^,，。]{0,4}(?:刊[登印载]|全文|正文)|只[列有]目录|没正文")
_DAY = re.compile(r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|(?P<day>\d{1,2})[日号])?(?!预警)")
_OFFICE = re.compile(r"(?<!不是)(?<!不含)(?<!非)(?<!除了)(?:市?政?府办|办公室|嘉政办)")


@dataclass(frozen=True, slots=True)
class KindOfNotices:
    """How a kind of notices is called (写明有效期的), the notices that are of it, and the clauses that say so."""

    called: str
    notices: tuple[Notice, ...]
    clauses: tuple[Clause, ...]


def notices_of_a_kind(situation: Situation) -> KindOfNotices | None:
    """The notices that have what is asked: a meeting, an expiry, a shared day, an addressee of their own, a day, an issuer."""
    query = situation.query
    named = bool(situation.known.notices_meant(query))
    if (held := _adopted(situation)) and not named:
        return held
    asks = query.has("文件清单") or _WHICH.search(query.text)
    if not asks or re.search(r"\d\s*号文?[里中]|附件|任务|条款|牵头|根据|引用", query.text):
        return None
    every, text = situation.known.library.notices, query.text
    found = _by_expiry(every, text) or _of_one_day(every, text) or _addressed_otherwise(every, text)
    found = found or _unprinted(every, text)
    if found or named:
        return found
    return _of_a_day(every, text) or _of_an_issuer(every, text)


def _kind(called: str, found: Iterable[Notice], part: ClauseKind) -> KindOfNotices:
    """A kind of notices, with the part of each that shows it."""
    notices = tuple(found)
    return KindOfNotices(called, notices, tuple(clause for one in notices for clause in part_of(one, part)))


def _adopted(situation: Situation) -> KindOfNotices | None:
    """The notices that an executive meeting adopted, with the clauses that say so."""
    meeting = _MEETING.search(situation.query.text)
    if not meeting or not (situation.query.has("什么", "文件清单") or "哪" in situation.query.text):
        return None
    words = f"第{_month(meeting['number'])}次常务会议审议通过"
    every = situation.known.library.notices
    found = [(one, clause) for one in every for clause in one.clauses if words in clause.text]
    if not found:
        return None
    return KindOfNotices(f"{words}的", tuple(one for one, _ in found), tuple(clause for _, clause in found))


def _by_expiry(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those that state until when they hold, or those that do not."""
    if not _VALIDITY.search(text):
        return None
    lacking = bool(_LACKING.search(text))
    stated = [one for one in every if one.valid_until]
    called = (
        f"没有写明有效期的（写明的只有{'、'.join(one.document_number for one in stated)}）"
        if lacking
        else "写明有效期的"
    )
    return KindOfNotices(
        called,
        tuple(one for one in every if one.printed and (one.valid_until is None) == lacking),
        tuple(clause for one in stated for clause in one.clauses if "有效期" in clause.text),
    )


def _of_one_day(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those of a day on which several were issued."""
    if "同一天" not in text and "同日" not in text:
        return None
    days = Counter(one.date for one in every if one.date)
    shared = (one for one in every if one.date and days[one.date] > 1)
    return _kind("与别的文件同一天印发的", shared, ClauseKind.SIGNATURE)


def _addressed_otherwise(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those that are addressed to others than most are."""
    if "主送" not in text or not re.search(r"不一样|不同|特殊|例外|只有", text):
        return None
    usual = Counter(one.addressees for one in every if one.printed).most_common(1)[0][0]
    others = (one for one in every if one.printed and one.addressees != usual)
    return _kind("主送机关与其他各份不同的", others, ClauseKind.ADDRESSEE)


def _unprinted(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those of which only the title is printed."""
    if not _UNPRINTED.search(text):
        return None
    return _kind("只列目录、正文没有刊印的", (one for one in every if not one.printed), ClauseKind.TITLE)


def _of_a_day(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those issued in a month, or on a day of it."""
    day = None if re.search(r"公报|[这本]一?期", text) else _DAY.search(text)
    if not day:
        return None
    month = _month(day["month"])
    issued = (one for one in every if one.date and one.date.month == month and day["day"] in (None, str(one.date.day)))
    return _kind(f"{month}月{day['day'] + '日' if day['day'] else ''}印发的", issued, ClauseKind.SIGNATURE)


def _of_an_issuer(every: Sequence[Notice], text: str) -> KindOfNotices | None:
    """Those of the one issuer that is named."""
    named = [one for one in {one.issuer for one in every} if _says_issuer(one, text)]
    if len(named) != 1:
        return None
    return _kind(f"{named[0]}印发的", (one for one in every if one.issuer == named[0]), ClauseKind.TITLE)


def _month(said: str) -> int:
    return int(number(said))


def _says_issuer(issuer: str, text: str) -> bool:
    """Whether an issuer is asked for: an office by its name or its code, a government where no office is."""
    office = bool(_OFFICE.search(text))
    government = bool(re.search(r"市政府|人民政府|嘉政发", text))
    return office if issuer.endswith("办公室") else government and not office
