"""条款: clauses found by words (searching), by place (places), by staff (attached), and matters that no clause covers (outside)."""
