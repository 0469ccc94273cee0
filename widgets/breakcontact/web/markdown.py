"""Turn a text cell of a notebook into HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from breakcontact.errors import BreakContactError

_NO_MARKDOWN = (
    "Pages are made with markdown-it-py, which is not installed here. Start with 'python3 run.py "
    "site', which installs it."
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
Resolve = Callable[[str], str | None]


def render_markdown(source: str, resolve: Resolve) -> str:
    """The HTML of a text; markup in it is shown as it is typed, never taken as HTML.

    Headings get the ids that JupyterLab gives them.

    Args:
        source: The Markdown of a cell.
        resolve: Gives the address for the address of a link, or ``None`` for plain text instead.

    Raises:
        BreakContactError: If what renders Markdown is not installed.
    """
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise BreakContactError(_NO_MARKDOWN) from None
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(source)
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", _make_id(tokens[number + 1].content))
        elif token.type == "inline":
            token.children = _resolve_links(token.children or [], resolve)
    rendered: str = parser.renderer.render(tokens, parser.options, {})
    return rendered


def render_inline(text: str) -> str:
    """A paragraph of Markdown as plain text for HTML: without links and emphasis."""
    return html.escape(_LINK.sub(r"\1", text).replace("*", ""))


def _make_id(heading: str) -> str:
    return heading.strip().replace(" ", "-")


def _resolve_links(tokens: list[Any], resolve: Resolve) -> list[Any]:
    """The tokens of a line; a link to nowhere on the site, or a picture from outside, is text."""
    kept = []
    dropped = False
    for token in tokens:
        if token.type == "image" and "//" in str(token.attrGet("src")):
            token.type, token.tag = "text", ""  # nothing is loaded from elsewhere
        if token.type == "link_open":
            address = resolve(str(token.attrGet("href") or ""))
            dropped = address is None
            if address is not None:
                token.attrSet("href", address)
        if not (dropped and token.type in ("link_open", "link_close")):
            kept.append(token)
        if token.type == "link_close":
            dropped = False
    return kept
