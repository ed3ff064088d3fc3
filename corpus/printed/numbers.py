"""How document numbers, issuers, addressees and signatures are printed."""

from __future__ import annotations

import re

from corpus.numerals import HAN_NUMERALS
from corpus.printed.days import read_date

__all__ = ["ISSUER", "NUMBER", "NUMBER_LINE", "is_addressee", "is_issuer", "read_date"]

_COUNT = rf"(?:\d{{1,5}}|[{HAN_NUMERALS}]{{1,6}})"
_CLASSES = "令|公告|通告|决定|通报|公报"
_YEAR = r"(?:[〔\[［(（]\d{4}[〕\]］)）]年?|\d{4}年)"
#: 嘉政办发〔2017〕62号: the code of an issuer, a year, a number.
NUMBER = re.compile(r"[一-鿿]{1,10}[〔\[［【(（]\d{4}[〕\]］】)）]第?\d+号")
#: 国务院令第722号, 第722号国务院令, 2021年第3号公告, 公告〔2021〕3号: numbers counted in a class of documents.
_COUNTED = rf"[一-鿿]{{0,30}}(?:第{_COUNT}号|{_YEAR}第?{_COUNT}号)(?:[一-鿿]{{0,20}}(?:{_CLASSES}))?"
NUMBER_LINE = re.compile(rf"^(?:{NUMBER.pattern}|[（(]?{_COUNTED}[）)]?)$")
ISSUER = re.compile(r"^[一-鿿、]{2,40}?(?:人民政府|办公室|办公厅|委员会|国务院|厅|局|部|院|委|办|会)$")
_SIGNED = re.compile(
    r"^(?:[一-鿿、（）()\s]{2,40}?(?:政府|室|厅|会|国务院|局|部|院|委|办|署|银行|中心|公司|集团|法院|海关|总队|支队|大队|学校|大学|医院|"
    r"指挥部|领导小组|工作组|组|处|站|所|队|社)|(?:[一-鿿]{0,12}(?:[省市县区州乡镇厅局处院所部]\s*长|主\s*席|主\s*任|总\s*理|书\s*记|署\s*长|行\s*长))[:：\s]*[一-鿿·]{1,3}\s*[一-鿿·]{1,8})$"
)
_ADDRESSEE = re.compile(r"^[^。；《]{2,400}[：:]$")
_ADDRESSED = re.compile(
    r"人民政府|各部门|单位|委员会|各[省市县区乡镇州局有直]|部门|局|厅|你[省市县区州局委厅院]|办事处|公司|学校|高校|企业|银行"
)
_NO_ADDRESSEE = re.compile(r"如下|下列|包括|以下|其中|应当|必须")


def is_addressee(text: str) -> bool:
    """Whether a paragraph names whom the notice is sent to: “各县（市、区）人民政府，…：”."""
    solid = "".join(text.split())
    return bool(_ADDRESSEE.match(solid) and _ADDRESSED.search(solid) and not _NO_ADDRESSEE.search(solid))


def is_issuer(text: str) -> bool:
    """Whether a line is the name of who signs: 嘉兴市人民政府, 财政部, 总理 李克强."""
    return bool(_SIGNED.match(text.strip()))
