"""What every format of a source file is made of: parts, ids and texts."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, StringConstraints(pattern="^[a-z0-9-]+$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class Part(BaseModel):
    """A mapping of the format: keys of its own and no others, values of the very type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    called: ClassVar[str]
    """What the part is called in a sentence."""
    codes: ClassVar[dict[str, str]] = {}
    """Codes of their own for keys that are missing."""
    reasons: ClassVar[dict[str, str]] = {}
    """Why a key must be there, where the author may wonder."""
    stand_ins: ClassVar[dict[str, Any]] = {}
    """What a faulty value is taken for while the rest is checked, where text would not do."""

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_nothing(cls, value: Any) -> Any:
        """A key without a value is a slip, even where the key may be left out."""
        if value is None:
            raise PydanticCustomError("empty", "empty")
        return value
