"""``breakcontact simulate --figure``: 100 people as a figure, with its text alternative inside."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from breakcontact.errors import BreakContactError

if TYPE_CHECKING:
    from breakcontact.outcomes.registry import Registry


def write_figure(
    args: argparse.Namespace,
    registry: Registry,
    labels: Mapping[str, str],
    changed: Mapping[str, float],
) -> None:
    """Draw what becomes of 100 people and write it to the file that was asked for.

    Raises:
        BreakContactError: If nothing can be drawn here, or not to that file.
    """
    import numpy as np

    from breakcontact.outcomes.figures.captions import describe
    from breakcontact.outcomes.figures.catalogue import draw_figure, save_figure
    from breakcontact.outcomes.model.results import find_answers

    answers = find_answers(
        registry,
        np.random.default_rng(args.seed),
        args.country,
        changed=changed,
        actions=(args.action,),
        audience=args.audience,
    )
    try:
        figure = draw_figure("fields", answers, labels, args.language)
    except ImportError:
        raise BreakContactError(
            "Figures need matplotlib, which is not installed here. Start with 'python3 run.py', "
            "which installs it."
        ) from None
    save_figure(figure, describe("fields", answers, labels, args.language), args.figure)
