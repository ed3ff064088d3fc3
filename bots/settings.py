"""What can be set from outside: `GONGBAO_*` environment variables or `.env`, all with defaults that work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting of every front end; a wrong value stops the start with a clear message."""

    model_config = SettingsConfigDict(env_prefix="GONGBAO_", env_file=".env", extra="ignore")

    data_dir: Path | None = Field(default=None, description="where what must last is kept; nothing is kept without it")

    keep_days: int = Field(
        default=90,
        ge=0,
        le=3650,
        description="days for which feedback and what was asked in vain are kept; 0 keeps none",
    )

    sessions: SecretStr = Field(
        default=SecretStr(""),
        description="where conversations are kept: memory, sqlite, sqlite://FILE, or the address of a Redis",
    )
    session_seconds: float = Field(
        default=7 * 86400, gt=0, description="how long a conversation outlives its last message"
    )
    staff_accounts: SecretStr = Field(
        default=SecretStr(""), description="who may sign in at /staff: NAME:HASH as `gongbao staff password` prints it"
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    workers: int = Field(default=1, ge=1, le=64)

    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="origins whose pages may embed the widget, separated by commas; * for any"
    )
    frame_ancestors: str = Field(default="'self'", description="who may put our pages in a frame (CSP frame-ancestors)")
    trusted_hops: int = Field(
        default=0, ge=0, le=10, description="proxies in front of us whose X-Forwarded-For is believed"
    )

    body_limit: int = Field(default=64 * 1024, ge=1024, description="bytes of a request body")
    body_seconds: float = Field(default=15.0, gt=0, description="time a client has to send its body")
    head_seconds: float = Field(
        default=10.0, gt=0, description="time a client has to send a request's head, and to read its reply"
    )
    rate_per_minute: int = Field(default=0, ge=0, description="questions a minute and client; 0: no limit")
    session_rate_per_minute: int = Field(
        default=0, ge=0, description="questions a minute and conversation; 0: no limit"
    )
    keep_alive_seconds: int = Field(default=30, ge=1)
    shutdown_seconds: int = Field(default=10, ge=1)
    log_level: Literal["debug", "info", "warning", "error", "critical"] = "info"

    traces: bool = Field(default=False, description="a span of OpenTelemetry for every request")

    portal_title: str = Field(default="公报问答", description="the name on the page and on the widget")
    portal_place: str = Field(default="嘉兴市", description="whose bulletin it is")

    telegram_token: SecretStr = SecretStr("")
    telegram_api_base: str = "https://api.telegram.org"

    @field_validator("staff_accounts")
    @classmethod
    def _accounts(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        told = value.get_secret_value().split()
        if not all(re.fullmatch(r"[^:\s]+:\$argon2id\$\S+", one) for one in told):
            raise ValueError("an account is NAME:HASH, as `gongbao staff password` prints it")
        if told and not info.data.get("data_dir"):
            raise ValueError("what staff do is kept below GONGBAO_DATA_DIR, which is not set")
        return value

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
        return value
