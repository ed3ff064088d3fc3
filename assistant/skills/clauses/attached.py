"""工作人员指定的依据: questions that staff have attached to the clause that governs them."""

from __future__ import annotations

from assistant.skills.base import Bid, Situation
from assistant.skills.clauses.searching import quoted


class Attached:
    """Quotes the clause that staff have said governs this question; nobody knows better."""

    name = "attached"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids above everybody where the question, or one that is nearly the same, is attached to a clause."""
        known = situation.known
        clauses = [known.library.clause(one) for one in known.added.clauses_for(situation.query.text)]
        return Bid(self.name, 20.0, lambda: quoted(clauses[:3], situation)) if clauses else None
