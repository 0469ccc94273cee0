"""What a page needs of the widgets of a lesson: the state of each, by an id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import ipywidgets

from breakcontact.ui.widget import BundledWidget, WidgetLabels

_REFERENCE = re.compile(r"IPY_MODEL_(\w+)")
_FOLLOWS = "_follows"
_NOT_NEEDED = frozenset(("layout", "tabbable", "tooltip"))
_LINK = "link"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The widgets of one page.

    Attributes:
        models: For each id its kind, its state, and what Python has worked out beforehand.
        ids: The id of each widget, by the widget's own.
    """

    models: dict[str, Any]
    ids: Mapping[str, str]


@contextmanager
def fresh_widgets() -> Iterator[FreshWidgets]:
    """Give the widgets that are made in the block, and close them at its end.

    So many pages need no more memory than one.
    """
    fresh = FreshWidgets(frozenset(_list_all()))
    try:
        yield fresh
    finally:
        for widget in fresh.find().values():
            widget.close()


@dataclass(frozen=True, slots=True)
class FreshWidgets:
    """The widgets of one page.

    Attributes:
        older: The ids of those that were there before.
    """

    older: frozenset[str]

    def find(self) -> dict[str, ipywidgets.Widget]:
        """All that have been made so far, by id."""
        return {key: each for key, each in _list_all().items() if key not in self.older}


def take_snapshot(fresh: FreshWidgets, answers: Mapping[str, Any]) -> Snapshot:
    """The state of the widgets that a page needs.

    Args:
        fresh: The widgets of the page.
        answers: What Python would answer, by the widget's own id.
    """
    widgets = {key: widget for key, widget in fresh.find().items() if _find_kind(widget)}
    ids = {key: f"m{number}" for number, key in enumerate(widgets, 1)}
    models: dict[str, Any] = {}
    for key, widget in widgets.items():
        entry = {"kind": _find_kind(widget), "state": _read_state(widget)}
        if key in answers:
            entry["answers"] = answers[key]
        models[ids[key]] = entry
    named = _REFERENCE.sub(lambda found: f"IPY_MODEL_{ids[found[1]]}", json.dumps(models))
    return Snapshot(json.loads(named), ids)


def _find_kind(widget: ipywidgets.Widget) -> str:
    """The name of its bundle; ``link`` and ``labels`` for what shows nothing; else empty."""
    if isinstance(widget, BundledWidget):
        return widget.bundle
    if isinstance(widget, WidgetLabels):
        return "labels"
    return _LINK if isinstance(widget, ipywidgets.widgets.widget_link.Link) else ""


def _read_state(widget: ipywidgets.Widget) -> dict[str, Any]:
    return {
        name: value
        for name, value in widget.get_state().items()
        if (name[0] != "_" or (name == _FOLLOWS and value)) and name not in _NOT_NEEDED
    }


def _list_all() -> dict[str, ipywidgets.Widget]:
    return dict(ipywidgets.widgets.widget._instances)
