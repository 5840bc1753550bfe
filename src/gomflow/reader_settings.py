"""The settings of the readers: which engines read payment proofs, in which order, and whose proofs may leave."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings


class ReaderName(StrEnum):
    """The engines that read pictures."""

    RAPIDOCR = "rapidocr"
    EASYOCR = "easyocr"
    ANTHROPIC = "anthropic"

    @property
    def leaves_the_house(self) -> bool:
        """Whether it sends pictures to somebody else's machines."""
        return self is ReaderName.ANTHROPIC


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _readers(value: str) -> str:
    names = _parts(value)
    known = [name.value for name in ReaderName]
    if not names or len(set(names)) != len(names) or not set(names) <= set(known):
        raise ValueError(f"should be one or more of {', '.join(known)}, parted by commas")
    if all(ReaderName(name).leaves_the_house for name in names):
        raise ValueError("should have a reader of this machine too: anthropic reads only where a GOM agreed to it")
    return ",".join(names)


class ReaderSettings(BaseSettings):
    """What can be set about reading."""

    readers: Annotated[str, AfterValidator(_readers)] = Field(
        default=ReaderName.RAPIDOCR.value,
        validation_alias="GOMFLOW_READERS",
        description="Engines that read payment proofs, in the order they are tried: rapidocr, easyocr, anthropic.",
    )
    anthropic_key: SecretStr | None = Field(
        default=None,
        min_length=8,
        validation_alias="ANTHROPIC_API_KEY",
        description="Key of the Anthropic API; needed where GOMFLOW_READERS names anthropic.",
    )
    anthropic_model: str = Field(
        default="claude-sonnet-5-5",
        min_length=3,
        validation_alias="GOMFLOW_ANTHROPIC_MODEL",
        description="The vision model Anthropic is asked for.",
    )
    anthropic_api: str = Field(
        default="https://api.anthropic.com",
        pattern="^https?://",
        validation_alias="GOMFLOW_ANTHROPIC_API",
        description="Address of the Anthropic API, or of a gateway in front of it.",
    )
    vision_consent: str = Field(
        default="",
        validation_alias="GOMFLOW_VISION_CONSENT",
        description="Ids of GOMs who agreed that Anthropic reads their proofs; what they said in /methods comes first.",
    )

    @property
    def reader_order(self) -> Sequence[ReaderName]:
        """The readers as they are tried."""
        return [ReaderName(name) for name in _parts(self.readers)]

    def has_consented(self, gom_id: str) -> bool:
        """Whether the proofs of a GOM's orders may be sent to somebody else's machines."""
        return gom_id in _parts(self.vision_consent)
