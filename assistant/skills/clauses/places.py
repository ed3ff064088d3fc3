"""条文所在: a clause asked for by its place in a document that is printed: 河道保护条例第三条第二款怎么规定."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from corpus.model import Clause, Notice, Validity
from corpus.names import names_of
from corpus.numerals import number

_COUNT = r"[零〇一二三四五六七八九十百千\d]+"
_ASKED = re.compile(
    rf"(?P<name>[^，。？?！!、《》〈〉\s]{{2,60}})[》〉]?(?:中|里|的)?\s*第(?P<article>{_COUNT})条(?:之(?P<inserted>{_COUNT}))?"
    rf"(?:第(?P<paragraph>{_COUNT})款)?(?:第?[（(]?(?P<item>{_COUNT})[）)]?项)?"
)
_POINTS = 14.0


class Places:
    """Quotes an article, a paragraph (款) or an item (项) of a law that the question names."""

    name = "places"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where a printed document and an article of it are named, above all that guesses by words."""
        text = situation.query.text
        asked = _ASKED.search(text) if "条" in text else None
        notice = _named(asked["name"], situation) if asked else None
        if asked is None or notice is None:
            return None
        return Bid(self.name, _POINTS, lambda: _answer(notice, asked))


def _named(said: str, situation: Situation) -> Notice | None:
    """The document of that name; of several states of one law the one that holds on the day asked about."""
    found = [notice for notice in situation.known.library.notices if _is_called(notice, said)]
    holds = [each for each in found if situation.known.library.validity(each, situation.day) is Validity.IN_FORCE]
    return max(holds or found, key=lambda each: (str(each.effective_from), each.id), default=None)


def _is_called(notice: Notice, said: str) -> bool:
    """Whether people call a document so, with or without words before its name."""
    return any(said.endswith(name) for name in names_of(notice))


def _answer(notice: Notice, asked: re.Match[str]) -> Draft:
    title = notice.attached or notice.title
    article = next((each for each in notice.clauses if _is_article(each, asked)), None)
    if article is None:
        place = f"第{asked['article']}条" + (f"之{asked['inserted']}" if asked["inserted"] else "")
        return Draft(Kind.NO_ANSWER, f"《{title}》没有{place}。", f"That document has no article {asked['article']}.")
    quotes = _wanted(article, notice, asked)
    if not quotes:
        said = f"《{title}》{article.path}没有所问的款或项，该条全文如下。"
        return _quoted(said, [Quote(each) for each in _below(article, notice)])
    return _quoted(f"《{title}》{article.path}规定：", quotes)


def _quoted(lead: str, quotes: Sequence[Quote]) -> Draft:
    words = "\n".join(quote.words or quote.clause.text for quote in quotes)
    return Draft(Kind.CLAUSE, f"{lead}\n{words}", "The article reads (in Chinese):\n" + words, quotes=tuple(quotes))


def _is_article(clause: Clause, asked: re.Match[str]) -> bool:
    match = re.fullmatch(rf"第({_COUNT})条(?:之({_COUNT}))?", "".join(clause.label.split()))
    if match is None or number(match[1]) != number(asked["article"]):
        return False
    inserted = asked["inserted"]
    return number(match[2]) == number(inserted) if match[2] and inserted else not (match[2] or inserted)


def _wanted(article: Clause, notice: Notice, asked: re.Match[str]) -> list[Quote]:
    """What of the article is asked for: all of it, a paragraph, or an item (of the paragraph)."""
    paragraphs = list(_paragraphs(article, notice))
    at = int(number(asked["paragraph"])) if asked["paragraph"] else 0
    if at > len(paragraphs):
        return []
    chosen = paragraphs[at - 1 : at] if at else paragraphs
    if asked["item"]:
        items = [each for _, below in chosen for each in below if _counts(each) == number(asked["item"])]
        return [Quote(each) for each in items[:1]]
    return [quote for lead, below in chosen for quote in (lead, *map(Quote, below))]


def _counts(clause: Clause) -> object:
    match = re.fullmatch(rf"[（(]({_COUNT})[）)]", clause.label)
    return number(match[1]) if match else None


def _paragraphs(article: Clause, notice: Notice) -> Iterator[tuple[Quote, list[Clause]]]:
    """The paragraphs (款) of an article, each with the items below it."""
    children = [each for each in notice.clauses if each.parent_id == article.id]
    own = article.text.split("\n")
    for text in own[:-1]:
        yield Quote(article, text), []
    waiting: tuple[Quote, list[Clause]] = (Quote(article, own[-1]), [])
    for child in children:
        if child.label:
            waiting[1].extend(_below(child, notice))
        else:
            yield waiting
            waiting = (Quote(child), [each for each in _below(child, notice) if each is not child])
    yield waiting


def _below(clause: Clause, notice: Notice) -> list[Clause]:
    """A clause and all below it, in printed order."""
    return [each for each in notice.clauses if each.id == clause.id or each.id.startswith(f"{clause.id}.")]
