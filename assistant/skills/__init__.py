"""The ways to answer a question. Each skill looks at a question and bids; the highest bid answers.

`base` says what a skill is; `bidding` lists them all and takes the best bid. Each folder is a room for one subject:
`leaders`, `tasks`, `units`, `bodies`, `targets`, `alerts`, `sums`, `notices`, `clauses` and `talk`; `meaning` is what
they share. A room's docstring says which of its files bid; beside them, `choice` finds what a question means and
`wording` says it. A new skill is a file that bids and a line in `bidding`.
"""
