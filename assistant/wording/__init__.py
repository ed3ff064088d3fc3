"""Turns what was found into sentences, Chinese first; computes and decides nothing."""
