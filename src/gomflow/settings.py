"""The settings: one frozen object, read once from the environment and `.env`."""

from enum import StrEnum
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from gomflow.conversation.known import Admission


class TelegramMode(StrEnum):
    """How updates come from Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """How log lines look."""

    CONSOLE = "console"
    JSON = "json"


class Settings(BaseSettings):
    """Everything that can be set; the descriptions are what `.env.example` and `gomflow doctor` say."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("gomflow"),
        validation_alias="GOMFLOW_DATA",
        description="Folder of the servers' data and the generated secrets; your own data folder when not set.",
    )
    nats_url: SecretStr | None = Field(
        default=None,
        validation_alias="NATS_URL",
        description="A nats-server to use instead of the embedded one, as nats://user:password@host:4222.",
    )
    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="A Postgres to use instead of the embedded one, as postgresql://user:password@host/name.",
    )
    replicas: int = Field(
        default=1,
        ge=1,
        le=5,
        validation_alias="GOMFLOW_REPLICAS",
        description="Copies of each stream; 3 on a cluster of three nodes.",
    )
    host: str = Field(
        default="127.0.0.1",
        validation_alias="GOMFLOW_HOST",
        description="Address the web server listens on; 0.0.0.0 for all.",
    )
    port: int = Field(
        default=8080,
        ge=0,
        le=65535,
        validation_alias="GOMFLOW_PORT",
        description="Port the web server listens on; 0 picks a free one.",
    )
    public_url: str | None = Field(
        default=None,
        validation_alias="GOMFLOW_PUBLIC_URL",
        description="Address people reach the web server at, as https://orders.example.org.",
    )
    secret: SecretStr | None = Field(
        default=None,
        min_length=32,
        validation_alias="GOMFLOW_SECRET",
        description="Key that signs cookies and one-time links; generated when not set.",
    )
    admission: Admission = Field(
        default=Admission.INVITE,
        validation_alias="GOMFLOW_ADMISSION",
        description="How people become group order managers: invite (with the code), approval (by an operator), open.",
    )
    invite_code: str | None = Field(
        default=None,
        min_length=6,
        validation_alias="GOMFLOW_INVITE_CODE",
        description="The invite code; generated when not set, and printed at the start.",
    )
    telegram_token: SecretStr | None = Field(
        default=None,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="Token of the Telegram bot, from @BotFather; without it Telegram is off.",
    )
    telegram_mode: TelegramMode = Field(
        default=TelegramMode.POLLING,
        validation_alias="GOMFLOW_TELEGRAM_MODE",
        description="How Telegram's updates come: polling works anywhere; webhook needs GOMFLOW_PUBLIC_URL with https.",
    )
    telegram_webhook_secret: SecretStr | None = Field(
        default=None,
        min_length=16,
        validation_alias="TELEGRAM_WEBHOOK_SECRET",
        description="Secret Telegram sends with each update; generated when not set.",
    )
    telegram_api: str | None = Field(
        default=None,
        validation_alias="GOMFLOW_TELEGRAM_API",
        description="Another Bot API server than Telegram's own, as http://127.0.0.1:8081.",
    )
    reader_workers: int = Field(
        default=1,
        ge=1,
        le=16,
        validation_alias="GOMFLOW_READER_WORKERS",
        description="Processes that read payment proofs; each needs a core and about 0.7 GB.",
    )
    log_level: str = Field(
        default="warning",
        pattern="^(?i:debug|info|warning|error)$",
        validation_alias="GOMFLOW_LOG_LEVEL",
        description="The least that is logged: debug, info, warning or error.",
    )
    log_format: LogFormat = Field(
        default=LogFormat.CONSOLE,
        validation_alias="GOMFLOW_LOG_FORMAT",
        description="How log lines look: console for people, json for collectors.",
    )
