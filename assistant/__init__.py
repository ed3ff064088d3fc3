"""What to answer. `service`, `upkeep` and `staff` are its doors, `evaluation` its instrument.

A message is understood (`understanding`), the skills bid for it (`answering`, `skills`), rules compute (`calculators`, on
`rules`, `asks`, `figures` and `editions`), and the answer is worded (`wording`). `knowledge` is all that answers are made
from; `conversations` and `sessions` are what is remembered of a talk; `keeping`, `records` and `feedback` what is kept for staff.
"""
