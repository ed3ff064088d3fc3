"""What a law or another document is called when people name it: without the state, without the place that issued it."""

from __future__ import annotations

import re

from corpus.model import Notice

_STATE = "中华人民共和国"
_PLACE = re.compile(r"^[一-鿿]{2,8}?(?:省|自治区|自治州|市|自治县|县|区)(?=[一-鿿]{4})")
_SHORTEST = 3


def names_of(notice: Notice) -> tuple[str, ...]:
    """The names of a printed document, the longest first: 云溪省河道保护条例, 河道保护条例; none for a notice 关于…."""
    found: list[str] = []
    for title in filter(None, (notice.attached, notice.title)):
        name = title.split("（")[0].removeprefix(_STATE)
        if notice.printed and "关于" not in name:
            found += [name, _PLACE.sub("", name)]
    return tuple(dict.fromkeys(name for name in found if len(name) >= _SHORTEST))
