"""Where the words are found: Chinese text cut into words, and clauses ranked by them."""
