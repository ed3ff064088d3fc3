"""What can be set of the Telegram channel beside the token and the API base: `GONGBAO_TELEGRAM_*`."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class TelegramSettings(BaseSettings):
    """The channel's own settings; every default works."""

    model_config = SettingsConfigDict(env_prefix="GONGBAO_", env_file=".env", extra="ignore")

    telegram_secret: SecretStr = Field(
        default=SecretStr(""), description="key that hashes chat ids; made from the token without one"
    )
    telegram_webhook_secret: SecretStr = Field(
        default=SecretStr(""), description="secret_token of the webhook; made from the key without one"
    )
    telegram_listen_host: str = "127.0.0.1"
    telegram_listen_port: int = Field(default=8081, ge=0, le=65535)
    telegram_rate_per_minute: int = Field(default=20, ge=0, description="messages a minute and user; 0: no limit")
    telegram_log_texts: bool = Field(default=False, description="whether questions appear in the log")
    telegram_poll_seconds: int = Field(default=25, ge=0, le=50, description="how long one getUpdates may wait")
    telegram_retry_seconds: float = Field(
        default=0.5, gt=0, description="wait before the first retry; doubles up to 30 s"
    )
    telegram_shutdown_seconds: float = Field(
        default=20.0, gt=0, description="how long a stop waits for answers under way"
    )
