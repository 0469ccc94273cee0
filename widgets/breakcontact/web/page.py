"""The HTML of one page, which is strict about where everything comes from."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

_NOTHING_ELSE: Final = "base-uri 'none'; form-action 'none'"
_DARK, _LIGHT = "#16181d", "#ffffff"


@dataclass(frozen=True, slots=True)
class Code:
    """The script and the style sheet of a page: where they are, or their text.

    Attributes:
        script: The address of the script, or its text.
        style: The address of the style sheet, or its text.
        is_inside: Whether both are texts that go into the page itself.
        connects: Whether the script may ask its own server for something.
    """

    script: str
    style: str
    is_inside: bool = False
    connects: bool = False

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: nothing but this code, and no other origin."""
        if not self.is_inside:
            own = "script-src 'self'; style-src 'self'; img-src 'self' data:"
            own += "; connect-src 'self'" if self.connects else ""
            return f"default-src 'none'; {own}; worker-src 'self'; {_NOTHING_ELSE}"
        script, style = _hash(self.script), _hash(self.style)
        own = f"script-src {script}; style-src {style}; img-src data:"
        return f"default-src 'none'; {own}; {_NOTHING_ELSE}"

    def render(self) -> str:
        """The elements for the head of a page; what comes first on a page does not wait for it."""
        if not self.is_inside:
            return (
                f'<link rel="stylesheet" href="{self.style}" data-breakcontact>\n'
                f'<script src="{self.script}" defer></script>'
            )
        return f"<style>{self.style}</style>"

    def render_last(self) -> str:
        """The elements for the end of a page."""
        return f"<script>{self.script}</script>" if self.is_inside else ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        language: A code of ``data/languages.json``.
        title: What the browser shows in its tab.
        body: The HTML between bar and foot.
        home: The address of the list of lessons; empty if the page has none.
        others: The address of the same page in other languages, by code.
        words: The words of page and bar by id.
        data: What the script is to know; ``None`` for a page without one.
        names: What each language calls itself, by code.
        guide: The address of the guide in this language, if the site has one.
        privacy: The id of the words that say what is sent where.
    """

    language: str
    title: str
    body: str
    home: str
    others: Mapping[str, str]
    words: Mapping[str, str]
    data: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    guide: str = ""
    privacy: str = "web.privacy"

    def render(self, code: Code) -> str:
        """The HTML of the page."""
        words = {name: html.escape(text) for name, text in self.words.items()}
        return f"""<!doctype html>
<html lang="{self.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{code.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{_LIGHT}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{_DARK}" media="(prefers-color-scheme: dark)">
<title>{html.escape(self.title)}</title>
<link rel="icon" href="data:,">
{code.render()}
</head>
<body>
<a class="site-skip" href="#text">{words["web.skip"]}</a>
<header class="site-bar breakcontact">
<nav class="site-bar__tools">{self._render_home(words)}{self._render_languages()}</nav>
<div class="site-bar__tools site-bar__acts"></div>
</header>
<main id="text">
<noscript><p>{words["web.script"]}</p></noscript>
{self.body}
</main>
<footer class="site-foot">
<p>{words[self.privacy]}</p>
<p class="site-foot__status" role="status"></p>
{self._render_guide(words)}</footer>
<script type="application/json" id="breakcontact-data">{_write_data(self.data)}</script>
{code.render_last()}
</body>
</html>
"""

    def _render_home(self, words: Mapping[str, str]) -> str:
        if not self.home:
            return ""
        return f'<a class="site-bar__home" href="{self.home}">{words["web.home"]}</a>'

    def _render_languages(self) -> str:
        return "".join(
            f'<a href="{address}" lang="{code}" hreflang="{code}">'
            f"{html.escape(self.names[code])}</a>"
            for code, address in self.others.items()
        )

    def _render_guide(self, words: Mapping[str, str]) -> str:
        return f'<p><a href="{self.guide}">{words["web.guide"]}</a></p>\n' if self.guide else ""


def render_part(ids: Sequence[str], models: Mapping[str, Any]) -> str:
    """The place of a part: of its widget, and of those that are folded until it opens."""
    first, *folded = (_render_place(each, models[each]["kind"]) for each in ids)
    return f"{first}<div data-folded hidden>{''.join(folded)}</div>" if folded else first


def _render_place(model: str, kind: str) -> str:
    return f'<div class="site-part site-part--{kind}" data-model="{model}"></div>\n'


def _write_data(data: Mapping[str, Any]) -> str:
    # No text may end the element that holds it.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
