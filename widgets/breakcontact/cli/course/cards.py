"""``breakcontact class cards``: cards with the codes that learners hand in with from a phone."""

from __future__ import annotations

import argparse
from pathlib import Path

from breakcontact.cli.course.words import Words
from breakcontact.cli.course.words import command as class_command
from breakcontact.course.errors import CourseError

NEEDS_GRADEBOOK = False

CARDS = "code-cards.pdf"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare the names, the file, and whether the address is on the cards."""
    parser.add_argument(
        "--names",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help="give each name in this list a code, one name a line; else everyone on the class list",
    )
    parser.add_argument(
        "--no-address",
        action="store_true",
        help="leave out address and QR code, when the lesson is on another network than this one; "
        "learners then take them from the screen",
    )
    parser.add_argument(
        "--to",
        metavar="FILE",
        type=lambda text: Path(text).absolute(),
        help=f"the PDF to write (default: {CARDS} in the course)",
    )


def run(args: argparse.Namespace, root: Path, words: Words) -> int:
    """Give out codes, write the cards, and say how to keep them."""
    from breakcontact.files import PRIVATE
    from breakcontact.guide.code_cards import render_code_cards
    from breakcontact.guide.staging import check_writable, replace_files
    from breakcontact.invocation import command
    from breakcontact.serving.codes import CODES, read_codes, read_names, write_codes

    names = read_names(args.names) if args.names else _list_class(root)
    if not names and not read_codes(root):
        raise CourseError(
            "cards.nobody", command=class_command("roster", words.say("example.table"))
        )
    target = args.to or root / CARDS
    check_writable(target.parent)
    codes = write_codes(root, names)
    address = _find_address(root, shown=not args.no_address)
    pdf = render_code_cards(codes, address, words.language)
    replace_files(target.parent, {target.name: pdf}, mode=PRIVATE)
    words.tell(words.count("cards.done", len(codes), file=target))
    words.tell(words.say("cards.keep", file=root / CODES))
    if not address and not args.no_address:
        words.tell(words.say("cards.no-network"))
    words.tell_next(words.say("cards.next"))
    print(f"\n    {command('serve', '--course', root, '--network')}", flush=True)
    return 0


def _list_class(root: Path) -> list[str]:
    """The names on the class list; of people with one name, what nbgrader calls them."""
    from collections import Counter

    from breakcontact.course.hand_ins.roster import fold_sort, load_roster
    from breakcontact.serving.hand_in_folder import make_file_name

    people = sorted(load_roster(root).people.values(), key=lambda one: fold_sort(one.name))
    number = Counter(make_file_name(one.name).casefold() for one in people)
    return [
        one.name if number[make_file_name(one.name).casefold()] == 1 else one.id for one in people
    ]


def _find_address(root: Path, *, shown: bool) -> str:
    """The address that ``serve`` will have on this network; empty if none is shown."""
    from breakcontact.serving.application import make_code
    from breakcontact.serving.kept_address import (
        KeptAddress,
        read_kept_address,
        write_kept_address,
    )
    from breakcontact.serving.server import FIRST_PORT, find_address

    kept = read_kept_address(root) or KeptAddress(make_code())
    host = find_address(network=True) if shown else ""
    # Without a network a machine has no address but its own.
    reached = bool(host) and not host.startswith("127.")
    address = f"http://{host}:{FIRST_PORT}/{kept.code}/" if reached else ""
    write_kept_address(root, KeptAddress(kept.code, address))
    return address
