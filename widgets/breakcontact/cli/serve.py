"""``breakcontact serve``: the pages for the phones of a room, and their hand-ins."""

from __future__ import annotations

import argparse
import tempfile
import webbrowser
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from breakcontact.vocabulary import AUDIENCES

if TYPE_CHECKING:
    from breakcontact.quiz import QuizDefinition
    from breakcontact.serving.application import Room
    from breakcontact.serving.hand_in_folder import HandInFolder, Received
    from breakcontact.web.lesson_sources import LessonSource

FOLDER: Final = "handed_in"
"""The folder in a course in which hand-ins from phones lie."""


def add_parser(subparsers: Any) -> None:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "serve",
        help="serve the pages to the phones of a room",
        description="Build the pages and serve them from this machine, with an address, a code and "
        "a QR code for the projector. Without --network, only this machine reaches them.",
    )
    parser.add_argument(
        "--network",
        action="store_true",
        help="let the other machines of the network reach the pages: anyone on it who has the "
        "address with the code can open them and hand in",
    )
    parser.add_argument(
        "--course",
        metavar="DIR",
        type=Path,
        help="take hand-ins to the quizzes that this course has handed out",
    )
    parser.add_argument(
        "--names",
        metavar="FILE",
        type=Path,
        help="with --course: give each name in this list a code to hand in with, and print the "
        "codes; without codes, learners type their name",
    )
    parser.add_argument("--audience", choices=AUDIENCES, help="only the lessons for these readers")
    parser.add_argument("--language", metavar="CODE", help="only the pages in one language")
    parser.add_argument("--port", type=int, help="the port; else one that is free")
    parser.add_argument(
        "--no-browser", action="store_true", help="do not open the page for the projector"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    from breakcontact.errors import BreakContactError
    from breakcontact.i18n.messages import GUIDE, load_messages
    from breakcontact.lab.server import default_language
    from breakcontact.serving.codes import read_codes, read_names, write_codes
    from breakcontact.serving.hand_in_folder import HandInFolder
    from breakcontact.web.site import Options, build_site

    if args.names and not args.course:
        raise BreakContactError("--names needs --course, where the codes are kept.")
    language = args.language or default_language()
    words = {**load_messages(language, GUIDE), "code": language}
    hand_ins = None
    definitions: Mapping[str, QuizDefinition] = {}
    if args.course:
        definitions = _find_released(args.course)
        if args.names:
            _print_codes(write_codes(args.course, read_names(args.names)), args.course, words)
        hand_ins = HandInFolder(args.course / FOLDER, definitions, read_codes(args.course))
    with tempfile.TemporaryDirectory(prefix="breakcontact-") as folder:
        site = Path(folder) / "site"
        options = Options(
            hands_in=hand_ins is not None, asks_code=bool(hand_ins and hand_ins.learners)
        )
        build_site(site, _choose(args, definitions), options, _say)
        _serve(args, site.resolve(), words, hand_ins)
    _tell_end(hand_ins, words)
    return 0


def _serve(
    args: argparse.Namespace, site: Path, words: Mapping[str, str], hand_ins: HandInFolder | None
) -> None:
    """Serve the pages, at the address on the code cards if the course has some."""
    from breakcontact.serving.application import Room, make_application, make_code
    from breakcontact.serving.kept_address import read_kept_address
    from breakcontact.serving.server import find_address, open_port, serve_until_stopped

    kept = read_kept_address(args.course) if args.course else None
    opened = open_port(args.port, network=args.network)
    port = opened.getsockname()[1]
    code = kept.code if kept else make_code()
    address = f"http://{find_address(network=args.network)}:{port}/{code}/"
    room = Room(site, code, address, words, hand_ins, lambda received: _note(received, words))
    on_cards = kept.address if kept else ""
    serve_until_stopped(
        make_application(room), opened, lambda: _tell(args, room, words, port, on_cards)
    )


def _find_released(course: Path) -> dict[str, QuizDefinition]:
    """The quizzes that a course has handed out, by slug."""
    from breakcontact.errors import BreakContactError
    from breakcontact.quiz import load_definition

    if not (course / "nbgrader_config.py").is_file():
        raise BreakContactError(f"{course} is no course. Make one with 'class setup {course}'.")
    paths = sorted((course / "release").glob("*/*.quiz.json"))
    if not paths:
        raise BreakContactError(
            f"{course} has handed out no quiz yet. First: 'class release NAME', such as 'before'."
        )
    return {path.parent.name: load_definition(path) for path in paths}


def _choose(
    args: argparse.Namespace, definitions: Mapping[str, QuizDefinition]
) -> Sequence[LessonSource]:
    """The lessons, and of the quizzes that are handed in those of the course."""
    from breakcontact.web.lesson_sources import LessonSource, choose_languages, list_course

    lessons = list_course(args.audience)
    known = {each.slug: each for each in list_course() if each.is_handed_in}
    quizzes = []
    for slug, definition in definitions.items():
        path = args.course / "release" / slug / f"{slug}.quiz.json"
        source = known.get(slug) or LessonSource(
            slug, {}, (definition.audience,), is_handed_in=True
        )
        quizzes.append(replace(source, notebooks=dict.fromkeys(definition.languages, path)))
    chosen = [each for each in lessons if not each.is_handed_in]
    return choose_languages([*chosen, *quizzes], args.language)


def _print_codes(codes: Mapping[str, str], course: Path, words: Mapping[str, str]) -> None:
    from breakcontact.invocation import command

    print(words["web.serve.codes"])
    width = max(len(name) for name in codes)
    for name, code in codes.items():
        print(f"    {name:<{width}}  {code}")
    print(f"{words['web.serve.cards']}\n    {command('class', 'cards', '--course', course)}\n")


def _tell(
    args: argparse.Namespace, room: Room, words: Mapping[str, str], port: int, on_cards: str
) -> None:
    import segno

    segno.make(room.address, error="m").terminal(compact=True, border=2)
    print(words["web.serve.address"].format(address=room.address))
    if args.network and on_cards not in ("", room.address):
        print(words["web.serve.moved"].format(address=on_cards))
    print(words["web.serve.open" if args.network else "web.serve.loopback"])
    projector = f"http://127.0.0.1:{port}/projector"
    print(words["web.serve.projector"].format(address=projector))
    print(words["web.serve.stop"], flush=True)
    if not args.no_browser:
        webbrowser.open(projector)


def _note(received: Received, words: Mapping[str, str]) -> None:
    label = "web.serve.new" if received.is_new else "web.serve.again"
    print(words[label].format(name=received.name, quiz=received.slug), flush=True)


def _tell_end(hand_ins: HandInFolder | None, words: Mapping[str, str]) -> None:
    from breakcontact.invocation import command

    print(words["web.serve.stopped"])
    if hand_ins is None:
        return
    for slug, count in hand_ins.count().items():
        if count:
            print(words["web.serve.count"].format(quiz=slug, count=count))
            print(f"    {command('class', 'collect', slug, '--from', hand_ins.folder / slug)}")


def _say(step: str) -> None:
    print(f"{step} ...", flush=True)
