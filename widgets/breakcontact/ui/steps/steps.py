"""What to do now: the steps and the services of a country."""

from __future__ import annotations

import anywidget
from traitlets import Dict, Enum, Unicode

from breakcontact.advice import COUNTRIES
from breakcontact.ui.assets import load_module, load_style


class Steps(anywidget.AnyWidget):
    """The steps of a country, in their order, and the services that help.

    Args:
        packs: The advice of each country, as ``load_pack`` gives it.
        country: Whose advice is shown; the reader may change it.
        language: The language of packs and labels.
        labels: The words of the interface.
    """

    _esm = load_module("steps.js")
    _css = load_style("steps.css")

    packs = Dict().tag(sync=True)
    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    language = Unicode("en").tag(sync=True)
    labels = Dict().tag(sync=True)
