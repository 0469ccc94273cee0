"""Look up in a format's models which keys are allowed where."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from breakcontact.authoring.parts import Part
from breakcontact.authoring.yaml_source import KeyPath


@cache
def keys_of(part: type[Part]) -> dict[str, FieldInfo]:
    """The keys of a part as an author writes them."""
    return {info.alias or name: info for name, info in part.model_fields.items()}


def part_at(model: type[Part], path: KeyPath) -> type[Part] | None:
    """The part of the format that belongs at ``path``; ``None`` where a plain value does."""
    annotation: Any = model
    for step in path:
        annotation = _inside(annotation, step)
    return next((option for option in _options(annotation) if _is_part(option)), None)


def _inside(annotation: Any, step: str | int) -> Any:
    for option in _options(annotation):
        if _is_part(option):
            if step in keys_of(option):
                return keys_of(option)[str(step)].annotation
        elif get_origin(option) is dict and isinstance(step, str):
            return get_args(option)[1]
        elif get_origin(option) is tuple and isinstance(step, int):
            return get_args(option)[0]
    return None


def _options(annotation: Any) -> list[Any]:
    """The types that a value may have, without their annotations."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _options(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [inner for option in get_args(annotation) for inner in _options(option)]
    return [annotation]


def _is_part(option: Any) -> bool:
    return isinstance(option, type) and issubclass(option, Part)
