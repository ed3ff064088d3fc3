"""Markdown to lines: marks of headings, emphasis, quotes and links are dropped, tables are kept as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.printed.labels import label_of
from corpus.reception.received import Received, Writer

_FRONT = re.compile(r"\A---\n(?:.*?\n)?---\s*", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$")
_RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|`{3,}\w*|~{3,}\w*|=+)\s*$")
_ROW = re.compile(r"^\s*\|(.+?)\|?\s*$")
_DIVIDER = re.compile(r"^[\s|:-]+$")
_BULLET = re.compile(r"^\s*(?:[-*+]\s+|>\s?)+")
_CLOSED = re.compile(r"[。；：！？）〕】”:;]\s*$")
_SHORTEST_WRAPPED = 20
_BREAK = re.compile(r"<br\s*/?>|\s{2,}$|\\$", re.I)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|center|p|div|span|font|sup|sub|a|h\d)(?:\s[^<>]*)?>", re.I)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_BOLD = re.compile(r"(\*\*|__|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def read(text: str) -> Received:
    """The lines of a Markdown text; a blank line ends a paragraph, and so does a line that stands by its number."""
    writer = Writer()
    plain = _COMMENT.sub("", _FRONT.sub("", text.replace("\r\n", "\n")))
    rows: list[list[str]] = []
    for block in _blocks(plain):
        row = _ROW.match(block)
        if row:
            if not _DIVIDER.match(block):
                rows.append([_unmarked(cell) for cell in re.split(r"(?<!\\)\|", row.group(1))])
            continue
        writer.table(rows)
        rows = []
        writer.paragraph(_unmarked(block))
    writer.table(rows)
    return writer.received()


def _blocks(text: str) -> Iterator[str]:
    """Every line that is a paragraph of its own; lines that only wrap are joined."""
    waiting = ""
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        alone = bool(heading or _ROW.match(line) or _BULLET.match(line) or _RULE.match(line))
        if waiting and (alone or not _goes_on(waiting, line)):
            yield waiting
            waiting = ""
        if _RULE.match(line) and not _ROW.match(line):
            continue
        if heading or _ROW.match(line):
            yield heading.group(1) if heading else line
        elif line.strip():
            waiting = _joined(waiting, _BULLET.sub("", line))
    if waiting:
        yield waiting


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the paragraph above; Chinese texts often have a paragraph a line, without blank lines."""
    if not line.strip() or line.startswith("\u3000") or label_of(line.strip()) is not None:
        return False
    return len(before) >= _SHORTEST_WRAPPED and not _CLOSED.search(before)


def _joined(before: str, line: str) -> str:
    line = _BREAK.sub("\n", line)
    gap = " " if before[-1:].isascii() and before and line.strip()[:1].isascii() else ""
    return before + gap + (line.lstrip() if before else line)


def _unmarked(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", _TAG.sub("", text)))
    text = _ITALIC.sub(r"\1", _BOLD.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)
