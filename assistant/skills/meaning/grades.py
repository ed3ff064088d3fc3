"""扬尘污染防治评价等级: the grade of a building site that a question speaks of."""

from __future__ import annotations

import re

#: The grade stands in one of four groups.
GRADE = re.compile(
    r"([abcd])(?:级|类|等)|(?:是|为|评|得|拿|定)(?:了|为|成|的|到|个)*([abcd])(?![a-z])"
    r"|\b(?:graded?|rated|class) ([abcd])\b|\b([abcd])[- ](?:graded?|rated|class)\b"
)


def grade_said(text: str) -> str:
    """The grade of a building site that is spoken of (C), or ""."""
    match = GRADE.search(text)
    return next(group for group in match.groups() if group).upper() if match else ""
