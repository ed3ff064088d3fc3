"""What part of a paragraph is its heading (标题), when the heading runs on into the text."""

from __future__ import annotations

import re

from corpus.printed.labels import Label

_SENTENCE = re.compile(r"^([^。；：《]{2,32})。(?=.)")
_ALONE = re.compile(r"^([^。；：]{2,40})。?$")
_ADDRESSED = re.compile(r"^([^，。；：“]{2,20})：(?=.)")
_PLAIN = re.compile(r"^[^，。；：]{2,18}$")
_TITLED_ARTICLE = re.compile(r"^[【（(]([^】）)]{2,30})[】）)]")
_TITLED_KINDS = {"annex", "part", "chapter", "section"}


def heading_of(text: str, label: Label, leads: bool) -> str:
    """The heading of a labelled paragraph without its label, or ""; `leads` says that clauses stand below it."""
    rest = text[len(label.printed) :].strip().lstrip("：: ")
    if label.kind == "article":
        match = _TITLED_ARTICLE.match(rest)
        return match.group(1) if match else ""
    if label.kind in _TITLED_KINDS or not rest.endswith(("。", "；", "：", "）", "〕", "”")):
        return rest if len(rest) <= 60 else ""
    if label.kind.startswith("decimal") and rest.endswith(("）", "”")) and len(rest) <= 30:
        return rest
    return _run_in(rest, label, leads)


def _run_in(rest: str, label: Label, leads: bool) -> str:
    alone = _ALONE.match(rest)
    if alone and (leads or (not rest.endswith("。") and len(rest) <= 20)):
        return alone.group(1)
    match = _SENTENCE.match(rest) or _ADDRESSED.match(rest)
    if match is None:
        return ""
    heading = match.group(1)
    return "" if label.kind == "circled" and not _PLAIN.match(heading) else heading
