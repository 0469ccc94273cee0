"""The base class of our widgets; a notebook sends their code once, not with every widget."""

from __future__ import annotations

import hashlib
from typing import ClassVar

import anywidget
import ipywidgets
from traitlets import Instance, Unicode, default

from breakcontact.ui.assets import load_module, load_style


class WidgetCode(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets ships no types
    """The code of one kind of widget; all its instances refer to it, and the page shows nothing.

    Attributes:
        module: The text of the bundled ES module.
        style: The text of the bundled style sheet.
    """

    module = Unicode().tag(sync=True)
    style = Unicode().tag(sync=True)


class BundledWidget(anywidget.AnyWidget):
    """A widget whose module and style sheet are a bundle in ``ui/bundles``.

    ``ui/shared/loader.js`` gets the code from ``_code`` and evaluates each version once per page.

    Attributes:
        bundle: The name of the bundle, such as ``chat``.
    """

    _esm = load_module("loader.js")
    bundle: ClassVar[str]

    _code = Instance(WidgetCode).tag(sync=True, **ipywidgets.widget_serialization)
    _code_version = Unicode().tag(sync=True)

    @default("_code")
    def _share_code(self) -> WidgetCode:
        return share_code(self.bundle)

    @default("_code_version")
    def _name_version(self) -> str:
        code = load_module(f"{self.bundle}.js") + load_style(f"{self.bundle}.css")
        return f"{self.bundle} {hashlib.sha256(code.encode()).hexdigest()[:12]}"


_shared: dict[str, WidgetCode] = {}


def share_code(bundle: str) -> WidgetCode:
    """The code that all widgets of a bundle share; made anew if it has been closed."""
    code = _shared.get(bundle)
    if code is None or code.comm is None:
        code = WidgetCode(module=load_module(f"{bundle}.js"), style=load_style(f"{bundle}.css"))
        _shared[bundle] = code
    return code
