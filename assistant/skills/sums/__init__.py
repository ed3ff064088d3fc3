"""计算: which rule a question asks for (calculating), what is given of its inputs (filling), and what is answered (outputs)."""
