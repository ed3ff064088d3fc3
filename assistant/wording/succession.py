"""What has to be said of a clause whose notice was replaced, or that was changed, before it is relied on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answers import Cited
from assistant.knowledge import Knowledge
from corpus.model import Notice, Validity
from corpus.succession.succession import Amendment, Replacement


def said_succession(cited: Sequence[Cited], day: date, known: Knowledge, *, english: bool) -> Iterator[str]:
    """A sentence for each notice that was replaced by the day, and for each change of a clause that is cited."""
    clauses = {one.clause for one in cited}
    for notice, state in {one.notice.id: (one.notice, one.state) for one in cited}.values():
        replaced = known.library.replaced(notice, day) if state == Validity.SUPERSEDED else None
        if replaced:
            yield _replaced(replaced, english=english)
        for change in known.library.amendments(notice, day):
            if change.amended in clauses or not change.place:
                yield _changed(change, english=english)


def name_of(notice: Notice) -> str:
    """What a notice is called for short: its number, or its title where it has none."""
    return notice.document_number or f"《{notice.attached or notice.title}》"


def day_said(day: date) -> str:
    """2019年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _replaced(one: Replacement, *, english: bool) -> str:
    earlier, later = name_of(one.earlier), name_of(one.later)
    if english:
        return f"Note: {earlier} has been superseded by {later} since {one.since}."
    how = "取代" if one.substitutes else "废止"
    return f"注意：{earlier}自{day_said(one.since)}起已被{later}{how}。"


def _changed(one: Amendment, *, english: bool) -> str:
    earlier, later = name_of(one.earlier), name_of(one.later)
    place = one.place
    if english:
        return f"Note: {earlier} {place} has been changed by {later} {one.clause.path} since {one.since}."
    which = place or "（所改条款请核对原文）"
    return f"注意：{earlier}{which}自{day_said(one.since)}起已由{later}{one.clause.path}{one.wording.how}{_now(one)}。"


def _now(one: Amendment) -> str:
    """What the clause says from then on, where it is put anew or only words of it are exchanged."""
    if not one.amended or one.wording.how != "修改" or not one.wording.words:
        return ""
    return f"，“{one.wording.old}”改为“{one.wording.words}”" if one.wording.old else f"为“{one.wording.words}”"
