"""What the clauses state in set forms: who oversees what, who leads a task, duties, targets; and the units by name."""
