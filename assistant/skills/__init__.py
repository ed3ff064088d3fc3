"""The ways to answer a question. Each skill looks at a question and bids; the highest bid answers."""
