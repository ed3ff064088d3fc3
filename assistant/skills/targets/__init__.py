"""目标: what an indicator is to reach by a year, how much it grows, and whether a figure meets it."""
