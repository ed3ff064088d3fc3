"""Puts a draft into the words of the reply: caveat of validity, finding, details, clauses, and what it is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answers import Cited, Kind, Reply
from assistant.knowledge import Knowledge
from assistant.skills.base import Draft, Quote
from assistant.understanding.normal import Language, traditional
from assistant.wording.succession import name_of, said_succession
from corpus.model import Clause, Notice, Validity

_STATES_NOTHING = frozenset({Kind.CLARIFICATION, Kind.SMALLTALK, Kind.NO_ANSWER})
_BASIS = "依据："
_LONGEST_QUOTE = 600
_CITATIONS = 12
_SEEN = 4  # the citations that are looked at first
_LONGEST_CITATION = 1500


def compose(draft: Draft, language: Language, day: date, known: Knowledge) -> Reply:
    """The reply for a draft, in the language of the question."""
    cited = _cited(draft.quotes, day, known)
    english = language == Language.ENGLISH and bool(draft.english)
    succession = () if draft.kind in _STATES_NOTHING else tuple(said_succession(cited, day, known, english=english))
    paragraphs = _english(draft, cited) if english else _chinese(draft, cited, day)
    paragraphs = [*succession, *paragraphs]
    if language == Language.TRADITIONAL:
        paragraphs = [_in_traditional(one) for one in paragraphs]
    answer = "\n".join(one for one in paragraphs if one)
    return Reply(
        kind=draft.kind,
        answer=answer,
        as_of=day,
        corpus_version=known.version,
        citations=cited,
        calculation=draft.calculation,
        clarification=draft.clarification,
        suggestions=tuple(dict.fromkeys(draft.suggestions))[:4],
    )


def _in_traditional(paragraph: str) -> str:
    """A paragraph in traditional characters; the names and words of the clauses it rests on stay as they are printed."""
    if paragraph.startswith(_BASIS):
        return traditional(_BASIS) + paragraph.removeprefix(_BASIS)
    return traditional(paragraph)


def _cited(quotes: Iterable[Quote], day: date, known: Knowledge) -> tuple[Cited, ...]:
    clauses = dict.fromkeys(quote.clause for quote in quotes if len(quote.clause.text) <= _LONGEST_CITATION)
    chosen = [each for clause in clauses for each in (clause, *_changing(clause, day, known))]
    for notice in dict.fromkeys(known.notice_of(clause) for clause in chosen):
        ends = _expiry_clause(notice) if known.library.validity(notice, day) == Validity.EXPIRED else None
        if ends and ends not in chosen[:_SEEN]:
            chosen.insert(min(len(chosen), _SEEN - 1), ends)
    return tuple(
        Cited(clause, known.notice_of(clause), known.state(clause, day))
        for clause in list(dict.fromkeys(chosen))[:_CITATIONS]
    )


def _changing(clause: Clause, day: date, known: Knowledge) -> tuple[Clause, ...]:
    """The clauses of later notices that have changed a clause by a day, the newest first; they are cited beside it."""
    changes = known.library.amendments(known.notice_of(clause), day)
    return tuple(dict.fromkeys(one.clause for one in reversed(changes) if one.amended is clause))


def _expiry_clause(notice: Notice) -> Clause | None:
    """The clause that says until when a notice is valid."""
    return next((clause for clause in notice.clauses if "有效期" in clause.text), None)


def _chinese(draft: Draft, cited: Sequence[Cited], day: date) -> list[str]:
    paragraphs = [*(_caveats(draft, cited, day)), draft.lead, *draft.details]
    if draft.kind in {Kind.CALCULATION, Kind.CLAUSE, Kind.LOOKUP}:
        paragraphs.append(_basis(draft, cited, draft.lead))
    if draft.money:
        paragraphs.append(f"以上是按通知估算的结果，不是补偿或缴费决定，最终以{draft.money}的认定为准。")
    return paragraphs


def _basis(draft: Draft, cited: Sequence[Cited], said_already: str) -> str:
    """Which clauses say so, with their words where the finding does not quote them already."""
    said = []
    shown = {quote.clause.id: quote.words for quote in draft.quotes if quote.words}
    lead = said_already.replace(" ", "")
    for one in cited[:4]:
        words = shown.get(one.clause.id, "")
        place = f"{name_of(one.notice)}{one.clause.path}"
        quoted = words and words.replace(" ", "").rstrip("。") not in lead and len(words) <= _LONGEST_QUOTE
        said.append(f"{place}“{words}”" if quoted else place)
    more = f"等{len(cited)}条" if len(cited) > 4 else ""
    return f"{_BASIS}{'；'.join(said)}{more}。" if said else ""


def _caveats(draft: Draft, cited: Sequence[Cited], day: date) -> list[str]:
    """What has to be said of validity before anything else."""
    said = []
    notices: dict[str, tuple[Notice, Validity]] = {one.notice.id: (one.notice, one.state) for one in cited}
    if draft.kind in _STATES_NOTHING:
        return []
    for notice, state in notices.values():
        if state == Validity.EXPIRED and notice.valid_until:
            said.append(
                f"注意：{name_of(notice)}有效期至{_day(notice.valid_until)}，在{_day(day)}已过有效期，以下仅供参考。"
            )
        elif state == Validity.NOT_YET and notice.effective_from:
            said.append(f"注意：{name_of(notice)}自{_day(notice.effective_from)}起施行，在{_day(day)}尚未施行。")
        if "分工" in notice.title and notice.date:
            said.append(f"以下是{_day(notice.date)}《{notice.title}》印发时的分工，之后可能有调整。")
    return said


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _english(draft: Draft, cited: Sequence[Cited]) -> list[str]:
    paragraphs = []
    if draft.kind not in _STATES_NOTHING:
        for one in {one.notice.id: one for one in cited}.values():
            if one.state == Validity.EXPIRED:
                paragraphs.append(
                    f"Note: {name_of(one.notice)} was valid until {one.notice.valid_until} and has expired."
                )
            elif one.state == Validity.NOT_YET:
                paragraphs.append(f"Note: {name_of(one.notice)} takes effect on {one.notice.effective_from}.")
            if "分工" in one.notice.title:
                paragraphs.append(f"As of {one.notice.date}, when the division of work was issued:")
    paragraphs.append(draft.english)
    if draft.kind in {Kind.CALCULATION, Kind.CLAUSE, Kind.LOOKUP}:
        basis = _basis(draft, cited, draft.english).removeprefix(_BASIS).removesuffix("。")
        paragraphs.extend(f"原文 {detail}" for detail in draft.details)
        paragraphs.append(f"Source (Chinese clause quoted): {basis}.")
    if draft.money:
        paragraphs.append("This is an estimate by the notice, not a decision.")
    return paragraphs
