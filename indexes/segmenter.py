"""Cuts Chinese text into words; the only place that knows jieba."""

from __future__ import annotations

import hashlib
import logging
import marshal
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

import jieba

#: Where jieba keeps its dictionary in a form that loads fast: beside the code, not in a folder that others can write.
BUILT = Path(__file__).parent / "built"

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_WORD = re.compile(r"[\w%℃㎡]", re.UNICODE)


@cache
def _common() -> jieba.Tokenizer:
    """jieba with its own dictionary, read once a process: reading takes longer than all the rest."""
    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    with suppress(OSError):  # where nothing can be written, the dictionary is read anew at every start
        BUILT.mkdir(exist_ok=True)
    made.tmp_dir = str(BUILT)
    if read := _read_at_once(BUILT / "jieba.cache"):
        (made.FREQ, made.total), made.initialized = read, True
    made.initialize()
    return made


def _read_at_once(cached: Path) -> tuple[dict[str, int], int] | None:
    """What jieba kept of its dictionary, in one piece: jieba reads it word by word, which takes three times as long.

    None where there is nothing, or it is damaged: then jieba reads its dictionary anew and keeps it.
    """
    with suppress(OSError, EOFError, TypeError, ValueError):
        frequencies, total = marshal.loads(cached.read_bytes())
        return frequencies, total
    return None


class Segmenter:
    """A private jieba tokenizer with the corpus's own words (units, names, defined terms) added to its dictionary."""

    def __init__(self, user_words: Iterable[str] = ()) -> None:
        common = _common()
        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total, self._jieba.initialized = dict(common.FREQ), common.total, True
        added = sorted({word for word in user_words if len(word) >= 2})
        for word in added:
            self._jieba.add_word(word)
        self.fingerprint = hashlib.sha256("|".join((jieba.__version__, *added)).encode()).hexdigest()
        self.words = lru_cache(maxsize=16384)(self._words)
        self.cut = lru_cache(maxsize=64)(self._cut)  # a question is cut by several that look at it

    def _words(self, text: str) -> tuple[str, ...]:
        """The words of a (normalised) text, long words also in their parts, without punctuation."""
        return tuple(part for word in self.cut(text) for part in self._parts(word))

    def _parts(self, word: str) -> Iterator[str]:
        """A word with the words of two and three characters in it, as jieba gives them for search."""
        for length in (2, 3):
            if len(word) > length:
                parts = (word[at : at + length] for at in range(len(word) - length + 1))
                yield from (part for part in parts if self._jieba.FREQ.get(part) and _WORD.search(part))
        yield word

    def _cut(self, text: str) -> tuple[str, ...]:
        """The words of a text once each place, without parts."""
        return tuple(word for word in self._jieba.cut(text, HMM=False) if _WORD.search(word))

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has the text as a word."""
        return bool(self._jieba.FREQ.get(text))


def bigrams(text: str) -> tuple[str, ...]:
    """Pairs of neighbouring Chinese characters, for recall where words are cut differently."""
    return tuple(run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1))
