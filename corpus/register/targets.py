"""目标: indicators with a year, a bound and a value, as the clauses state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Clause, Notice
from corpus.numerals import number

_YEAR = re.compile(
    r"(?:力争|争取)?(?:到|至)?(?P<from>(?:19|20)\d\d)(?:[～~—-](?P<to>(?:19|20)\d\d))?年(?P<point>末|底|间|前)?"
)
_VALUE = re.compile(
    r"(?P<indicator>[^，,。；、]*?(?:（[^）]*）[^，,。；、]*?)?)"
    r"(?P<bound>力争达到|达到|控制在|不低于|不超过|超过|超|增长|建成|新增(?P<what>[^，。；、\d]*?)|在)"
    r"(?P<low>\d+(?:\.\d+)?)(?:[～~](?P<high>\d+(?:\.\d+)?))?(?P<unit>亿元|万元|元/人|元|家|个|%|平方米)(?P<side>以上|以内|以下|左右)?(?P<made>(?<=个)[^，。；、]{2,20})?"
    r"(?:的(?P<whose>[^，。；、]{2,20}))?"
)
#: What goes on about the indicator before it: 占GDP比重, 年均增长, 实现上市.
_CONTINUES = ("占", "年均", "实现")
#: 各县（市）确保组建1家注册资本: who is to set up one of a kind of body, and what of it is measured.
_SET_UP = re.compile(r"(?P<who>.+?)(?:确保)?(?:组建|设立|新设|建立)\d+家(?P<measured>.+)")


@dataclass(frozen=True, slots=True)
class Target:
    """A value that an indicator is to reach by a year: `value` in `unit` (`high` where a range is stated).

    `year` is the last year meant, `period` the words of time as printed; `bound` is 达到, 超过, 控制在… and `side`
    以上 or 以内, as printed; `at_most` says that less is better. `quote` begins where the indicator is named.
    """

    indicator: str
    year: int
    period: str
    bound: str
    value: Decimal
    high: Decimal | None
    unit: str
    side: str
    clause: Clause
    quote: str

    @property
    def years(self) -> range:
        """The years that the words of time name: both and those between of 2017～2018年."""
        begin = _YEAR.match(self.period)
        return range(int(begin["from"]) if begin else self.year, self.year + 1)

    @property
    def at_most(self) -> bool:
        """Whether the value is a ceiling."""
        return self.side in {"以内", "以下"} or self.bound == "不超过"

    @property
    def strict(self) -> bool:
        """Whether the value itself does not suffice (超过)."""
        return self.bound in {"超过", "超"}

    def met_by(self, actual: Decimal) -> bool:
        """Whether a figure in the same unit meets the target."""
        if self.at_most:
            return actual <= self.value
        return actual > self.value if self.strict else actual >= self.value


def targets(notice: Notice) -> tuple[Target, ...]:
    """The targets that a notice states."""
    return tuple(target for clause in notice.clauses for target in _of_clause(clause))


def _of_clause(clause: Clause) -> Iterator[Target]:
    text = re.sub(r"\s+", "", clause.text)
    for sentence in re.findall(r"[^。]+。?", text):
        years = list(_YEAR.finditer(sentence))
        for place, year in enumerate(years):
            end = years[place + 1].start() if place + 1 < len(years) else len(sentence)
            yield from _of_period(sentence[year.end() : end], year, clause)


def _of_period(said: str, year: re.Match[str], clause: Clause) -> Iterator[Target]:
    topic, begins = "", 0
    for match in _VALUE.finditer(said):
        indicator = _indicator(match)
        if not indicator.startswith(_CONTINUES):
            topic, begins = _subject(indicator), match.start()
        elif topic:
            indicator = f"{topic}{indicator}"
        else:
            begins = match.start()
        if len(indicator) < 2:
            continue
        yield Target(
            indicator=indicator,
            year=int(year["to"] or year["from"]),
            period=year.group(0).removeprefix("力争").removeprefix("争取"),
            bound=match["bound"].removeprefix("力争") if not match["what"] else "新增",
            value=number(match["low"]),
            high=number(match["high"]) if match["high"] else None,
            unit=match["unit"],
            side=match["side"] or "",
            clause=clause,
            quote=said[begins : match.end()].strip("，、；,"),
        )


def _indicator(match: re.Match[str]) -> str:
    """What a value measures: the words before it, or those after it (建成2个生产基地, 注册资本在1亿元以上的担保机构)."""
    set_up = _SET_UP.fullmatch(match["indicator"])
    if match["whose"] and set_up:
        return f"{set_up['who']}{match['whose']}{set_up['measured']}"
    if match["made"]:
        return str(match["made"])
    if match["what"]:
        return f"{match['indicator']}新增{match['what']}"
    return str(match["indicator"]).strip("，、；,")


def _subject(indicator: str) -> str:
    """What 占… or 实现… that follows is about: 全市金融业增加值超400亿元，占GDP比重…"""
    head = re.match(r"(.*?企业)(?:“新三板”|挂牌)", indicator)
    return head.group(1) if head else indicator
