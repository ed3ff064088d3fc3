"""The first characters of an expression: whatever it matches begins with one of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.first_characters import first_characters
from corpus.lexicon import load_lexicon

PATTERNS = sorted(
    {
        one[1:]
        for words in (
            *(concept.surfaces for concept in load_lexicon().concepts.values()),
            *((*matter.says, *matter.unless) for matter in load_lexicon().outside),
        )
        for one in words
        if one.startswith("~")
    }
)


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("红色|橙色", "红橙"),
        ("(?:今|明)?天", "今明天"),
        ("(?<!不)要", "要"),
        (r"\d+平", "0123456789"),
        ("[a-c]+d", "abc"),
        (r"\bad", "a"),
        ("a{0,3}b", "ab"),
    ],
)
def test_are_those_of_every_alternative(pattern: str, firsts: str) -> None:
    assert first_characters(pattern) == frozenset(firsts)


@pytest.mark.parametrize("pattern", [".三环", "[^,]哪", r"\w+局", "(?:甲)?", r"\s?"])
def test_are_unknown_where_anything_may_begin_a_match(pattern: str) -> None:
    assert first_characters(pattern) is None


@given(st.data())
def test_no_match_of_an_expression_of_the_lexicon_begins_with_another(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    firsts = first_characters(pattern)
    text = data.draw(st.from_regex(re.compile(pattern, re.ASCII)))  # people type 0 to 9
    found = re.search(pattern, text)
    assert firsts is None or found is None or found[0][:1] in firsts
