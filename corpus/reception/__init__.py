"""The bytes of a source to its lines, before anything is read into them: one reader a format, one shape for all."""

from corpus.reception.formats import receive
from corpus.reception.received import Received, UnreadableSourceError

__all__ = ["Received", "UnreadableSourceError", "receive"]
