"""Which bodies (领导小组, 指挥部) a question means, and which of their posts and parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.skills.base import Situation
from assistant.skills.meaning.beside import said_beside
from corpus.register.bodies import Body

#: What is asked of a body, by the words for it; the first that are found, those further down only where none is.
_PARTS = (
    (("office deputy",), re.compile(r"副主任|副局长")),
    (("office head",), re.compile(r"(?<!副)主任(?!委)")),
    (("deputy",), re.compile(r"副组长|副总指挥|副指挥|副手|deput|vice[ -]ch")),
    (
        ("head",),
        re.compile(
            r"(?<!副)组长|(?<!副)总指挥|指挥长|一把手|老大|挂帅|头儿|当头|带头|领头|\bhead(?:s|ed)?\b|chair|commander|leads?\b"
        ),
    ),
    (("liaison",), re.compile(r"联络[员人]|办公室的?成员")),
    (("office",), re.compile(r"办公室|办事机构|日常工作|挂靠|设在|设哪|\boffice\b|secretariat")),
    (("member",), re.compile(r"成员|组成|哪[些几](?:个|家)?(?:单位|部门|局)|几家|多少家|名单|member|belong|made up")),
)


def bodies_meant(situation: Situation) -> list[Body]:
    """The bodies asked about: those of the notices named, of the kind named, or the one spoken of before."""
    query, bodies = situation.query, situation.known.register.bodies
    themes = re.search(r"\d\s*号", query.text) or query.concepts & situation.known.themes
    named = {notice.id for notice in situation.known.notices_meant(query)} if themes else set()
    found = [body for body in bodies if body.notice_id in named]
    themes_said = query.concepts & situation.known.themes
    if len(themes_said) > 1:
        found = [body for body in bodies if body in found or _is_called(body, themes_said, situation)]
    commands = [body for body in bodies if body.name.endswith("指挥部")]
    if re.search("指挥部|指挥长|总指挥", query.text):
        found += [body for body in commands if body not in found] if found else commands
    if found or named:
        return found
    before = situation.conversation.focus.get("bodies", ())
    spoken_of = [body for body in bodies if body.notice_id in before]
    if query.has("市指挥部") and not spoken_of:
        return commands
    groups = [body for body in bodies if body.name.endswith("领导小组")]
    return spoken_of or (
        _of_the_matter(groups, situation) if query.has("领导小组", "组长") or "领导小组" in query.text else []
    )


def _is_called(body: Body, themes: Collection[str], situation: Situation) -> bool:
    """Whether one of the themes named is that of the notice that sets a body up."""
    concepts = situation.known.lexicon.concepts
    title = situation.known.library.notice(body.notice_id).title
    return any(term in title for name in themes for term in (name, *concepts[name].terms) if len(term) > 1)


def _of_the_matter(groups: Sequence[Body], situation: Situation) -> list[Body]:
    """Those of the notice that speaks most of what the question speaks of: 装配式的领导小组; all where none does."""
    concepts = situation.known.lexicon.concepts
    words = [
        term
        for name in situation.query.concepts
        if name in concepts and concepts[name].group in {"building", "finance"}
        for term in (name, *concepts[name].terms)
    ]
    told = {
        body.notice_id: sum(
            1
            for clause in situation.known.library.notice(body.notice_id).clauses
            if any(word in clause.text for word in words)
        )
        for body in groups
    }
    most = max(told.values(), default=0)
    return [body for body in groups if told[body.notice_id] == most]


def roles_asked(situation: Situation) -> list[str]:
    """The roles that are asked for, or else those asked for before."""
    found = [role for roles, words in _PARTS if words.search(situation.query.text) for role in roles]
    if "office" in found and {"office head", "office deputy"} & set(found) and "设" not in situation.query.text:
        found.remove("office")
    if "liaison" in found:
        found = ["liaison"]
    if "组成" in situation.query.text:
        found = ["head", "deputy", *(role for role in found if role not in {"head", "deputy"})]
    renamed = bool(situation.query.concepts & situation.known.themes) or re.search(
        r"\d\s*号|小组|指挥部|那个|呢$", situation.query.text
    )
    before = list(situation.conversation.focus.get("roles", ())) if renamed and _bare(situation) else []
    return found or before


def _bare(situation: Situation) -> bool:
    """Whether nothing is said but which body is meant: 绿建的呢, 金融那个."""
    left = said_beside(situation.query.mentions, situation)
    return not re.sub(r"那个|领导|小组|指挥部|\d+号|设|放|是什么|谁", "", left)
