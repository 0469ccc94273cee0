"""Render a feedback page as HTML: one file without scripts or outside requests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from breakcontact.grading.feedback.page import Page

_PAGES = Path(__file__).parent / "templates"


def render_page(page: Page) -> str:
    """The page as text; everything that a learner or teacher wrote is escaped."""
    template = _environment().get_template("feedback.html")
    # A name may be written from right to left, in the middle of a sentence.
    whom = Markup(escape(page.words.say("for", name="\0"))).replace(
        "\0", Markup("<bdi>{}</bdi>").format(page.name)
    )
    return template.render(page=page, words=page.words, style=_load_style(), whom=whom)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _load_style() -> Any:
    # Our own style sheet, which needs no escaping.
    return Markup((_PAGES / "feedback.css").read_text(encoding="utf-8"))
