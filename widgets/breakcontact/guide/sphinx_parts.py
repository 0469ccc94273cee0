"""A Sphinx extension for our pages: no markup of others, equations without scripts, languages.

What a page holds as HTML is shown as it is typed, but for a line break in a table and the links
that are made here; remarks and pictures from elsewhere are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from breakcontact.i18n import SOURCE_LANGUAGE, list_languages
from breakcontact.i18n.messages import GUIDE, load_messages

_TO_SIBLING: Final = re.compile(r"\[([^\]]+)\]\(\.\./(\w+)/([\w/-]+)\.md(#[\w-]+)?\)")

_OURS: Final = re.compile(r'<br */?>|<a href="(?:\.\./)+\w+/[\w/-]+\.html(?:#[\w-]+)?">|</a>')
"""The HTML that a page may hold."""
_REMARK: Final = re.compile(r"<!--(?:(?!-->).)*-->", re.DOTALL)


class _OnlyOurMarkup(SphinxTransform):
    """Turn other HTML into text, and pictures from elsewhere into their description."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.raw)):
            if _REMARK.fullmatch(node.astext().strip()):
                node.parent.remove(node)
            elif not _OURS.fullmatch(node.astext().strip()):
                node.replace_self(self._say(node.astext(), node))
        for node in list(self.document.findall(nodes.image)):
            if "//" in node["uri"]:
                node.replace_self(self._say(node.get("alt", ""), node))

    def _say(self, text: str, instead_of: nodes.Node) -> nodes.Node:
        is_inside = isinstance(instead_of.parent, nodes.TextElement)
        return nodes.Text(text) if is_inside else nodes.paragraph("", text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension with Sphinx."""
    app.add_config_value("breakcontact_pages", {}, "html")
    app.add_config_value("breakcontact_for_authors", "", "html")
    app.add_html_math_renderer("mathml", (_write_inline, None), (_write_block, None))
    app.add_transform(_OnlyOurMarkup)
    app.connect("source-read", _lead_to_sibling)
    app.connect("html-page-context", _add_other_languages)
    app.connect("build-finished", _mend_theme)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write_inline(translator: Any, node: nodes.math) -> None:
    translator.body.append(tex2mathml(node.astext()))
    raise nodes.SkipNode


def _write_block(translator: Any, node: nodes.math_block) -> None:
    equation = tex2mathml(node.astext(), as_block=True)
    # Focusable, so that a long equation can be scrolled with the keyboard.
    translator.body.append(f'<div class="guide-equation" tabindex="0">{equation}</div>')
    raise nodes.SkipNode


def _lead_to_sibling(app: Sphinx, docname: str, content: list[str]) -> None:
    """Make links to a page in another language point to the built page."""
    up = "../" * docname.count("/")

    def lead(link: re.Match[str]) -> str:
        if link[2] not in list_languages():
            return link[0]
        return f'<a href="{up}../{link[2]}/{link[3]}.html{link[4] or ""}">{link[1]}</a>'

    content[0] = _TO_SIBLING.sub(lead, content[0])


def _add_other_languages(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    """Add links to the page in each other language to the template's context."""
    up = "../" * (page.count("/") + 1)
    context["guide_words"] = load_messages(app.config.language, GUIDE)
    context["siblings"] = [
        {
            "language": language,
            "words": load_messages(language, GUIDE),
            "page": f"{up}{language}/{page}.html" if page in slugs else None,
            "front": f"{up}{language}/index.html",
        }
        for language, slugs in app.config.breakcontact_pages.items()
    ]
    context["only_here"] = page.partition("/")[0] == app.config.breakcontact_for_authors


def _mend_theme(app: Sphinx, error: Exception | None) -> None:
    """Translate the theme's English words, and label the parts that it leaves without a label."""
    if error:
        return
    here = load_messages(app.config.language, GUIDE)
    replaced = {**_translate(here), **_name_parts(here)}
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for old, new in replaced.items():
            text = text.replace(old, new)
        page.write_text(text, encoding="utf-8")


def _translate(here: Mapping[str, str]) -> dict[str, str]:
    english = load_messages(SOURCE_LANGUAGE, GUIDE)
    return {
        f"{start}{escape(english[key])}{end}": f"{start}{escape(here[key])}{end}"
        for key in english
        if key.startswith("theme.")
        for start, end in (
            ('aria-label="', '"'),
            (">", "<"),
            ("\n", "\n"),
            ("  ", "\n"),
            ("  ", " "),
        )
    }


def _name_parts(here: Mapping[str, str]) -> dict[str, str]:
    """Replacements that give landmarks a name and headings a level, for screen readers."""
    return {
        '<aside class="sidebar-drawer': f'<aside aria-label="{escape(here["site.pages"])}" '
        'class="sidebar-drawer',
        '<aside class="toc-drawer': f'<aside aria-label="{escape(here["theme.here"])}" '
        'class="toc-drawer',
        'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
        # Focusable, so that it can be scrolled sideways with the keyboard.
        '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
        "<pre><span></span>": '<pre tabindex="0"><span></span>',
        # A box to tick on paper; on the screen it would be a control that does nothing.
        '<input class="task-list-item-checkbox" disabled="disabled" type="checkbox">': (
            '<span class="guide-box" aria-hidden="true"></span>'
        ),
    }
