"""What a notice is about and whose it is, so far that a later one on the same matter takes its place without saying so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Notice
from corpus.printed.labels import label_of

_GOVERNMENT = re.compile(r"^(.+?)(?:人民政府|人民代表大会|人大常委会|中共)")
_SOME_GOVERNMENT = re.compile(r"^(?:$|本?[省市州县区旗](?:人民)?政府|[省市县区]府)")
_CODE = re.compile(r"^([一-鿿]{1,3}?)(?:政|府|人社|建|发改|财|民|教|卫)")
_PLACE = re.compile(r"^[一-鿿]{1,8}?(?:省|自治区|市|州|盟|县|区|旗)(?:[一-鿿]{1,6}?(?:县|区|市|旗)(?![一-鿿]*?市))?")
_ABOUT = re.compile(r"^.*?关于")
_KIND = re.compile(r"(?:的)?(?:通知|意见|决定|公告|通告|批复|函|规定)$")
_VERBS = re.compile(r"^(?:印发|公布|发布|颁布|调整|重新|明确|修订|修改|完善|公开)+")
_VERSION = re.compile(
    r"[（(](?:试行|暂行|修订|修订稿|修正|\d{4}年?(?:版|修订|修正|修订版))[）)]|(?:试行|暂行)(?=办法|规定|意见)"
)
#: What is set anew as a whole when it is set again; lists, awards and plans of a year stand beside one another.
_SET_ANEW = re.compile(r"(?:标准|办法|规定|细则|规则|预案|方案|制度|政策|价格|收费|基准|职责|条例)$")
_PARTIAL = re.compile(r"部分|个别|补充")


@dataclass(frozen=True, slots=True)
class Matter:
    """What a notice sets anew as a whole: its subject, the place it is for, and how much of it there is."""

    subject: str
    place: str
    extent: int = 0
    partial: bool = False

    def takes_over(self, earlier: Matter) -> bool:
        """Whether a later notice on this matter leaves nothing of the earlier one."""
        same = (self.subject, self.place) == (earlier.subject, earlier.place)
        return same and not self.partial and 2 * self.extent >= earlier.extent


def place_of(notice: Notice) -> str:
    """The place whose government or office issued a notice: 嘉兴市; "" where neither issuer nor number names one.

    Where the issuer is 市人民政府 or not said, what the number begins with stands for the place: the 嘉 of 嘉政办发.
    """
    if _SOME_GOVERNMENT.match(notice.issuer):
        code = _CODE.match(notice.document_number)
        return code[1] if code else ""
    found = _GOVERNMENT.match(notice.issuer) or _PLACE.match(notice.issuer)
    return (found[1] if found and found.re is _GOVERNMENT else found[0] if found else "").strip()


def matter_of(notice: Notice) -> Matter | None:
    """What a notice sets anew as a whole, or None for a notice that leaves earlier ones alone."""
    place = place_of(notice)
    people = division_size(notice)
    if people:
        return Matter("领导分工", place, people, bool(_PARTIAL.search(notice.title)))
    subject = bare_title(notice.attached or notice.title, place)
    return Matter(subject, place) if _SET_ANEW.search(subject) and len(subject) >= 4 else None


def division_size(notice: Notice) -> int:
    """How many office-holders a division of work (领导分工) has paragraphs for; 0 for other notices."""
    if "分工" not in notice.title:
        return 0
    return sum(1 for clause in notice.clauses if clause.label and label_of(clause.text) is None)


def bare_title(title: str, place: str = "") -> str:
    """A title without its issuer, its kind and its edition: 市区国有土地上房屋征收相关补偿标准."""
    words = _KIND.sub("", _ABOUT.sub("", "".join(title.split()))) if "关于" in title else "".join(title.split())
    words = _VERSION.sub("", _VERBS.sub("", words))
    return words.removeprefix(place).removeprefix("人民政府").removeprefix("市")
