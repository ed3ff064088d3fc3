"""A reply as blocks: the answer word for word, its steps aligned, its sources and further clauses as quotes.

Only line breaks, spaces and tags are added to the answer, so every channel says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bots.telegram import texts
from bots.telegram.blocks import LIMIT, Block, Kind, length, plain

JSON = dict[str, Any]

_STEPS = re.compile(r"(?P<lead>.*?(?:计算过程：|計算過程：|Steps: ))(?P<steps>[^\n]+)$", re.MULTILINE)
_BASIS = re.compile(r"(?:依据：|依據：|Source \(Chinese clause quoted\): )")
_STEP_ENDS = re.compile(r"(?<=；)|(?<=; )")
_WIDE = "　"
_ROOM_FOR_HINT = 40


def typeset(reply: JSON) -> list[Block]:
    """The reply's blocks, in reading order."""
    blocks: list[Block] = []
    for paragraph in _paragraphs(reply["answer"]):
        if _BASIS.match(paragraph):
            blocks.extend(_basis(paragraph, reply["citations"]))
        else:
            blocks.extend(_with_steps(paragraph) if reply["calculation"] else [Block(paragraph)])
    return blocks + _clauses_not_said(blocks, reply["citations"])


def clause_block(citation: JSON) -> Block:
    """A clause in full under its number and place, with a word on where it stands."""
    state = texts.VALIDITY.get(citation["validity"]["state"], "")
    return Block(citation["text"], Kind.QUOTE, f"{citation['document_number']} {citation['clause']}（{state}）")


def _paragraphs(answer: str) -> Iterator[str]:
    """Lines as one text, but each basis, with the lines inside its quotes, on its own."""
    kept: list[str] = []
    in_basis = False
    for line in answer.split("\n"):
        if _BASIS.match(line):
            if kept:
                yield "\n".join(kept)
            kept, in_basis = [line], True
        else:
            kept.append(line)
        if in_basis and "\n".join(kept).count("“") <= "\n".join(kept).count("”"):
            yield "\n".join(kept)
            kept, in_basis = [], False
    if kept:
        yield "\n".join(kept)


def _basis(paragraph: str, citations: Sequence[JSON]) -> list[Block]:
    """One quote for each clause of the basis, cut before the numbers of their notices; mere places stay a line."""
    if "“" not in paragraph:
        return [Block(paragraph)]
    numbers = "|".join(sorted({re.escape(one["document_number"]) for one in citations if one["document_number"]}))
    parts = re.split(rf"(?<=；)(?={numbers})", paragraph) if numbers else [paragraph]
    return [Block(part, Kind.QUOTE) for part in parts]


def _with_steps(paragraph: str) -> list[Block]:
    found = _STEPS.search(paragraph)
    if not found:
        return [Block(paragraph)]
    before, after = paragraph[: found.end("lead")], paragraph[found.end() :].lstrip("\n")
    steps = Block(_aligned(_STEP_ENDS.split(found["steps"])), Kind.STEPS)
    return [Block(before.rstrip()), steps, *([Block(after)] if after else [])]


def _aligned(steps: Sequence[str]) -> str:
    """Labels padded with wide spaces, which are as wide as the characters they stand in for."""
    split = [step.strip().partition("：") for step in steps if step.strip()]
    widest = max(len(label) for label, colon, _ in split if colon) if any(colon for _, colon, _ in split) else 0
    return "\n".join(
        f"{label}{colon}{_WIDE * (widest - len(label))}{rest}" if colon else label for label, colon, rest in split
    )


def _clauses_not_said(blocks: Sequence[Block], citations: Sequence[JSON]) -> list[Block]:
    """The cited clauses whose text the answer does not give in full, as many as fit into its message."""
    said, room = _squashed(plain(blocks)), LIMIT - length(plain(blocks)) - _ROOM_FOR_HINT
    made: list[Block] = []
    for citation in citations:
        if _squashed(citation["text"]) in said:
            continue
        block = clause_block(citation)
        room -= length(block.plain) + 1
        if room < 0:
            return [*made, Block(texts.MORE_SOURCES)]
        made.append(block)
    return made


def _squashed(text: str) -> str:
    return re.sub(r"\s+", "", text)
