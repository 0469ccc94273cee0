"""Guess three numbers first, then see our estimates and how uncertain they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, List, Unicode

from breakcontact.i18n.languages import SOURCE_LANGUAGE
from breakcontact.outcomes.figures.captions import describe_confidence
from breakcontact.outcomes.figures.data import find_icon_array
from breakcontact.outcomes.formatting import fill_words
from breakcontact.outcomes.model.results import Results
from breakcontact.ui.widget import BundledWidget
from breakcontact.vocabulary import BLOCK_AND_REPORT, PAY


class Guess(BundledWidget):
    """Three questions, each answered with a number of people out of 100.

    Guesses stay in the page: there is no trait for them.

    Args:
        items: The questions, as :func:`list_guesses` gives them.
        language: The language of items and labels.
        labels: The words of the interface.
    """

    bundle = "guess"

    items: List[dict[str, Any]] = List().tag(sync=True)
    language = Unicode(SOURCE_LANGUAGE).tag(sync=True)
    labels = Dict().tag(sync=True)


def list_guesses(
    results: Results, labels: Mapping[str, str], language: str
) -> list[dict[str, Any]]:
    """The questions with our estimate, its range and the reason."""
    items = []
    for action, key in (
        (PAY, "further_demand_after_payment"),
        (BLOCK_AND_REPORT, "recontact_after_block"),
    ):
        array = find_icon_array(results, action)
        items.append(
            {
                "id": action,
                "value": array.more,
                "low": round(array.more_band.low),
                "high": round(array.more_band.high),
                "sure": describe_confidence(results.confidence("demands", [action]), labels),
                "words": labels["guess.so"].format(
                    words=fill_words(results.registry[key], language), value=array.more
                ),
            }
        )
    unsure = results.registry["unsure_all"]
    items.append(
        {
            "id": "unknown",
            "value": round(100 * unsure.value),
            "low": round(100 * unsure.low),
            "high": round(100 * unsure.high),
            "sure": describe_confidence(unsure.confidence, labels),
            "words": fill_words(unsure, language),
        }
    )
    return [{**item, "prompt": labels[f"guess.{item['id']}"]} for item in items]
