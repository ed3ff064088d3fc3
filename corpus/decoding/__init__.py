"""Garbled text to clean text: undoes what a PDF font did to the punctuation, deciding by context."""

from corpus.decoding.decoding import VERSION, Decoded, Doubt, decode

__all__ = ["VERSION", "Decoded", "Doubt", "decode"]
