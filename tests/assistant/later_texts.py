"""Later notices as a clerk has them: the text of a notice that is printed in the bulletin, with other words in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corpus.library import load_library


def as_text(notice_id: str, number: str, day: date, words: Mapping[str, str]) -> str:
    """The text of a notice of the bulletin under another number and day, with these words put for those."""
    notice = load_library().notice(notice_id)
    text = "\n".join(clause.text for clause in notice.clauses)
    first = notice.date
    assert first is not None
    dated = f"{first.year}年{first.month}月{first.day}日"
    changes = {notice.document_number: number, dated: f"{day.year}年{day.month}月{day.day}日", **words}
    for old, new in changes.items():
        assert old in text, f"{notice_id} does not say {old}"
        text = text.replace(old, new)
    return text


def notice_text(title: str, number: str, *paragraphs: str, issuer: str = "嘉兴市人民政府办公室") -> str:
    """The text of a short notice of 1 March 2019 with these paragraphs."""
    head = f"{issuer}{title}\n{number}\n各县（市、区）人民政府，市政府各部门、直属各单位：\n"
    return head + "\n".join(paragraphs) + f"\n{issuer}\n2019年3月1日\n"
