"""The automatic numbers of a Word file, as they are printed: 第一条, 一、, （一）, 1., ①, 1.1."""

from __future__ import annotations

from typing import Any

from corpus.reception.number_forms import written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = Any


def value_of(element: Element) -> str:
    """The `w:val` of an element, or ""."""
    return str(element.get(f"{W}val") or "")


class WordNumbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, Element] = {style.style_id: style.element for style in document.styles}
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            root = None
        if root is not None:
            self._abstract = {str(each.get(f"{W}abstractNumId")): each for each in root.iter(f"{W}abstractNum")}
            self._lists = {str(each.get(f"{W}numId")): each for each in root.iter(f"{W}num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def of(self, paragraph: Element) -> str:
        """The number that Word prints before a paragraph, with the blank behind it; "" for one without."""
        placed = self._place(paragraph)
        if placed is None:
            return ""
        number_id, level = placed
        listed = self._lists.get(number_id)
        if listed is None:
            return ""
        abstract_id = value_of(listed.find(f"{W}abstractNumId"))
        self._count(listed, abstract_id, number_id, level)
        rule = self._rule(listed, abstract_id, level)
        return self._printed(listed, abstract_id, rule, level) if rule is not None else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and the level of a paragraph, by itself or by its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = value_of(style) if style is not None else ""
        level = own.find(f"{W}ilvl") if own is not None else None
        number = own.find(f"{W}numId") if own is not None else None
        seen: set[str] = set()
        while number is None and name in self._styles and name not in seen:
            seen.add(name)
            inherited = self._styles[name].find(f"{W}pPr/{W}numPr")
            if inherited is not None and inherited.find(f"{W}numId") is not None:
                number = inherited.find(f"{W}numId")
                level = level if level is not None else inherited.find(f"{W}ilvl")
                break
            above = self._styles[name].find(f"{W}basedOn")
            name = value_of(above) if above is not None else ""
        if number is None or value_of(number) in ("", "0"):
            return None
        at = int(value_of(level)) if level is not None else self._linked_level(value_of(number), seen)
        return value_of(number), at

    def _linked_level(self, number_id: str, styles: set[str]) -> int:
        """The level of a list that names one of the styles as its own."""
        listed = self._lists.get(number_id)
        abstract = self._abstract.get(value_of(listed.find(f"{W}abstractNumId"))) if listed is not None else None
        for rule in abstract.iter(f"{W}lvl") if abstract is not None else ():
            linked = rule.find(f"{W}pStyle")
            if linked is not None and value_of(linked) in styles:
                return int(rule.get(f"{W}ilvl") or 0)
        return 0

    def _rule(self, listed: Element, abstract_id: str, level: int) -> Element | None:
        for owner in (*listed.iter(f"{W}lvlOverride"), self._abstract.get(abstract_id)):
            for rule in owner.iter(f"{W}lvl") if owner is not None else ():
                if rule.get(f"{W}ilvl") == str(level):
                    return rule
        return None

    def _start(self, listed: Element, abstract_id: str, level: int) -> int:
        rule = self._rule(listed, abstract_id, level)
        start = rule.find(f"{W}start") if rule is not None else None
        return int(value_of(start)) if start is not None else 1

    def _count(self, listed: Element, abstract_id: str, number_id: str, level: int) -> None:
        counts = self._counts.setdefault(abstract_id, {})
        for override in listed.iter(f"{W}lvlOverride"):
            at, again = int(override.get(f"{W}ilvl") or 0), override.find(f"{W}startOverride")
            if again is not None and (number_id, at) not in self._begun:
                self._begun.add((number_id, at))
                counts[at] = int(value_of(again)) - 1
        counts[level] = counts.get(level, self._start(listed, abstract_id, level) - 1) + 1
        for deeper in [at for at in counts if at > level]:
            rule = self._rule(listed, abstract_id, deeper)
            restart = rule.find(f"{W}lvlRestart") if rule is not None else None
            if restart is None or value_of(restart) != "0":
                del counts[deeper]

    def _printed(self, listed: Element, abstract_id: str, rule: Element, level: int) -> str:
        text = rule.find(f"{W}lvlText")
        said = value_of(text) if text is not None else ""
        if _format_of(rule) == "bullet":
            return ""
        plain = rule.find(f"{W}isLgl") is not None
        counts = self._counts[abstract_id]
        for at in range(level + 1):
            if f"%{at + 1}" in said:
                own = self._rule(listed, abstract_id, at)
                form = "decimal" if own is None or (plain and at < level) else _format_of(own)
                said = said.replace(f"%{at + 1}", written(counts.get(at, self._start(listed, abstract_id, at)), form))
        suffix = rule.find(f"{W}suff")
        return said + ("" if suffix is not None and value_of(suffix) == "nothing" else " ") if said else ""


def _format_of(rule: Element) -> str:
    form = rule.find(f"{W}numFmt")
    return value_of(form) if form is not None else "decimal"
