"""A lesson's widgets on a bare page, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bare_lesson import PARTS, BareLesson, lesson_state
from lesson_view import Opener
from shipped import PLAYED
from watched_pages import ARTEFACTS

SLUG = PLAYED.slug


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture
def open_lesson(contexts: Any, table: dict[str, Any], root: Path) -> Opener:
    """Give a lesson in a page of its own; nothing is shown yet."""

    def give(language: str = "en", *, parts: tuple[str, ...] = PARTS, **options: Any) -> BareLesson:
        scheme = options.get("color_scheme", "light")
        return BareLesson(
            page=contexts(**options)[0].new_page(),
            language=language,
            table=table,
            pictures=root / ARTEFACTS / "screenshots",
            look=f"{language}-{scheme}",
            theme=scheme,
            state=lesson_state(SLUG, language),
            parts=parts,
        )

    return give
