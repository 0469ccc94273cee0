"""The page of one lesson: its notebook as HTML, and the widgets that it shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breakcontact.advice import home_country
from breakcontact.web.markdown import Resolve, render_markdown
from breakcontact.web.notebook import Text, list_titles, read_notebook
from breakcontact.web.page import render_part
from breakcontact.web.parts import Keep, PageParts
from breakcontact.web.snapshot import Snapshot, fresh_widgets, take_snapshot

_NOTEBOOK = "JPY_SESSION_NAME"
"""The variable in which a Jupyter server names the notebook that a kernel belongs to."""


@dataclass(frozen=True, slots=True)
class LessonPage:
    """What a lesson's page contains.

    Attributes:
        title: The title of the notebook.
        lead: Its first paragraph.
        body: The HTML of its cells.
        models: The state of its widgets.
        audience: Whom its story is for.
    """

    title: str
    lead: str
    body: str
    models: Mapping[str, Any]
    audience: str


def make_lesson_page(
    notebook: Path, language: str, keep: Keep | None, resolve: Resolve
) -> LessonPage:
    """Read a notebook and make its page.

    Args:
        notebook: The file.
        language: Its language.
        keep: Keeps a file beside the page, such as a figure; ``None`` if the page contains all.
        resolve: As for ``render_markdown``.

    Raises:
        BreakContactError: If it is not a notebook, or shows what a page cannot.
    """
    cells = read_notebook(notebook)
    with _opened(notebook), fresh_widgets() as fresh:
        parts = PageParts(language, keep, resolve)
        shown = [
            None if isinstance(cell, Text) else [widget.model_id for widget in parts.show(cell)]
            for cell in cells
        ]
        snapshot = take_snapshot(fresh, parts.answers)
    rendered = [
        _render_text(cell.source, resolve) if isinstance(cell, Text) else _render(each, snapshot)
        for cell, each in zip(cells, shown, strict=True)
    ]
    return LessonPage(
        **list_titles(cells),
        body="\n".join(rendered),
        models=snapshot.models,
        audience=parts.audience,
    )


def describe_data(
    slug: str,
    language: str,
    words: Mapping[str, str],
    models: Mapping[str, Any],
    **settings: Any,
) -> dict[str, Any]:
    """What the script of a page is to know, as ``PageData`` in ``host/types.d.ts``."""
    groups = ["exit.", "country.", "web.country", "web.keep", "web.offline"]
    if any(entry["kind"] == "quiz" for entry in models.values()):
        groups += ["web.handin.", "quiz.handin."]
        groups += ["web.serve."] if "handIn" in settings else []
    if "tellsPlatform" in settings:
        groups.append("web.scorm.")
    return {
        "slug": slug,
        "language": language,
        "country": home_country(language),
        "words": {name: text for name, text in words.items() if name.startswith(tuple(groups))},
        "models": models,
        **settings,
    }


def _render_text(source: str, resolve: Callable[[str], str | None]) -> str:
    return f'<div class="site-text">\n{render_markdown(source, resolve)}</div>'


def _render(shown: list[str] | None, snapshot: Snapshot) -> str:
    return render_part([snapshot.ids[key] for key in shown or ()], snapshot.models)


@contextmanager
def _opened(notebook: Path) -> Iterator[None]:
    """Name the notebook as a Jupyter server does, so that a lesson beside it is found."""
    before = os.environ.get(_NOTEBOOK)
    os.environ[_NOTEBOOK] = str(notebook.absolute())
    try:
        yield
    finally:
        if before is None:
            del os.environ[_NOTEBOOK]
        else:
            os.environ[_NOTEBOOK] = before
