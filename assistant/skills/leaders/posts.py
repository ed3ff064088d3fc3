"""职务: who holds a post (市长, 副市长, 秘书长), how many hold it, and who does not, as of the notice's date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.leaders.choice import people_said
from assistant.skills.leaders.division import current_holdings
from assistant.skills.leaders.skill import Leaders
from assistant.skills.leaders.wording import of_people
from assistant.skills.meaning.beside import said_beside
from assistant.understanding.matching import Mention
from corpus.register.division import Holding, is_of

_COUNTS = re.compile(r"几[位个名]|多少|一共|总共|how many")
_YES_OR_NO = re.compile(r"[吗吧]|(?<!什)么[?？]?$|是不是|对不对|^(?:is|was)\b")
_RUNS = re.compile(r"分管|主管|亲自|自己|直接管|\b(?:runs?|oversees?|supervises?|manages?|in charge)\b")
_BEFORE = re.compile(r"(?:分管|主管|管|负责|联系|协管|主抓|这个|这位|该|那位|那个)的?$")


class Posts:
    """Answers from the posts that stand beside the names in the division of work."""

    name = Leaders.name

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where the message speaks of a post and of nothing else."""
        holders = _holders(situation)
        said = [one for one in situation.query.mentions if any(is_of(post, one.concept) for post in _posts(holders))]
        if not said:
            return None
        if not _speaks_only_of(said, situation):
            return _on_work(said[-1], holders, situation)
        post = said[-1]
        named = [one for one in people_said(situation) if not any(_overlap(one, other) for other in said)]
        if named and (not _YES_OR_NO.search(situation.query.text) or "分管" in situation.query.text):
            return None
        if named:
            return Bid(self.name, 5.4, lambda: _whether(named[-1].concept, post, holders))
        return Bid(self.name, 5.4, lambda: _answer(said, holders, situation))


def _on_work(post: Mention, holders: Mapping[str, Holding], situation: Situation) -> Bid | None:
    """The bid where it is asked what the one who holds a post does: which bureaus does the mayor run."""
    query, register = situation.query, situation.known.register
    having = [one.person for one in holders.values() if is_of(one.post, post.concept)]
    matters = any(one.concept in register.units or one.concept in register.fields for one in query.mentions)
    if len(having) != 1 or matters or people_said(situation) or not _RUNS.search(query.text):
        return None
    if _BEFORE.search(query.text[: post.start]):
        return None
    return Bid(Posts.name, 5.0, lambda: of_people(having, (), situation))


def _holders(situation: Situation) -> dict[str, Holding]:
    return situation.once("holders of posts", lambda: {one.person: one for one in current_holdings(situation)})


def _posts(holders: Mapping[str, Holding]) -> set[str]:
    return {one.post for one in holders.values()}


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _speaks_only_of(said: Sequence[Mention], situation: Situation) -> bool:
    """Whether nothing is left of the message but the post, ways of asking, and words that add nothing."""
    if any(_BEFORE.search(situation.query.text[: one.start]) for one in said):
        return False
    return said_beside((*said, *people_said(situation)), situation) in {"", "分管"}


def _answer(said: Sequence[Mention], holders: Mapping[str, Holding], situation: Situation) -> Draft:
    posts = list(dict.fromkeys(one.concept for one in said))
    name = "、".join(posts)
    having = [one for one in holders.values() if any(is_of(one.post, post) for post in posts)]
    if said[-1].negated:
        others = [one for one in holders.values() if one not in having]
        return _listed(f"不是{name}的", others, f"not {name}")
    if len(having) == 1 and not _COUNTS.search(situation.query.text):
        return of_people([having[0].person], (), situation)
    return _listed(name, having, name)


def _whether(person: str, post: Mention, holders: Mapping[str, Holding]) -> Draft:
    """Whether a person holds a post, and if not, who does where it is one."""
    having = [one for one in holders.values() if is_of(one.post, post.concept)]
    own = [holders[person]] if person in holders else []
    right = any(one in having for one in own)
    others = having if len(having) == 1 and not right else []
    stated = "，".join(f"{one.person}是{one.post}" for one in (*own, *others))
    yes = "" if post.negated else "是的，" if right else "不是，"
    return Draft(
        Kind.LOOKUP,
        f"{yes}{stated}。",
        ("" if post.negated else "Yes: " if right else "No: ")
        + ", ".join(f"{one.person} ({one.post})" for one in (*own, *others))
        + ".",
        quotes=tuple(Quote(one.clause, one.clause.label) for one in (*own, *others)),
        suggestions=(f"{person}分管什么？", "原文"),
        focus={"people": [person]},
    )


def _listed(what: str, holders: Sequence[Holding], english: str) -> Draft:
    """How many they are and who, each by the words that stand before their work."""
    posts = list(dict.fromkeys(one.post for one in holders))
    parts = [
        f"{post}{len(names)}位：{'、'.join(names)}"
        for post in posts
        if (names := [one.person for one in holders if one.post == post])
    ]
    people = ", ".join(f"{one.person} ({one.post})" for one in holders)
    return Draft(
        Kind.LOOKUP,
        f"{what}有{len(holders)}位（{'；'.join(parts)}）。",
        f"{english}: {len(holders)} ({people}).",
        quotes=tuple(Quote(one.clause, one.clause.label) for one in holders),
        suggestions=(f"{holders[0].person}分管什么？", "原文"),
        focus={"people": [one.person for one in holders]},
    )
