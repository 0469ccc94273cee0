"""The first page of the edition for JupyterLite: the languages, and what is different here."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Mapping
from urllib.parse import quote

from breakcontact.i18n import list_languages
from breakcontact.lessons import START

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --act: #0b5c6b; --on: #ffffff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8ee; --paper: #16181d; --act: #6fd3e3; --on: #06262c }
}
body { background: var(--paper); color: var(--ink); margin: 0 }
body { font: 18px/1.55 system-ui, sans-serif }
main { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1.25rem 3rem }
section + section { border-top: 1px solid; margin-top: 2.5rem; padding-top: 1rem }
h2 { font-size: 1.35rem; line-height: 1.25 }
h3 { font-size: 1rem; margin: 1.5rem 0 0 }
a { background: var(--act); border-radius: 24px; color: var(--on); display: inline-block;
    font-weight: 650; padding: 0.6rem 1.5rem; text-decoration: none }
a:focus-visible { outline: 3px solid; outline-offset: 3px }
ul { margin: 0.4rem 0 0; padding-left: 1.2rem }
"""
# JupyterLite looks for settings in the page above its own, and does not start without this element.
_SETTINGS = """<script id="jupyter-config-data" type="application/json"
 data-jupyter-lite-root=".">{}</script>"""
_DIFFERENT = ("lite.kept", "lite.quizzes", "lite.numbers.about", "lite.slow")


def render_front(words: Mapping[str, Mapping[str, str]]) -> str:
    """The HTML of the page, without script.

    Args:
        words: The words by id, for each language that the lessons are in.
    """
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'"
    parts = "".join(_render_language(code, said) for code, said in words.items())
    return f"""<!doctype html>
<html lang="{next(iter(words))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Break Contact</title>
<link rel="icon" href="data:,">
<style>{_STYLE}</style>
{_SETTINGS}
</head>
<body>
<main>
<h1>Break Contact</h1>
{parts}</main>
</body>
</html>
"""


def _render_language(code: str, words: Mapping[str, str]) -> str:
    said = {name: html.escape(text) for name, text in words.items()}
    address = f"lab/index.html?path={quote(f'{code}/{START}.ipynb')}"
    different = "".join(f"<li>{said[name]}</li>\n" for name in _DIFFERENT)
    return f"""<section lang="{code}">
<h2>{html.escape(list_languages()[code].name)}</h2>
<p>{said["lite.lead"]}</p>
<p><a href="{address}">{said["lite.start"]}</a></p>
<h3>{said["lite.different"]}</h3>
<ul>
{different}</ul>
</section>
"""
