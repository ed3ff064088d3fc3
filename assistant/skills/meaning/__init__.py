"""What a question says, for several skills: its weighed meanings, its likeness to a title, what is left over, alert levels."""
