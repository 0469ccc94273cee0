"""Building blocks of all source formats: parts, ids and texts."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Part(BaseModel):
    """A mapping in a source format: it has its own keys and no others, with strict types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    called: ClassVar[str]
    """The name of the part in a sentence."""
    codes: ClassVar[dict[str, str]] = {}
    """Special codes for missing keys."""
    reasons: ClassVar[dict[str, str]] = {}
    """Why a key is required, where an author may wonder."""
    placeholders: ClassVar[dict[str, Any]] = {}
    """Values that replace faulty ones while the rest is checked, for keys that are not text."""

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_nothing(cls, value: Any) -> Any:
        """Reject a key without a value, even if the key is optional."""
        if value is None:
            raise PydanticCustomError("empty", "empty")
        return value
