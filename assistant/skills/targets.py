"""目标: what an indicator is to reach by a year, how much it grows, and whether a figure meets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answers import Calculation, Kind, Receipt, Step
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.matching import expanded, overlap
from assistant.skills.weighing import meanings
from assistant.understanding.normal import normal
from assistant.understanding.quantities import Quantity
from corpus.numerals import plain
from corpus.register.targets import Target
from indexes.segmenter import bigrams

_MINIMUM = 0.5
_LEAST_SHARE = 0.4
#: Ways of asking for a target, which no indicator has to have.
_WAYS = frozenset({"目标", "增长", "达标", "怎么规定", "科技金融", "金融生态", "金融"})
_MANY = 4


class Targets:
    """Answers from the targets that the notices state."""

    name = "targets"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where an indicator is named together with a year, 目标, 多少, 达标 or 增长, or the talk is of one."""
        query, talk = situation.query, situation.conversation
        here = talk.topic == self.name
        years = _years(situation)
        asks = query.has("目标", "多少", "增长", "达标", "相差", "对吗", "能否", "什么") or bool(years)
        found = _fitting(situation)
        share = _share(found[0][1], situation) if found else 0.0
        strong = bool(years) or query.has("目标", "达标") or _finance(situation)
        if found and asks and strong and share >= _LEAST_SHARE:
            points = (
                1.5
                + min(2.5, found[0][0])
                + 2.0 * share
                + (1.0 if years else 0.0)
                + (0.7 if query.has("目标", "增长", "达标") else 0.0)
            )
            return Bid(self.name, points, lambda: _answer([target for _, target in found], situation))
        if here and query.elliptic and found and share >= _LEAST_SHARE:
            return Bid(self.name, 4.6, lambda: _answer([target for _, target in found], situation))
        if (
            here
            and (query.elliptic or query.has("增长", "达标", "相差", "目标"))
            and (years or query.has("增长", "达标", "相差") or _figures(situation))
        ):
            kept = _kept(situation)
            return Bid(self.name, 4.5, lambda: _answer(kept, situation)) if kept else None
        return None


def _finance(situation: Situation) -> bool:
    concepts = situation.known.lexicon.concepts
    return any(concepts[name].group == "finance" for name in situation.query.concepts if name in concepts)


def _share(target: Target, situation: Situation) -> float:
    """The share of the question's meaning that the target's own words cover."""
    found = [one for one in meanings(situation.query, situation.known) if not set(one.words) & _WAYS]
    found = [one for one in found if one.known] or found
    total = sum(one.weight for one in found)
    text = normal(f"{target.indicator} {target.quote} {target.clause.heading} {target.clause.path}")
    asked = set(bigrams(text))
    hit = sum(
        one.weight
        for one in found
        if any(word in text or (not one.known and set(bigrams(word)) & asked) for word in one.words)
    )
    return hit / total if total else 0.0


def _years(situation: Situation) -> list[int]:
    return [int(one.value) for one in situation.query.of_unit("年份")]


def _kept(situation: Situation) -> list[Target]:
    names = situation.conversation.focus.get("indicators", ())
    return [target for target in situation.known.register.targets if target.indicator in names]


def _fitting(situation: Situation) -> list[tuple[float, Target]]:
    """The targets whose indicator fits the question, best indicators first."""
    asked = expanded(situation.query, situation.known, frozenset({"fields", "relocation", "alerts"}))
    meant = (
        {notice.id for notice in situation.known.notices_meant(situation.query)}
        if re.search(r"\d\s*号", situation.query.text)
        else set()
    )
    scored: list[tuple[float, Target]] = []
    for target in situation.known.register.targets:
        if meant and target.clause.notice_id not in meant:
            continue
        score = overlap(asked, _core(target.indicator)) + _named(target, situation)
        if score >= _MINIMUM:
            scored.append((score, target))
    best = max((score for score, _ in scored), default=0.0)
    near = [
        (score, target)
        for score, target in scored
        if score >= best * (0.8 if meant else 0.62) or _second(target, situation, scored)
    ]
    return sorted(near, key=lambda pair: -pair[0])


def _second(target: Target, situation: Situation, scored: Sequence[tuple[float, Target]]) -> bool:
    """Whether another indicator that the question names is best met by this target: 保险深度要多少，密度呢."""
    names = [
        name
        for name in situation.query.concepts
        if (concept := situation.known.lexicon.concepts.get(name)) and concept.group == "finance"
    ]
    if len(names) < 2:
        return False
    return any(
        target.indicator == name
        or any(term in target.indicator for term in situation.known.lexicon.concepts[name].terms if len(term) > 3)
        for name in names
    )


def _core(indicator: str) -> str:
    return re.sub(r"^全市|业务规模$|交易规模$|总数$", "", indicator).replace("“", "").replace("”", "")


def _named(target: Target, situation: Situation) -> float:
    """Points for each concept whose term stands in the indicator."""
    points = 0.0
    for name in situation.query.concepts:
        concept = situation.known.lexicon.concepts.get(name)
        if concept and concept.group in {"finance", "building"}:
            terms = [term for term in (concept.name, *concept.terms) if len(term) > 1]
            hit = max((len(term) for term in terms if term in target.indicator or term in target.quote), default=0)
            points += 0.25 + hit / 8 if hit else 0.0
    return points


def _figures(situation: Situation) -> list[Quantity]:
    """Figures that the user gives to be held against the target."""
    return [one for one in situation.query.quantities if one.unit in {"", "元", "%", "家"} and one.value > 0]


def _answer(found: Sequence[Target], situation: Situation) -> Draft:
    query = situation.query
    years = _years(situation)
    indicators = list(dict.fromkeys(target.indicator for target in found))
    if (
        query.has("增长", "相差")
        and (_figure(situation, found) is None or len(years) > 1 or query.has("增长"))
        and (len(years) != 1 or query.has("增长"))
    ):
        grown = _growth(found, years, situation)
        if grown:
            return grown
    chosen = [target for target in found if not years or target.year in years] or list(found)
    figure = _figure(situation, chosen)
    follows = situation.conversation.topic == "targets" and query.elliptic and not years
    if figure is not None and (
        follows
        or query.has("达标", "对吗", "相差", "能否")
        or query.text.rstrip("?？。").endswith(("吗", "吧", "没", "么"))
    ):
        return _compared(chosen[0], figure, situation)
    missed = [year for year in years if not any(target.year == year for target in found)]
    chosen = _one_each(chosen, situation) if len(chosen) > _MANY else chosen
    lead = "；".join(_said(target, situation, several=len(chosen) > 1) for target in chosen[:_MANY])
    note = f"通知没有单独规定{'、'.join(str(year) for year in missed)}年的这项目标。" if missed else ""
    english = "; ".join(
        f"{target.indicator}: {target.bound}{plain(target.value)}{target.unit}{target.side} ({target.period})"
        for target in chosen[:_MANY]
    )
    return Draft(
        Kind.LOOKUP,
        f"{note}{lead}。",
        english + ".",
        quotes=_quotes(chosen[:_MANY]),
        suggestions=_suggestions(found),
        focus={"indicators": indicators},
    )


def _one_each(chosen: Sequence[Target], situation: Situation) -> list[Target]:
    """The last target of each indicator where there are too many to list."""
    last = {target.indicator: target for target in sorted(chosen, key=lambda target: target.year)}
    return list(last.values())


def _quotes(chosen: Sequence[Target]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(Quote(target.clause, target.quote) for target in chosen))


def _suggestions(found: Sequence[Target]) -> tuple[str, ...]:
    years = sorted({target.year for target in found})
    return (*(f"{year}年的目标呢？" for year in years[:2]), "原文")


def _said(target: Target, situation: Situation, several: bool) -> str:
    number = situation.known.notice_of(target.clause).document_number
    return f"{target.period}，{target.indicator}的目标是{_value(target)}" + (f"（{number}）" if several else "")


def _value(target: Target) -> str:
    number = plain(target.value) + (f"～{plain(target.high)}" if target.high else "")
    bound = "" if target.bound in {"新增", "建成", "在", "增长"} else target.bound
    return f"{bound}{number}{target.unit}{target.side}"


def _figure(situation: Situation, chosen: Sequence[Target]) -> Decimal | None:
    """The figure to be compared, in the target's unit."""
    if not chosen:
        return None
    unit = chosen[0].unit
    for one in _figures(situation):
        said = situation.query.text[one.start : one.end + 2]
        if unit == "亿元" and ("亿" in said or one.value >= 10**7):
            return one.value / 10**8 if one.value >= 10**6 else one.value
        if unit == "%" and (one.unit == "%" or (one.unit == "" and situation.conversation.topic == "targets")):
            return one.value
        if unit in {"家", "个"} and one.unit in {"", "家"} and "年" not in said and "号" not in said:
            return one.value
        if unit == "元/人" and one.unit in {"元", ""} and one.value < 10**6:
            return one.value
    return None


def _compared(target: Target, figure: Decimal, situation: Situation) -> Draft:
    met = target.met_by(figure)
    short = abs(target.value - figure)
    name, unit = target.indicator, target.unit
    sign = "≤" if target.at_most else ">" if target.strict else "≥"
    step = Step(
        "与目标比较",
        f"{plain(figure)}{unit} {sign if met else {'≤': '>', '>': '≤', '≥': '<'}[sign]} {plain(target.value)}{unit}",
        figure - target.value,
        unit,
        target.clause.id,
    )
    receipt = Receipt("target", "1", situation.known.version, situation.day)
    over = "高出" if figure > target.value else "少"
    tail = "" if short == 0 else f"，比目标值{over}{plain(short)}{'个百分点' if unit == '%' else unit}"
    lead = f"{'达到' if met else '没有达到'}目标{tail}：{target.period}，{name}的目标是{_value(target)}，给出的数是{plain(figure)}{unit}"
    if not met and not target.at_most:
        lead += f"，还差{plain(short)}{'个百分点' if unit == '%' else unit}"
    calculation = Calculation(
        "target_comparison",
        {"indicator": name, "year": target.year, "figure": figure},
        (step,),
        "达到" if met else "没有达到",
        "",
        receipt,
    )
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{'Met' if met else 'Not met'}: {_value(target)} against {plain(figure)}{unit}.",
        quotes=_quotes([target]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name]},
    )


def _when(target: Target) -> str:
    return target.period.removeprefix("到")


def _growth(found: Sequence[Target], years: Sequence[int], situation: Situation) -> Draft | None:
    """The growth of one indicator between two years that have targets."""
    name = found[0].indicator
    stated = sorted((target for target in found if target.indicator == name), key=lambda target: target.year)
    if len(stated) < 2:
        return None
    first, last = stated[0], stated[-1]
    if len(years) >= 2:
        first = next((target for target in stated if target.year == min(years)), first)
        last = next((target for target in stated if target.year == max(years)), last)
    rise = last.value - first.value
    share = (rise / first.value * 100).quantize(Decimal("0.1"))
    steps = (
        Step(
            "增加额",
            f"{plain(last.value)}{last.unit} − {plain(first.value)}{first.unit}",
            rise,
            last.unit,
            last.clause.id,
        ),
        Step("增幅", f"{plain(rise)} ÷ {plain(first.value)} × 100%", share, "%", first.clause.id),
    )
    receipt = Receipt("target", "1", situation.known.version, situation.day)
    calculation = Calculation(
        "target_growth", {"indicator": name, "from": first.year, "to": last.year}, steps, rise, last.unit, receipt
    )
    lead = f"{name}的目标从{_when(first)}的{plain(first.value)}{first.unit}到{_when(last)}的{plain(last.value)}{last.unit}，增加{plain(rise)}{last.unit}，增长{plain(share)}%（{plain(last.value)} − {plain(first.value)} = {plain(rise)}；{plain(rise)} ÷ {plain(first.value)}）"
    return Draft(
        Kind.CALCULATION,
        lead + "。",
        f"{name}: from {plain(first.value)} to {plain(last.value)}, up {plain(rise)}{last.unit} ({plain(share)}%).",
        quotes=_quotes([first, last]),
        calculation=calculation,
        suggestions=("原文",),
        focus={"indicators": [name]},
    )
