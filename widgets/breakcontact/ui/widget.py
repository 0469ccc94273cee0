"""The base class of our widgets; a notebook sends once what several of them need."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar

import anywidget
import ipywidgets
from traitlets import Dict, Instance, Unicode, default, directional_link

from breakcontact.i18n import SOURCE_LANGUAGE, load_messages
from breakcontact.ui.assets import load_module, load_style
from breakcontact.vocabulary import STORY_AUDIENCES


class WidgetCode(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets ships no types
    """The code of one kind of widget; all its instances refer to it, and the page shows nothing.

    Attributes:
        module: The text of the bundled ES module.
        style: The text of the bundled style sheet.
    """

    module = Unicode().tag(sync=True)
    style = Unicode().tag(sync=True)


class WidgetLabels(ipywidgets.Widget):  # type: ignore[misc]  # ipywidgets ships no types
    """The words of the interface, for all widgets of a notebook; the page shows nothing.

    Attributes:
        labels: Text by id, in one language.
        audience: Whom they speak to, one of :data:`breakcontact.vocabulary.STORY_AUDIENCES`.
    """

    labels = Dict().tag(sync=True)
    audience = Unicode(STORY_AUDIENCES[0]).tag(sync=True)


class BundledWidget(anywidget.AnyWidget):
    """A widget whose module and style sheet are a bundle in ``ui/bundles``.

    ``ui/shared/loader.js`` gets the code from ``_code`` and evaluates each version once per page.

    Args:
        follows: Widgets by the name of a trait that the page reads from them, and sets there,
            instead of here: it is sent once, and no message goes through the kernel when it
            changes. In Python, this widget's trait follows theirs.
        traits: Initial values of all other traits.

    Attributes:
        bundle: The name of the bundle, such as ``chat``.
        audience: Whom the lesson's story is for.
    """

    _esm = load_module("loader.js")
    bundle: ClassVar[str]
    audience = Unicode(STORY_AUDIENCES[0]).tag(sync=True)

    _code = Instance(WidgetCode).tag(sync=True, **ipywidgets.widget_serialization)
    _code_version = Unicode().tag(sync=True)
    _follows: Dict[str, ipywidgets.Widget] = Dict().tag(
        sync=True, **ipywidgets.widget_serialization
    )

    def __init__(
        self, *, follows: Mapping[str, ipywidgets.Widget] | None = None, **traits: Any
    ) -> None:
        others = {name: _find_owner(other, name) for name, other in (follows or {}).items()}
        values = {name: getattr(other, name) for name, other in others.items()}
        super().__init__(**{**values, **traits, "_follows": others})
        for name, other in others.items():
            directional_link((other, name), (self, name))

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """The state as the page needs it: without what it reads from other widgets."""
        state = super().get_state(key=key, drop_defaults=drop_defaults)
        return {name: value for name, value in state.items() if name not in self._follows}

    def owner_of(self, trait: str) -> ipywidgets.Widget:
        """The widget that has the trait in the page: this one, or that which it follows."""
        return self._follows.get(trait, self)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Say how the part is shown, for programs without widgets and for a saved notebook."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            messages = load_messages(getattr(self, "language", SOURCE_LANGUAGE))
            bundle[0]["text/plain"] = messages["widget.fallback"]
        return bundle

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


def _find_owner(widget: ipywidgets.Widget, trait: str) -> ipywidgets.Widget:
    return widget.owner_of(trait) if isinstance(widget, BundledWidget) else widget
