"""领导: who oversees a unit or a field (skill), and who holds a post (posts), by the division of work that holds."""
