"""Notices made by program, as many clauses as are wanted: words of jieba's dictionary, each as often as it says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import jieba

from corpus.model import Clause, ClauseKind, Notice

_CLAUSES = 50  # of a notice
_WORDS = (20, 90)  # of a clause
_FIRST = date(2000, 1, 1)


def made_notices(clauses: int, seed: int = 1) -> list[Notice]:
    """Notices with so many clauses together."""
    chance, words = random.Random(seed), _Words()
    texts = [words.text(chance, chance.randint(*_WORDS)) for _ in range(clauses)]
    titles = (words.text(chance, 6) for _ in range(clauses // _CLAUSES + 1))
    return list(_notices(texts, titles))


def notices_in(folder: Path, clauses: int) -> list[Notice]:
    """Notices of the text files below a folder, a paragraph a clause, until there are so many clauses."""
    found: list[Notice] = []
    for path in sorted(folder.rglob("*.txt")):
        title, *texts = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        left = clauses - sum(len(notice.clauses) for notice in found)
        if left <= 0:
            break
        found.append(_notice(len(found), title, texts[:left]))
    return found


def _notices(texts: list[str], titles: Iterator[str]) -> Iterator[Notice]:
    for number, start in enumerate(range(0, len(texts), _CLAUSES)):
        yield _notice(number, f"关于{next(titles)}的通知", texts[start : start + _CLAUSES])


def _notice(number: int, title: str, texts: list[str]) -> Notice:
    name, day = f"made-{number}", _FIRST + timedelta(days=number)
    clauses = tuple(
        Clause(f"{name}.{place}", name, f"第{place}条", f"第{place}条", "", text, None, ClauseKind.BODY)
        for place, text in enumerate(texts, 1)
    )
    return Notice(name, "", title, "", day, (), "", day, None, (), "", True, clauses, "made by program", "")


class _Words:
    """The Chinese words of the dictionary, each as likely as it is frequent."""

    def __init__(self) -> None:
        with jieba.dt.get_dict_file() as file:
            read = (line.decode().split(" ")[:2] for line in file)
            listed = [(word, int(often)) for word, often in read if all("一" <= char <= "鿿" for char in word)]
        self._words = [word for word, _ in listed]
        self._often, total = [], 0
        for _, often in listed:
            total += often
            self._often.append(total)

    def text(self, chance: random.Random, count: int) -> str:
        """A text of so many words, with a comma now and then."""
        chosen = chance.choices(self._words, cum_weights=self._often, k=count)
        return "".join(word + ("，" if place % 9 == 8 else "") for place, word in enumerate(chosen)) + "。"
