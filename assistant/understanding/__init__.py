"""Reads what people say: one form of characters, quantities, days and months, words and the concepts they mean."""
