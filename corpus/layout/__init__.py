"""Pages to the notices printed on them: lines, furniture, title blocks, bodies, paragraphs."""
