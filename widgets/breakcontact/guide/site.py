"""The guide as a site: one for each language, with a page in front, and no outside request."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.guide.pages import FOR_AUTHORS, LANGUAGES, find_pages, list_slugs
from breakcontact.guide.staging import stage_folder
from breakcontact.guide.words import load_words

FRONT: Final = "index.html"
"""The page in front; a folder that holds it and :data:`MARK` is a guide of ours."""

MARK: Final = ".breakcontact-guide"

_THEME = Path(__file__).parent / "theme"
_SEARCHED_AS: Final = {"en": "en", "nb": "no"}
_NO_SPHINX: Final = (
    "The guide is built with Sphinx, which is not installed here. Start with 'python3 run.py "
    "guide', which installs it."
)


def build_site(target: Path, say: Callable[[str], None]) -> list[str]:
    """Build the guide in all languages into a folder; what was there stands until it is done.

    Args:
        target: The folder; new, empty, or an older guide.
        say: Told of each step.

    Returns:
        What is wrong with the pages, such as links that lead nowhere; it is built all the same.

    Raises:
        BreakContactError: If it cannot be built, or not there.
    """
    pages = find_pages()
    faults: list[str] = []
    with stage_folder(target.absolute(), MARK) as folder:
        for language in LANGUAGES:
            say(load_words(language)["site.building"])
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
    with patch_docutils(), docutils_namespace():
        try:
            Sphinx(
                srcdir=pages / language,
                confdir=None,
                outdir=target / language,
                doctreedir=target.parent / f"doctrees-{language}",
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
    words = load_words(language)
    return {
        "project": words["site.title"],
        "html_title": words["site.title"],
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
        "html_search_language": _SEARCHED_AS[language],
        "html_copy_source": False,
        "html_show_copyright": False,
        "html_show_sphinx": False,
        # A browser may not read pages by itself when they are opened from a disk.
        "html_show_search_summary": False,
        "html_use_index": False,
        "smartquotes": False,
        "breakcontact_pages": sorted(list_slugs(pages, _other(language))),
        "breakcontact_for_authors": FOR_AUTHORS,
    }


def _other(language: str) -> str:
    return next(each for each in LANGUAGES if each != language)


def _shorten(line: str, pages: Path) -> str:
    """A warning as Sphinx writes it, without colours and with the page named from the guide on."""
    for ends in ("\x1b[31m", "\x1b[91m", "\x1b[39;49;00m", "\x1b[0m"):
        line = line.replace(ends, "")
    return line.replace(f"{pages}/", "")


def _render_front() -> str:
    links = "".join(
        f'<p lang="{language}"><a href="{language}/index.html">{load_words(language)["site.title"]}'
        "</a></p>"
        for language in LANGUAGES
    )
    return (_THEME / "front.html").read_text(encoding="utf-8").replace("<!-- links -->", links)
