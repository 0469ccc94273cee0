"""Ids, sources and review dates: what several formats write and check in the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from breakcontact.authoring.parts import Part, Text
from breakcontact.authoring.problems import offer
from breakcontact.authoring.source_types import Fault
from breakcontact.authoring.yaml_source import KeyPath, Tree

Day = Annotated[str, StringConstraints(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Citation(Part):
    """A source that advice or a number cites."""

    called: ClassVar = "a source"

    publisher: Text = Field(description="Who published it")
    title: Text = Field(description="Its title, in its own language")
    year: Annotated[int, Field(ge=1990, le=2100)] | None = Field(None, description="When")


def find_duplicate_ids(
    tree: Tree, ids: Iterable[tuple[str, KeyPath]], template: str = "The id '{id}' is used"
) -> Iterator[Fault]:
    """Find ids that occur more than once.

    Args:
        tree: The file.
        ids: The ids that must differ, and where they are.
        template: How the sentence begins; ``{id}`` is filled in.
    """
    seen: dict[str, KeyPath] = {}
    for each, path in ids:
        first = seen.setdefault(each, path)
        if first is not path:
            line = tree.locate(first)[0]
            yield "BC202", path, f"{template.format(id=each)} on line {line} too."


def find_unknown_sources(
    cited: Iterable[tuple[str, KeyPath]], known: Collection[str]
) -> Iterator[Fault]:
    """Find citations of sources that do not exist."""
    for source, path in cited:
        if source not in known:
            yield "BC701", path, f"There is no source '{source}'.{offer(source, known)}"


def find_uncited_sources(
    cited: Iterable[tuple[str, KeyPath]], sources: Iterable[str], citing: str
) -> Iterator[Fault]:
    """Find sources that nothing cites.

    Args:
        cited: The ids cited, and where.
        sources: The ids of all sources in the file.
        citing: What could cite them, for the sentence: ``number``.
    """
    used = {source for source, _ in cited}
    for source in sources:
        if source not in used:
            yield "BC705", ("sources", source), f"No {citing} names the source '{source}'."


def parse_day(text: str) -> date | None:
    """Parse a day such as 2026-11-21; ``None`` if there is no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
