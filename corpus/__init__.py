"""What the notices say: the bulletins as received, the notices read from them, and what their clauses state."""
