"""预警: what is to be done at an alert level (measures), and who signs an alert (signing)."""
