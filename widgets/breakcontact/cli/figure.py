"""``breakcontact simulate --figure``: an icon array of 100 people with its text alternative."""

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
    """Draw an icon array of 100 people and save it to the requested file.

    Raises:
        BreakContactError: If matplotlib is missing, or the file is no svg, pdf or png.
    """
    import numpy as np

    from breakcontact.outcomes.figures.catalogue import make_figure
    from breakcontact.outcomes.model.results import find_results

    results = find_results(
        registry,
        np.random.default_rng(args.seed),
        args.country,
        changed=changed,
        actions=(args.action,),
        audience=args.audience,
    )
    try:
        make_figure("icon-array", results, labels, args.language).save(args.figure)
    except ImportError:
        raise BreakContactError(
            "Figures need matplotlib, which is not installed here. Start with 'python3 run.py', "
            "which installs it."
        ) from None
