"""What notices do to those there are, told to who keeps the corpus: what they replace and change, which rules follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.calculators import all_rules
from assistant.editions import Edition, Gap, RuleOff, editions
from assistant.rules import Rule
from assistant.wording.succession import day_said, name_of
from corpus.library import Library
from corpus.model import Notice

Found = Mapping[str, tuple[Edition | Gap, ...]]


def effects(new: Sequence[Notice], library: Library) -> Iterator[str]:
    """What notices would do to a library: a sentence each, in Chinese."""
    ids = {notice.id for notice in new}
    together = Library((*(one for one in library.notices if one.id not in ids), *new), version="not kept")
    succession = together.succession
    for one in succession.replacements:
        if one.later.id in ids:
            yield f"自{day_said(one.since)}起取代{name_of(one.earlier)}《{one.earlier.title}》"
    for change in succession.amendments:
        if change.later.id in ids:
            place = change.place or "（没有找到所改的条款，请核对）"
            yield f"自{day_said(change.since)}起{change.wording.how}{name_of(change.earlier)}{place}"
    for earlier, later in succession.clashes:
        if {earlier.id, later.id} & ids:
            yield f"与{name_of(earlier if later.id in ids else later)}同日规定同一事项，请核对以哪一份为准"
    yield from _rules(_editions(library), _editions(together))


def _editions(library: Library) -> Found:
    found: dict[str, tuple[Edition | Gap, ...]] = {}
    for rule in all_rules():
        try:
            found[rule.name] = editions(rule, library)
        except RuleOff:
            found[rule.name] = ()
    return found


def _rules(before: Found, after: Found) -> Iterator[str]:
    """The rules that would follow the notices, or be off."""
    rules: dict[str, Rule] = {rule.name: rule for rule in all_rules()}
    for name, found in after.items():
        title = rules[name].title
        if before[name] and not found:
            yield f"计算规则“{title}”停用：没有一份文件能单独确定它的全部数字"
        known = {_state(one) for one in before[name]}
        for one in found:
            if _state(one) in known:
                continue
            if isinstance(one, Gap):
                yield f"计算规则“{title}”自{day_said(one.since)}起停用：{one.why}"
            elif one.since:
                yield f"计算规则“{title}”自{day_said(one.since)}起按{name_of(one.law.notice)}的数字计算"


def _state(one: Edition | Gap) -> tuple[object, ...]:
    """What tells one edition or gap from another."""
    if isinstance(one, Gap):
        return one.since, one.notice.id
    return one.since, one.law.notice.id, tuple(reading.said for reading in one.law.readings.values())
