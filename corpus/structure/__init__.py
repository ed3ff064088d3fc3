"""A notice's paragraphs to its tree of clauses, by the printed numbering."""
