"""What holds for any text: a clean one is left alone, a garbled one comes back."""

from __future__ import annotations

from garbling import garble
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.decoding import decode
from corpus.library import load_library
from corpus.model import ClauseKind

# An item ② without its ① is no page that anyone prints.
SENTENCES = tuple(
    clause.text
    for notice in load_library().notices
    for clause in notice.clauses
    if clause.kind is ClauseKind.BODY and clause.label not in tuple("②③④⑤⑥⑦⑧")
)
PAGES = st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6, unique=True).map("\n".join)


def wrapped(text: str, width: int) -> str:
    """Lines of about `width` characters that begin and end as typesetting allows."""
    lines = [""]
    for char in text:
        full = len(lines[-1]) >= width and char not in "，、。；：）》〕”" and lines[-1][-1] not in "（《〔“"
        if char == "\n" or full:
            lines.append("")
        lines[-1] += char.strip("\n")
    return "\n".join(lines)


@given(PAGES)
@settings(max_examples=25, deadline=None)
def test_a_clean_text_is_left_alone_to_the_letter(page: str) -> None:
    decoded = decode(page)
    assert decoded.text == page
    assert decoded.font_map == ""
    assert decoded.doubts == ()


@given(st.text(alphabet="袁尧遥渊冤叶也要院于余，。、：今年市区 \n12", max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_keeps_its_length_and_blanks(text: str) -> None:
    decoded = decode(text).text
    assert [char.isspace() for char in decoded] == [char.isspace() for char in text]


@given(PAGES, st.integers(min_value=16, max_value=40))
@settings(max_examples=12, deadline=None)
def test_a_garbled_page_comes_back_however_its_lines_are_set(page: str, width: int) -> None:
    text = wrapped(page, width)
    decoded = decode(garble(text)).text
    wrong = sum(one != other for one, other in zip(decoded, text, strict=True))
    assert wrong <= len(text) / 400
