"""The shapes of requests, as the contract gives them, and what is wrong with others."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr, StringConstraints

MESSAGE_LIMIT = 4096


def _only_a_day(value: object) -> object:
    if value is None or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return value
    raise ValueError("须为YYYY-MM-DD形式的日期")


Day = Annotated[date | None, BeforeValidator(_only_a_day), Field(description="YYYY-MM-DD；默认为今天（上海时间）")]
Message = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=MESSAGE_LIMIT)]
QUESTION = "我家120平三环里选期房，过渡一年半，一共能拿多少"


class ChatRequest(BaseModel):
    """One message of a conversation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"message": QUESTION, "session_id": None}]})

    message: Message
    session_id: Annotated[StrictStr, StringConstraints(max_length=256)] | None = None
    as_of: Day = None


class RuleRequest(BaseModel):
    """Named inputs for a calculator, in `inputs` or beside `as_of`."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [{"inputs": {"area": 120, "ring": "inside", "option": "future_housing", "months": 18}}]
        },
    )

    inputs: dict[str, Any] | None = None
    as_of: Day = None


class Feedback(BaseModel):
    """Whether answer number `turn` (from 0) of a conversation helped."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"session_id": "3f0c…", "turn": 0, "helpful": False, "comment": "条款不对"}]}
    )

    session_id: Annotated[StrictStr, StringConstraints(min_length=1, max_length=256)]
    turn: Annotated[StrictInt, Field(ge=0, le=100_000)]
    helpful: StrictBool
    comment: Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=1000)] | None = None
