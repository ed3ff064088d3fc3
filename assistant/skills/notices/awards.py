"""授奖: whom an award was given to, as the notice that gives it says."""

from __future__ import annotations

import re

from assistant.answers import Kind
from assistant.skills.base import Draft, Quote, Situation
from corpus.model import Clause

_WHERE = re.compile(r"网址|网站|附件|(?:哪里?|哪儿|去哪|到哪|怎么|如何|从哪)[^,，。]{0,4}(?:查|看|找|下载)")


def award(situation: Situation) -> Clause | None:
    """The clause that gives an award, if there is one."""
    return next(
        (
            clause
            for notice in situation.known.library.notices
            for clause in notice.clauses
            if "决定授予" in clause.text
        ),
        None,
    )


def attached(clause: Clause, situation: Situation) -> Draft | None:
    """What a clause's notice says of its attachment, where that or where to find it is asked for; None elsewhere."""
    notice = situation.known.notice_of(clause)
    found = next((one for one in notice.clauses if one.label.startswith("附件")), None)
    if found is None or not _WHERE.search(situation.query.text):
        return None
    return Draft(
        Kind.LOOKUP,
        f"{notice.document_number}写明：{found.text}",
        f"{notice.document_number} says (in Chinese): {found.text}",
        quotes=(Quote(found, found.text),),
        suggestions=("原文",),
        focus={"notice": notice.id, "facts": []},
    )


def awarded(clause: Clause, situation: Situation) -> Draft:
    """To whom the award was given, and how many they are."""
    notice = situation.known.notice_of(clause)
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
