"""What to do now: the steps and the services of a country."""

from __future__ import annotations

from traitlets import Bool, Dict, Enum, Unicode

from breakcontact.advice import COUNTRIES
from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.ui.widget import BundledWidget


class Steps(BundledWidget):
    """The steps of a country, in their order, and the services that help.

    Args:
        packs: The advice of each country, as ``load_pack`` gives it.
        country: Whose advice is shown; the reader may change it.
        short: Whether the steps are a list of sentences, and the rest is unfolded by the reader.
        language: The language of packs and labels.
        labels: The words of the interface.
    """

    bundle = "steps"

    packs = Dict().tag(sync=True)
    country = Enum(COUNTRIES, default_value=COUNTRIES[0]).tag(sync=True)
    short = Bool(False).tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)
