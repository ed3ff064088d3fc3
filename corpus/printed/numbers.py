"""How document numbers, issuers, addressees, signatures and dates are printed."""

from __future__ import annotations

import re
from datetime import date

NUMBER = re.compile(r"[一-鿿]{1,10}[〔\[［【(（]\d{4}[〕\]］】)）]第?\d+号")
NUMBER_LINE = re.compile(rf"^{NUMBER.pattern}$")
ISSUER = re.compile(r"^[一-鿿、]{2,40}?(?:人民政府|办公室|办公厅|委员会|国务院|厅|局|部|院|委|办|会)$")
DATE = re.compile(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$")
_ADDRESSEE = re.compile(r"^[^。；《]{2,200}：$")
_ADDRESSED = re.compile(r"人民政府|各部门|单位|委员会|各[省市县区乡镇]|部门|局|厅")


def read_date(text: str) -> date | None:
    """The date of a line that is nothing but a date; None for other lines and for days that do not exist."""
    match = DATE.match("".join(text.split()))
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def is_addressee(text: str) -> bool:
    """Whether a paragraph names whom the notice is sent to: “各县（市、区）人民政府，…：”."""
    solid = "".join(text.split())
    return bool(_ADDRESSEE.match(solid) and _ADDRESSED.search(solid) and "如下" not in solid)
