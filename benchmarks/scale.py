"""Time and memory over corpora of 1,000, 10,000 and 50,000 clauses, beside two peers over the same words.

`python -m benchmarks.scale` makes the texts by program; `--texts FOLDER` takes those of text files instead. Times are of
the processor, so that other work on the machine does not count; each part is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

import bm25s
from rank_bm25 import BM25Okapi

from assistant.answering import reply
from assistant.conversations import Conversation
from assistant.knowledge import build_knowledge
from benchmarks.made import made_notices, notices_in
from corpus.library import Library, load_library
from corpus.model import Notice
from indexes.postings import PostingsEngine
from indexes.segmenter import BUILT, Segmenter

SIZES = (1_000, 10_000, 50_000)
_QUESTIONS = 100
_DAY = date(2018, 6, 1)
Part: TypeAlias = Callable[[Sequence[Notice]], dict[str, str]]


def main() -> None:
    """Prints a table with a column a size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--texts", type=Path, metavar="FOLDER")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        notices = notices_in(options.texts, options.size) if options.texts else made_notices(options.size)
        print(json.dumps(_PARTS[options.part](notices), ensure_ascii=False))
        return
    columns = [_column(size, options.texts) for size in SIZES]
    heads = " | ".join(f"{size:,} clauses" for size in SIZES)
    print(f"| what | {heads} |\n|{' --- |' * (len(SIZES) + 1)}")
    for what in columns[0]:
        print(f"| {what} | {' | '.join(column[what] for column in columns)} |")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        found = dict(zip(map(str, SIZES), columns, strict=True))
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _column(size: int, texts: Path | None) -> dict[str, str]:
    given = ["--texts", str(texts)] if texts else []
    found: dict[str, str] = {}
    for part in _PARTS:
        command = [sys.executable, "-m", "benchmarks.scale", "--part", part, "--size", str(size), *given]
        found |= json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def _built(notices: Sequence[Notice]) -> dict[str, str]:
    """What it takes to build everything for the first time; the index's file is left for the next part."""
    build_knowledge(load_library())  # dictionaries are there before anything is measured
    library = Library((*load_library().notices, *notices))
    began = set(BUILT.glob("index-*"))
    seconds = _timed(lambda: build_knowledge(library))[1]
    size = sum(path.stat().st_size for path in set(BUILT.glob("index-*")) - began)
    return {
        "engine": "inverted index" if size else "rank-bm25",
        "built the first time": f"{seconds:.1f} s",
        "the index's file": f"{size / 1e6:.0f} MB" if size else "none",
    }


def _answers(notices: Sequence[Notice]) -> dict[str, str]:
    """What it takes where the index has its file: to begin, to hold, to answer."""
    build_knowledge(load_library())
    before = _memory()
    library = Library((*load_library().notices, *notices))
    known, seconds = _timed(lambda: build_knowledge(library))
    times = _said(_each(_questions(notices), lambda asked: reply(asked, Conversation(), _DAY, known)))
    return {
        "built again, the index read from its file": f"{seconds:.1f} s",
        "memory, beside the notices themselves": f"{_memory() - before:.0f} MB",
        "time per answer": times,
    }


def _peer(name: str, build: Callable[[list[list[str]]], Callable[[list[str]], Any]]) -> Part:
    """An engine over the clauses' own words: what one search takes, and what is held for it."""

    def measured(notices: Sequence[Notice]) -> dict[str, str]:
        segmenter = Segmenter()
        words = [list(segmenter.words(clause.text)) for notice in notices for clause in notice.clauses]
        asked = [list(segmenter.words(question)) for question in _questions(notices)]
        before = _memory()
        search, seconds = _timed(lambda: build(words))
        grown = _memory() - before
        times = _said(_each(asked, search))
        return {f"one field, {name}": f"{times}; built in {seconds:.1f} s, {max(0.0, grown):.0f} MB"}

    return measured


def _ours(words: list[list[str]]) -> Callable[[list[str]], Any]:
    engine = PostingsEngine(words)
    return lambda asked: engine.scores(dict.fromkeys(asked, 1.0)).argmax()


def _bm25s(words: list[list[str]]) -> Callable[[list[str]], Any]:
    retriever = bm25s.BM25(method="lucene")
    retriever.index(words, show_progress=False)
    return lambda asked: retriever.retrieve([asked], k=10, show_progress=False)


def _rank_bm25(words: list[list[str]]) -> Callable[[list[str]], Any]:
    okapi = BM25Okapi([text or [""] for text in words])
    return lambda asked: okapi.get_scores(asked).argmax()


def _questions(notices: Sequence[Notice]) -> list[str]:
    """Parts of clauses, as a question has their words."""
    chance = random.Random(2)
    clauses = [clause for notice in notices for clause in notice.clauses if len(clause.text) > 30]
    parts = (chance.choice(clauses).text.replace("\n", "") for _ in range(_QUESTIONS))
    return [f"{part[8 : 8 + chance.randint(8, 16)]}怎么规定的" for part in parts]


def _each(asked: Sequence[Any], call: Callable[[Any], Any]) -> list[float]:
    times = []
    for one in asked:
        began = time.process_time()
        call(one)
        times.append((time.process_time() - began) * 1000)
    return times


def _timed(call: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    made = call()
    return made, time.process_time() - began


def _memory() -> float:
    """What this process holds, in MB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _said(times: list[float]) -> str:
    return f"median {median(times):.2f} ms, p95 {sorted(times)[int(len(times) * 0.95)]:.2f} ms"


_PARTS: dict[str, Part] = {
    "built": _built,
    "answers": _answers,
    "ours": _peer("our inverted index", _ours),
    "bm25s": _peer("bm25s", _bm25s),
    "rank-bm25": _peer("rank-bm25", _rank_bm25),
}


if __name__ == "__main__":
    main()
