"""Follows the stored corpus while answers are given: what was taken in or removed counts within seconds.

Each process looks for itself, off the thread that answers. What is made of a new corpus takes the place of the old
in one step; a corpus that cannot be read leaves the old one in place and is reported.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from assistant.knowledge import Knowledge
from assistant.stored import State, load_knowledge, state

log = logging.getLogger("gongbao.corpus")

_LOOKS_AGAIN = 0.5  # seconds


class Follower:
    """Looks at the stored files again and again, and hands over what is made of them where they have changed.

    `seen` is the state in which they were read last. `learn` gets the new knowledge; what it raises is a failure too.
    """

    def __init__(self, data_dir: Path | None, seen: State, learn: Callable[[Knowledge], None]) -> None:
        self._data_dir, self._learn = data_dir, learn
        self._read = self._last = seen
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="corpus", daemon=True)
        self.problem = ""

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def stop(self) -> None:
        """Ends; what is being read is not handed over any more."""
        self._stop.set()

    def _follow(self) -> None:
        while not self._stop.wait(_LOOKS_AGAIN):
            try:
                self._look()
            except OSError as error:
                self._failed(error)

    def _look(self) -> None:
        """Reads the files where they have changed since they were read and have stood still since the last look."""
        found = state(self._data_dir)
        still, self._last = found == self._last, found
        if found == self._read or not still:
            return
        self._read = found
        try:
            made = load_knowledge(self._data_dir)
            if not self._stop.is_set():
                self._learn(made)
        except Exception as error:  # whatever is wrong with what was stored, the process goes on with what it has
            self._failed(error)
        else:
            self.problem = ""
            log.info("the corpus has changed: version %s, %d notices", made.version, len(made.library.notices))

    def _failed(self, error: Exception) -> None:
        said = str(error) if isinstance(error, ValueError) else type(error).__name__
        self.problem = f"the stored corpus has changed and cannot be read, answers come from the one before: {said}"
        log.error(self.problem)
