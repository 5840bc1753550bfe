"""The settings: one frozen object, read once from the environment and `.env`."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from annotated_types import Ge, Le, MinLen
from platformdirs import user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import SettingsConfigDict

from gomflow.conversation.known import Admission
from gomflow.installation_keys import read_keys
from gomflow.reader_settings import ReaderSettings


class TelegramMode(StrEnum):
    """How updates come from Telegram."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """How log lines look."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """What is logged at least."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _address(example: str, *schemes: str, path: bool = True) -> Callable[[str], str]:
    """A check that an address is one of these kinds."""

    def check(value: str) -> str:
        if not _is_address(value, schemes, path=path):
            raise ValueError(f"should look like {example}")
        return value

    return check


def _is_address(value: str, schemes: tuple[str, ...], *, path: bool) -> bool:
    try:
        parts = urlsplit(value)
        known = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return known and (path or not parts.path.strip("/"))


def _secret_address(example: str, *schemes: str, several: bool = False) -> Callable[[SecretStr], SecretStr]:
    """The same for an address that holds a password, or for several, parted by commas."""
    check = _address(example, *schemes)

    def check_secret(value: SecretStr) -> SecretStr:
        whole = value.get_secret_value()
        for address in whole.split(",") if several else [whole]:
            check(address.strip())
        return value

    return check_secret


_NATS = _secret_address("nats://user:password@host:4222", "nats", "tls", "ws", "wss", several=True)
_DATABASE = _secret_address("postgresql://user:password@host/name", "postgresql", "postgres")
_PUBLIC = _address("https://orders.example.org, without a path", "https", "http", path=False)
_BOT_API = _address("http://127.0.0.1:8081", "https", "http")


class Settings(ReaderSettings):
    """Everything that can be set; the descriptions are what `.env.example` and `gomflow doctor` say."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("gomflow"),
        validation_alias="GOMFLOW_DATA",
        description="Folder of the servers' data and the generated secrets; your own data folder when not set.",
    )
    nats_url: Annotated[SecretStr, AfterValidator(_NATS)] | None = Field(
        default=None,
        validation_alias="NATS_URL",
        description="A nats-server to use instead of the embedded one, as nats://user:password@host:4222; the "
        "servers of a cluster parted by commas.",
    )
    database_url: Annotated[SecretStr, AfterValidator(_DATABASE)] | None = Field(
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
    public_url: Annotated[str, AfterValidator(_PUBLIC)] | None = Field(
        default=None,
        validation_alias="GOMFLOW_PUBLIC_URL",
        description="Address people reach the web server at, as https://orders.example.org.",
    )
    secret: SecretStr | None = Field(
        default=None,
        min_length=32,
        validation_alias="GOMFLOW_SECRET",
        description="Key that signs cookies and one-time links; generated when not set. Replicas share it, and "
        "with it the other secrets that are not set: they are made of it.",
    )
    installation_key: SecretStr | None = Field(
        default=None,
        validation_alias="GOMFLOW_INSTALLATION_KEY",
        description="Key that locks the keys of members, and with them the pictures; made of GOMFLOW_SECRET, or "
        "generated, when not set. Replicas need the same. Parted by commas, the first locks and the others still open.",
    )
    admission: Admission = Field(
        default=Admission.INVITE,
        validation_alias="GOMFLOW_ADMISSION",
        description="How people become group order managers: invite (with the code), approval (by an operator), open.",
    )
    invite_code: str | None = Field(
        default=None,
        min_length=6,
        repr=False,
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
    telegram_api: Annotated[str, AfterValidator(_BOT_API)] | None = Field(
        default=None,
        validation_alias="GOMFLOW_TELEGRAM_API",
        description="Another Bot API server than Telegram's own, as http://127.0.0.1:8081.",
    )
    reader_workers: int = Field(
        default=1,
        ge=1,
        le=16,
        validation_alias="GOMFLOW_READER_WORKERS",
        description="Processes that read payment proofs; each needs a core and about 0.4 GB.",
    )
    metrics_token: SecretStr | None = Field(
        default=None,
        min_length=16,
        validation_alias="GOMFLOW_METRICS_TOKEN",
        description="Bearer token for /metrics; without it only this machine may read them.",
    )
    log_level: Annotated[LogLevel, BeforeValidator(str.lower)] = Field(
        default=LogLevel.WARNING,
        validation_alias="GOMFLOW_LOG_LEVEL",
        description="The least that is logged: debug, info, warning or error.",
    )
    log_format: LogFormat = Field(
        default=LogFormat.CONSOLE,
        validation_alias="GOMFLOW_LOG_FORMAT",
        description="How log lines look: console for people, json for collectors.",
    )

    @field_validator("replicas")
    @classmethod
    def _has_servers_enough(cls, replicas: int, info: ValidationInfo) -> int:
        if replicas > 1 and info.data.get("nats_url") is None:
            raise ValueError("should be 1, or NATS_URL a cluster: the server that comes along is a single one")
        return replicas

    @field_validator("installation_key")
    @classmethod
    def _are_keys(cls, keys: SecretStr | None) -> SecretStr | None:
        if keys is not None:
            read_keys(keys.get_secret_value())
        return keys

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not re.fullmatch(r"[0-9]+:\S+", token.get_secret_value()):
            raise ValueError("should look like 123456:ABC-DEF, as @BotFather gives it")
        return token

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _is_what_telegram_sends(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("should be letters, digits, _ and - only, 256 at most: Telegram takes no others")
        return secret

    @field_validator("telegram_mode")
    @classmethod
    def _can_be_reached(cls, mode: TelegramMode, info: ValidationInfo) -> TelegramMode:
        on = info.data.get("telegram_token") is not None
        if on and mode is TelegramMode.WEBHOOK and not (info.data.get("public_url") or "").startswith("https://"):
            raise ValueError("should be polling, or GOMFLOW_PUBLIC_URL an https address: Telegram delivers to no other")
        return mode


def limits(field: FieldInfo) -> str:
    """What values a setting takes, to be said behind "should be"; nothing where any will do."""
    if isinstance(field.annotation, type) and issubclass(field.annotation, StrEnum):
        *others, last = field.annotation
        return f"{', '.join(others)} or {last}"
    found = {type(one): one for one in field.metadata}
    match found.get(Ge), found.get(Le), found.get(MinLen):
        case Ge(low), Le(high), None:
            return f"a number from {low} to {high}"
        case None, None, MinLen(least):
            return f"at least {least} characters long"
        case _:
            return ""


def mistakes(error: ValidationError) -> Mapping[str, str]:
    """What the variables that cannot be understood should be or look like. Says nothing of what they are."""
    fields = {str(field.validation_alias): field for field in Settings.model_fields.values()}
    said = {}
    for problem in error.errors(include_input=False):
        name = str(problem["loc"][0])
        own_words = problem.get("ctx", {}).get("error")
        said[name] = (
            str(own_words) if own_words is not None else f"should be {limits(fields[name]) or 'something else'}"
        )
    return said
