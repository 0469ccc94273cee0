"""The guide as a site: a part for each language and a front page, without outside requests."""

from __future__ import annotations

import html
import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.guide.pages import FOR_AUTHORS, find_pages, list_slugs
from breakcontact.guide.staging import stage_folder
from breakcontact.i18n import SOURCE_LANGUAGE, find_language, list_languages
from breakcontact.i18n.messages import GUIDE, load_messages

FRONT: Final = "index.html"
"""The front page; a folder with this file and :data:`MARK` is a guide that we built."""

MARK: Final = ".breakcontact-guide"

_THEME = Path(__file__).parent / "theme"
_NO_SPHINX: Final = (
    "The guide is built with Sphinx, which is not installed here. Start with 'python3 run.py "
    "guide', which installs it."
)


def build_site(target: Path, say: Callable[[str], None]) -> list[str]:
    """Build the guide in all languages into a folder, which is replaced at the end.

    Args:
        target: The folder; new, empty, or an older guide.
        say: Called with a sentence about each step.

    Returns:
        Problems of the pages, such as broken links; the guide is built nevertheless.

    Raises:
        BreakContactError: If it cannot be built, or the folder cannot be written.
    """
    pages = find_pages()
    faults: list[str] = []
    with stage_folder(target.absolute(), MARK) as folder:
        for language in list_languages():
            say(load_messages(language, GUIDE)["site.building"])
            faults += _build_language(pages, folder, language)
        (folder / FRONT).write_text(_render_front(), encoding="utf-8")
        (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return faults


def _build_language(pages: Path, target: Path, language: str) -> list[str]:
    try:
        from sphinx.application import Sphinx
        from sphinx.errors import SphinxError
        from sphinx.util.docutils import docutils_namespace, patch_docutils
    except ImportError:
        raise BreakContactError(_NO_SPHINX) from None

    warnings = io.StringIO()
    with patch_docutils(), docutils_namespace(), tempfile.TemporaryDirectory() as doctrees:
        try:
            Sphinx(
                srcdir=pages / language,
                confdir=None,
                outdir=target / language,
                doctreedir=doctrees,
                buildername="html",
                confoverrides=_configure(pages, language),
                status=None,
                warning=warnings,
                freshenv=True,
            ).build(force_all=True)
        except SphinxError as error:
            raise BreakContactError(f"Sphinx cannot build the guide: {error}") from None
    return [_shorten(line, pages) for line in warnings.getvalue().splitlines() if line.strip()]


def _configure(pages: Path, language: str) -> dict[str, Any]:
    words = load_messages(language, GUIDE)
    return {
        "project": words["site.title"],
        # The theme puts it into the page as it is.
        "html_title": html.escape(words["site.title"]),
        "language": language,
        "extensions": ["myst_parser", "breakcontact.guide.sphinx_parts"],
        "exclude_patterns": ["README.md"],
        "myst_enable_extensions": [
            "dollarmath",
            "colon_fence",
            "deflist",
            "attrs_inline",
            "tasklist",
        ],
        "myst_heading_anchors": 4,
        "myst_url_schemes": ["http", "https", "mailto", "tel"],
        "myst_update_mathjax": False,
        "html_theme": "furo",
        "html_math_renderer": "mathml",
        "html_theme_options": {"top_of_page_buttons": []},
        "html_static_path": [str(_THEME / "guide.css")],
        "html_css_files": ["guide.css"],
        "templates_path": [str(_THEME)],
        "html_search_language": _find_search(language),
        "html_copy_source": False,
        "html_show_copyright": False,
        "html_show_sphinx": False,
        # A browser may not fetch other pages when the site is opened from a disk.
        "html_show_search_summary": False,
        "html_use_index": False,
        "smartquotes": False,
        "breakcontact_pages": {
            other: sorted(list_slugs(pages, other))
            for other in list_languages()
            if other != language
        },
        "breakcontact_for_authors": FOR_AUTHORS,
    }


def _find_search(language: str) -> str:
    """The language whose stemmer Sphinx's search uses: ``no`` for Norwegian bokmål."""
    from sphinx.search import languages

    names = (language, *find_language(language).also, SOURCE_LANGUAGE)
    return next(name for name in names if name in languages)


def _shorten(line: str, pages: Path) -> str:
    """A warning of Sphinx, without colours and with the path of the page inside the guide."""
    for ends in ("\x1b[31m", "\x1b[91m", "\x1b[39;49;00m", "\x1b[0m"):
        line = line.replace(ends, "")
    return line.replace(f"{pages}/", "")


def _render_front() -> str:
    words = {language: load_messages(language, GUIDE) for language in list_languages()}
    names = {language: html.escape(each["site.name"]) for language, each in words.items()}
    titles = {language: each["site.title"] for language, each in words.items()}
    filled = {
        "title": " · ".join(names.values()),
        "names": " · ".join(f'<span lang="{each}">{name}</span>' for each, name in names.items()),
        "links": "".join(
            f'<p lang="{language}"><a href="{language}/index.html">{html.escape(title)}</a></p>'
            for language, title in titles.items()
        ),
    }
    page = (_THEME / "front.html").read_text(encoding="utf-8")
    for name, text in filled.items():
        page = page.replace(f"<!-- {name} -->", text)
    return page
