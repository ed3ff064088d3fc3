"""预警签发: who signs an alert of which level, as the plan's clause states it level by level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers import Kind
from assistant.skills.base import Bid, Draft, Quote, Situation
from assistant.skills.meaning.levels import COLOURS, law_on, levels_said
from corpus.model import Clause

_ASKS = re.compile(
    r"签发|签字|谁签|谁批|(?:领导|市长|谁|哪级)[^,，。]{0,6}(?:同意|批准|点头)|(?:同意|批准)[^,，。]{0,6}签|才能签|点头|拍板|谁同意|谁批准|谁说了算|哪.{0,4}签|由谁发布|[经先]?过谁|谁.{0,2}关|谁.{0,2}把关|谁审"
)

#: The response is started by those whom its own clause names, and not by whoever signs the alert.
_STARTS = re.compile(r"(?:启动|开启|进入)[^,，。]{0,8}(?:应急|响应)")
_FRAGMENT = 8  # characters: 蓝色也要吗


class Signing:
    """Answers who signs an alert."""

    name = "signing"

    def bid(self, situation: Situation) -> Bid | None:
        """Bids where signing and a level are spoken of, or a level alone while the talk is of signing."""
        query, talk = situation.query, situation.conversation
        levels = levels_said(situation)
        asks = query.has("签发") or bool(_ASKS.search(query.text))
        here = talk.topic == self.name
        if (
            query.has("预警变更和解除", "响应终止")
            or (_STARTS.search(query.text) and not levels)
            or not (asks or (here and (query.elliptic or len(query.text) <= _FRAGMENT)))
        ):
            return None
        if not levels and not (query.has("预警", "大气重污染") or here or talk.focus.get("levels")):
            return None
        clause = _clause(situation)
        if clause is None:
            return None
        chosen = levels or [colour for colour in talk.focus.get("levels", ()) if colour in COLOURS] or list(COLOURS)
        return Bid(self.name, 6.0 if levels else 4.6, lambda: _answer(clause, chosen))


def _clause(situation: Situation) -> Clause | None:
    law = law_on(situation)
    return next((one for one in law.notice.clauses if "签发" in one.text), None) if law else None


def _answer(clause: Clause, levels: Sequence[str]) -> Draft:
    parts = [part for part in re.split(r"(?<=[；。])", clause.text.replace("\n", "")) if "签发" in part]
    wanted = [part for part in parts if any(f"（{colour}预警）" in part for colour in levels)] or parts
    said = "".join(wanted).rstrip("；")
    return Draft(
        Kind.CLAUSE,
        said,
        f"{clause.path} (in Chinese): {said}",
        quotes=(Quote(clause, said),),
        suggestions=(*[f"{colour}预警呢？" for colour in COLOURS if colour not in levels][:3], "原文"),
        focus={"levels": list(levels), "matters": []},
    )
