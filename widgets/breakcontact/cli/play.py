"""``breakcontact play``: play a story in the terminal, interactively or from a list of picks."""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from breakcontact.advice import home_country, known_country
from breakcontact.cli import FAULTS_FOUND
from breakcontact.cli.terminal import Player, Teller
from breakcontact.errors import BreakContactError
from breakcontact.files import BUILT
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.invocation import command
from breakcontact.story import Playthrough, Story

if TYPE_CHECKING:
    from breakcontact.scenario.model import Scenario


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "play",
        help="play a scenario in the terminal",
        description="Play a scenario in the terminal. With --picks it prints what each pick "
        "leads to, and stops where they end.",
    )
    parser.add_argument("story", metavar="FILE|ID", help="a scenario, a compiled story, or match")
    parser.add_argument(
        "--draft", action="store_true", help="play a scenario with faults as far as it goes"
    )
    parser.add_argument("--picks", metavar="A,B,C", help="ids of picks to take, in order")
    parser.add_argument(
        "--language",
        default=SOURCE_LANGUAGE,
        metavar="CODE",
        help="such as nb (default: %(default)s)",
    )
    parser.add_argument(
        "--country", metavar="CODE", help="whose sums and services are named: GB or NO"
    )
    parser.add_argument(
        "--gentle", action="store_true", help="tell threats instead of showing them"
    )
    parser.add_argument("--seed", type=int, help="let chance fall the same way each time")
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")


def run(args: argparse.Namespace) -> int:
    """Play, or follow the picks given."""
    story = _load_story(args.story, is_draft=args.draft)
    if story is None:
        return FAULTS_FOUND
    if args.language not in story.languages:
        raise BreakContactError(
            f"'{story.id}' is not written in '{args.language}'; "
            f"it is in: {', '.join(story.languages)}."
        )
    args.country = known_country(args.country or home_country(args.language))
    story = story.for_country(args.country)
    if args.picks is None and not args.json:
        return _play(story, args)
    picks = [pick.strip() for pick in (args.picks or "").split(",") if pick.strip()]
    play = follow_picks(story, picks, args.seed)
    if args.json:
        print(json.dumps(_as_json(play, args), ensure_ascii=False, indent=2))
    else:
        Teller(story, args.language, gentle=args.gentle).tell_states(play)
    return 0


def follow_picks(story: Story, picks: list[str], seed: int | None) -> Playthrough:
    """Take picks from the start; with a seed, chance decides where no pick does.

    Raises:
        PathError: If a pick is not offered; the sentence says which are.
    """
    chance = None if seed is None else random.Random(seed)
    play = Playthrough.replay(story)
    for pick in picks:
        while chance and play.worlds and pick not in [turn.id for turn in play.worlds]:
            play = play.take(draw_turn(play, chance))
        play = play.take(pick)
    while chance and play.worlds:
        play = play.take(draw_turn(play, chance))
    return play


def draw_turn(play: Playthrough, chance: random.Random) -> str:
    """Draw one of the world's turns."""
    turns = play.worlds
    weights = [turn.weight or 0.0 for turn in turns]
    return chance.choices([turn.id for turn in turns], weights)[0]


def _load_story(name: str, *, is_draft: bool) -> Story | None:
    """A story from a scenario, a compiled file, or by its id; ``None`` if there are faults."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml"):
        return _compile(path, is_draft=is_draft)
    if path.suffix == ".json" or path.exists():
        return Story.load(path)
    built = BUILT / f"{name}.story.json"
    if not built.is_file():
        stories = ", ".join(sorted(p.name.partition(".")[0] for p in BUILT.glob("*.story.json")))
        raise BreakContactError(
            f"There is no file and no story '{name}'; there are stories: {stories}."
        )
    return Story.load(built)


def _compile(path: Path, *, is_draft: bool) -> Story | None:
    """Compile a scenario in the languages without faults; a draft in English, as far as it goes."""
    from breakcontact.authoring.load import check_file
    from breakcontact.authoring.translations import find_faulty_languages, sum_up_unfinished
    from breakcontact.cli.source_types import list_kinds

    checked = check_file(path, list_kinds()[:1])
    for problem in sum_up_unfinished(checked.problems, path):
        print(problem, file=sys.stderr)
    left_out = find_faulty_languages(checked.problems, path)
    if left_out is None or checked.model is None:
        if is_draft:
            return _compile_draft(checked.model)
        again = command("play", "--draft", path)
        print(f"To play it as far as it goes: {again}", file=sys.stderr)
        return None
    if left_out:
        print(f"Played without {', '.join(sorted(left_out))}, for now.", file=sys.stderr)
    texts = {code: lines for code, lines in checked.texts.items() if code not in left_out}
    (text,) = replace(checked, texts=texts).build().values()
    return Story.from_table(json.loads(text))


def _compile_draft(scenario: Scenario | None) -> Story | None:
    """Compile what can be played of a scenario with faults, and say where it stops."""
    from breakcontact.outcomes.registry import load_registry
    from breakcontact.scenario.draft import compile_draft

    draft = compile_draft(scenario, load_registry().weights()) if scenario else None
    if draft is None:
        print("None of it can be played before that is corrected.", file=sys.stderr)
        return None
    for stop in draft.stops:
        print(f"The draft stops early: {stop}", file=sys.stderr)
    return Story.from_table(draft.table)


def _play(story: Story, args: argparse.Namespace) -> int:
    teller = Teller(story, args.language, gentle=args.gentle)
    chance = random.Random(args.seed)
    Player(teller, args.country, lambda play: draw_turn(play, chance)).run()
    return 0


def _as_json(play: Playthrough, args: argparse.Namespace) -> dict[str, Any]:
    return {
        "story": play.story.id,
        "version": play.story.version,
        "path": play.path,
        "states": play.visited,
        "scene": play.state.scene,
        "stage": play.state.stage,
        "offered": [pick.id for pick in play.state.picks],
        "ending": play.ending,
        "transcript": [
            entry.to_dict() for entry in play.transcript(args.language, gentle=args.gentle)
        ],
    }
