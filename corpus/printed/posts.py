"""Paragraphs named after the holder of a post: “楼建明常务副市长 负责市政府常务工作。”"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_DECLARED = Path(__file__).with_name("posts.yaml")


@cache
def _named() -> re.Pattern[str]:
    declared = yaml.safe_load(_DECLARED.read_text(encoding="utf-8"))
    heads = [f"{rank}{place}长" for place in declared["places"] for rank in declared["ranks"]]
    posts = "|".join(sorted(heads + declared["posts"], key=len, reverse=True))
    return re.compile(rf"^([一-鿿·]{{2,8}}?(?:{posts}))(\s+|：)(?={'|'.join(declared['duties'])})")


def names_a_post(text: str) -> int | None:
    """Where the blank after “name and post” stands in a paragraph that opens with them; None for other paragraphs."""
    match = _named().match(text)
    return match.end(1) if match else None
