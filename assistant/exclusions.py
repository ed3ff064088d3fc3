"""Buildings that the support for prefabricated building does not extend to; shared by the rules of that support."""

from __future__ import annotations

from assistant.figures import Stated
from assistant.rules import Limit

EXCLUDED = Stated("不含的建筑", "以上享受扶持政策的装配式建筑是指装配式住宅和公共建筑，不含{字}。", "")

NOT_SUPPORTED = Limit(
    "excluded_buildings",
    ("场馆建筑和工业建筑",),
    EXCLUDED,
    "不能享受：通知写明，享受扶持政策的装配式建筑是指装配式住宅和公共建筑，不含{words}。",
    "No: the notice states that the support is for prefabricated housing and public buildings and not for {words}.",
)
