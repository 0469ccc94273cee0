"""``breakcontact simulate``: simulate many people who respond to a demand in the same way."""

from __future__ import annotations

import argparse
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.cli.results import Row, render_csv, render_json, render_table
from breakcontact.errors import BreakContactError
from breakcontact.i18n import SOURCE_LANGUAGE, list_languages
from breakcontact.i18n.countries import COUNTRIES
from breakcontact.progress import make_bar
from breakcontact.vocabulary import ACTIONS, STORY_AUDIENCES

if TYPE_CHECKING:
    from breakcontact.outcomes.model.uncertainty import Band
    from breakcontact.outcomes.registry import Registry
    from breakcontact.outcomes.registry.parameters import Parameters

_DRAWS = 2_000
_MOST_TOLD = 100
_LARGEST_SEED = 2**64


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "simulate",
        help="count what becomes of many people who pay, or who block and report",
        description="Draw many lives with the numbers of the registry, and compare them with the "
        "exact answer. Every result has its confidence; nothing here was measured as a whole.",
    )
    parser.add_argument("--action", required=True, metavar="NAME", help=", ".join(ACTIONS))
    parser.add_argument(
        "--country", default=COUNTRIES[0], metavar="CODE", help=" or ".join(COUNTRIES)
    )
    parser.add_argument(
        "--audience", default=STORY_AUDIENCES[0], metavar="WHO", help=" or ".join(STORY_AUDIENCES)
    )
    parser.add_argument("--lives", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument("--seed", type=int, help="the same number gives the same lives")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=NUMBER",
        help="take another number than the registry's; may be given again",
    )
    parser.add_argument(
        "--registry", metavar="FILE", type=Path, help="take all numbers from another registry"
    )
    parser.add_argument("--tell", type=int, default=0, metavar="N", help="tell of N more lives")
    parser.add_argument(
        "--language", default=SOURCE_LANGUAGE, metavar="CODE", help=" or ".join(list_languages())
    )
    parser.add_argument(
        "--figure", metavar="FILE", type=Path, help="draw 100 of them to a .svg, .pdf or .png too"
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON for other programs")
    shape.add_argument("--csv", action="store_true", help="print a table for a spreadsheet")


def run(args: argparse.Namespace) -> int:
    """Simulate the cases and print the results."""
    from breakcontact.i18n import load_messages

    registry = _load_registry(args.registry)
    labels = load_messages(args.language)
    changed = dict(_read_setting(text) for text in args.set)
    parameters = registry.parameters(args.country, args.audience, **changed)
    args.seed = secrets.randbelow(2**32) if args.seed is None else args.seed
    if not 0 <= args.seed < _LARGEST_SEED:
        raise BreakContactError(f"A seed is from 0 to {_LARGEST_SEED - 1}, not {args.seed}.")
    if not 0 <= args.tell <= _MOST_TOLD:
        raise BreakContactError(f"--tell is a number from 0 to {_MOST_TOLD}, not {args.tell}.")
    rows = find_rows(args, registry, parameters, changed)
    lives = _tell_lives(args, registry, parameters, labels)
    if args.figure:
        from breakcontact.cli.figure import write_figure

        write_figure(args, registry, labels, changed)
    about = {
        "action": args.action,
        "country": args.country,
        "audience": args.audience,
        "currency": registry.currency(args.country),
        "lives": args.lives,
        "seed": args.seed,
        "set": changed,
    }
    if args.json:
        print(render_json(rows, about, lives))
    elif args.csv:
        print(render_csv(rows, about), end="")
    else:
        print(render_table(rows, about, lives, labels, args.language))
    return 0


def find_rows(
    args: argparse.Namespace,
    registry: Registry,
    parameters: Parameters,
    changed: dict[str, float],
) -> list[Row]:
    """All results for an action: exact, sampled, and how uncertain they are."""
    import numpy as np

    from breakcontact.outcomes.model.exact import exact
    from breakcontact.outcomes.model.quantities import QUANTITIES
    from breakcontact.outcomes.model.sampling import sample
    from breakcontact.outcomes.model.uncertainty import find_confidences

    outcome = exact(args.action, parameters)
    with make_bar(args.lives) as bar:
        drawn = sample(
            args.action,
            parameters,
            args.lives,
            np.random.default_rng(args.seed),
            progress=lambda done: bar.update(done - bar.n),
        )
    bands = _find_bands(args, registry, changed)
    confidences = find_confidences(registry)[args.action]
    return [
        Row(
            quantity=name,
            exact=outcome.values[name].mean,
            sampled=drawn.values[name].mean,
            error=drawn.standard_error(name),
            spread=outcome.values[name].variance ** 0.5,
            low=bands[name].low,
            high=bands[name].high,
            confidence=confidences[name],
        )
        for name in QUANTITIES
    ]


def _find_bands(
    args: argparse.Namespace, registry: Registry, changed: dict[str, float]
) -> dict[str, Band]:
    import numpy as np

    from breakcontact.outcomes.model.uncertainty import find_bands

    found = find_bands(
        registry,
        _DRAWS,
        np.random.default_rng(args.seed),
        actions=[args.action],
        country=args.country,
        audience=args.audience,
        fixed=changed,
    )
    return found[args.action]


def _load_registry(path: Path | None) -> Registry:
    from breakcontact.outcomes.registry import load_registry

    if path is None:
        return load_registry()
    # The authoring modules are slow to import; only another registry needs them.
    from breakcontact.outcomes.registry.source import load_source

    return load_source(path)


def _tell_lives(
    args: argparse.Namespace,
    registry: Registry,
    parameters: Parameters,
    labels: dict[str, str],
) -> list[list[str]]:
    if not args.tell:
        return []
    import numpy as np

    from breakcontact.outcomes.model.timeline import render_timeline
    from breakcontact.outcomes.model.trajectories import draw_trajectories

    lives = draw_trajectories(args.action, parameters, args.tell, np.random.default_rng(args.seed))
    currency = registry.currency(args.country)
    return [
        render_timeline(lives, index, labels, currency, args.language) for index in range(args.tell)
    ]


def _read_setting(text: str) -> tuple[str, float]:
    """A number given as ``key=0.5``."""
    name, equals, number = text.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError:
        hint = "a number" if equals else "'=' and a number after the key"
        raise BreakContactError(f"--set {text}: expected {hint}, as in key=0.5.") from None
