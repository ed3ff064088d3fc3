"""How notices print what they are made of: numbers, dates, names of posts, the labels of clauses."""
