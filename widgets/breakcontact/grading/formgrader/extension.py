"""The formgrader as a server extension, in place of nbgrader's own.

nbgrader puts names and ids into its pages as they are, and Markdown of a hand-in, too; a name could
be markup, and markup can do in the browser what the teacher can. Here every text stays a text, and
the browser is told to ask nobody but this server.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import bleach  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader, pass_context
from markupsafe import Markup, escape
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from nbgrader.server_extensions.formgrader.formgrader import FormgradeExtension
from tornado import web

from breakcontact.grading.formgrader.settings import list_templates

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
"""What a browser may load for a page: nothing from anywhere else."""
FILE_POLICY = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'"
"""The same for a file that was handed in: it can do nothing."""

_TAGS = bleach.sanitizer.ALLOWED_TAGS | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "div", "span", "br", "hr", "img"),
    *("del", "ins", "s", "sub", "sup", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {**bleach.sanitizer.ALLOWED_ATTRIBUTES, "*": ["class"], "img": ["alt"]}
"""What Markdown and tables of outputs consist of; pictures are left with their description."""


def clean_html(html: object) -> str:
    """HTML without anything that runs, loads or covers the page; the rest is shown as it is typed.

    nbconvert's own cleaning knows no paragraphs and no tables.
    """
    text = html.decode("utf-8", "replace") if isinstance(html, bytes) else str(html)
    return str(bleach.clean(text, tags=_TAGS, attributes=_ATTRIBUTES))


class _ShutPage:
    """A page of nbgrader's that may load from this server alone."""

    content_security_policy = POLICY


class _ShutFile:
    """A file beside a hand-in, which is shown and never obeyed."""

    content_security_policy = FILE_POLICY


class SafePages(HTMLExporter):
    """A hand-in as a page; scripts in its texts and outputs are left out."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        """The page, with names and ids as texts: nbgrader's templates take them for markup."""
        texts = {name: _keep_text(value) for name, value in (resources or {}).items()}
        return super().from_filename(filename, resources=texts, **kwargs)

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown without the markup that could do anything."""
        return clean_html(super().markdown2html(context, source))

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        """Nbconvert's filters, but for how HTML is cleaned."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "clean_html", clean_html


class ShutFormgrader(FormgradeExtension):  # type: ignore[misc]
    """nbgrader's formgrader with our templates, and with texts that stay texts."""

    def build_extra_config(self) -> Any:
        """Its settings, with our templates before nbgrader's."""
        config = super().build_extra_config()
        config.HTMLExporter.extra_template_basedirs = list_templates()
        config.HTMLExporter.sanitize_html = True
        return config

    def init_tornado_settings(self, webapp: Any) -> None:
        """Let no page take a text for markup."""
        super().init_tornado_settings(webapp)
        loader = FileSystemLoader([handlers.template_path])
        webapp.settings["nbgrader_jinja2_env"] = Environment(
            loader=loader, autoescape=True, finalize=_keep_text
        )
        pages = SafePages(config=self.config)  # type: ignore[no-untyped-call]
        webapp.settings["nbgrader_exporter"] = pages

    def init_handlers(self, webapp: Any) -> None:
        """Serve the same pages as nbgrader, each with the policy."""
        base = webapp.settings["base_url"].rstrip("/")
        own = [*handlers.default_handlers, *apihandlers.default_handlers]
        files = (r"/formgrader/static/(.*)", web.StaticFileHandler, {"path": handlers.static_path})
        served = [*own, files, (r"/formgrader/.*", handlers.Template404)]
        webapp.add_handlers(
            ".*$", [(base + place, _shut(kind), *rest) for place, kind, *rest in served]
        )


def _keep_text(value: Any) -> Any:
    """A text that stays one in a page, and between the quotes of a script, too."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(str(escape(value)).replace("\\", "&#92;").replace("\n", "&#10;"))


def _shut(kind: type) -> type:
    """The same handler with a policy, if it is one of Jupyter's."""
    if not hasattr(kind, "content_security_policy"):
        return kind
    policy = _ShutFile if issubclass(kind, web.StaticFileHandler) else _ShutPage
    return type(kind.__name__, (policy, kind), {})


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Add the pages to a Jupyter server."""
    formgrader = ShutFormgrader(parent=server)
    formgrader.root_dir = server.root_dir
    formgrader.log = server.log
    formgrader.initialize([])
    formgrader.init_tornado_settings(server.web_app)
    formgrader.init_handlers(server.web_app)
