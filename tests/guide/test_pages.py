"""The guide's pages: the same in both languages, kind, fresh, and true about their commands."""

from __future__ import annotations

import argparse
import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from guide_pictures import FOLDER, list_pictures, read_stamps, stamp
from guide_texts import without_blocks

from breakcontact.authoring.content_rules import MARKUP, Reader
from breakcontact.cli import COMMANDS, main
from breakcontact.cli import lab as lab_command
from breakcontact.errors import BreakContactError
from breakcontact.guide.blocks import fill_blocks, plan_tables
from breakcontact.guide.pages import FOR_AUTHORS, find_pages, list_pages, list_slugs
from breakcontact.guide.plans import find_slots, list_plans
from breakcontact.i18n import list_languages

PAGES = find_pages()
ALL = [page for language in list_languages() for page in list_pages(PAGES, language)]
BY_HAND = [page for page in ALL if page.parent.name != FOR_AUTHORS]
CONSOLE = re.compile(r"^ *```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
IN_TABLE = re.compile(r"`python3 run\.py( [^`]*)?`")
NOT_TO_SAY = re.compile(r"✗[^|\n]*")
WORDS_OF_RUN_PY = ("audit", "test", "bench", "bundle", "pictures", "repair")


def name_page(page: Path) -> str:
    """A page by language and name."""
    return page.relative_to(PAGES.parent).as_posix()


def test_languages_have_the_same_pages() -> None:
    """A reader finds every page in both languages, but for those for authors."""
    assert list_slugs(PAGES, "en") == list_slugs(PAGES, "nb")


@pytest.mark.parametrize("page", BY_HAND, ids=name_page)
def test_pages_keep_to_the_content_rules(page: Path) -> None:
    """The guide blames nobody and promises nothing, but where it shows what not to say."""
    text = NOT_TO_SAY.sub("", without_blocks(page.read_text(encoding="utf-8")))

    found = Reader(page.parent.name).find_breaches(text, "guide")
    assert [each for each in found if each[0] != MARKUP] == []  # pages are Markdown


def test_tables_are_fresh() -> None:
    """What pages derive from stories, lessons, numbers and advice is as it would be made now."""
    assert [name_page(page) for page in plan_tables(PAGES)] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<!-- made: nonsense -->\n<!-- end -->", "there is no block called 'nonsense'"),
        ("<!-- made: minutes -->\n<!-- end -->", "'minutes' has too many or too few words"),
        ("<!-- made: minutes match -->\n", "has no line '<!-- end -->'"),
        ("<!-- made: minutes moon -->\n<!-- end -->", "No lesson plays a story 'moon'"),
        ("<!-- made: plan moon -->\n<!-- end -->", "There is no plan 'moon'"),
        ("<!-- made: lesson moon -->\n<!-- end -->", "There is no lesson 'moon'"),
        ("<!-- made: steps SE -->\n<!-- end -->", "There is no advice for 'SE'"),
    ],
)
def test_a_table_that_cannot_be_made_is_told(text: str, says: str) -> None:
    """A slip in a page's comment is a sentence, and the page stays as it is."""
    with pytest.raises(BreakContactError, match=re.escape(says)):
        fill_blocks(text, "en", "page.md")


@pytest.mark.parametrize("language", list_languages())
@pytest.mark.parametrize("plan", list_plans())
def test_plans_fill_their_time(plan: str, language: str) -> None:
    """The parts of a session follow each other without a gap and leave no part without time."""
    slots = find_slots(plan, language)

    assert slots[0].start == 0
    for before, after in pairwise(slots):
        assert before.minutes > 0
        assert after.start == before.start + before.minutes


@pytest.mark.parametrize("page", ALL, ids=name_page)
def test_commands_on_pages_exist(page: Path, tmp_path: Path) -> None:
    """Every command that a page shows is one, with options that it takes."""
    for words in find_commands(page):
        if words and not words[0].startswith("-") and words[0] != "lab":
            assert words[0] in (*COMMANDS, *WORDS_OF_RUN_PY), words
        else:
            parser = argparse.ArgumentParser(exit_on_error=False)
            lab_command.add_parser(parser.add_subparsers())
            parser.parse_args(["lab", *words])


@pytest.mark.parametrize("page", BY_HAND, ids=name_page)
def test_commands_that_end_by_themselves_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that write or print something are run as they stand on the page."""
    monkeypatch.chdir(tmp_path)
    for words in find_commands(page):
        if words[:1] in (["handouts"], ["simulate"], ["new"], ["check"], ["po"]):
            assert main(words) == 0, words


def find_commands(page: Path) -> list[list[str]]:
    """The words after ``run.py`` in every command of a page."""
    text = page.read_text(encoding="utf-8")
    lines = [line.strip() for block in CONSOLE.findall(text) for line in block.splitlines()]
    shown = [line.removeprefix("python3 run.py") for line in lines if line.startswith("python3")]
    return [shlex.split(words) for words in [*shown, *IN_TABLE.findall(text)]]


@pytest.mark.parametrize(("picture", "language"), list_pictures())
def test_pictures_show_what_is(picture: str, language: str) -> None:
    """A picture older than the widget, story or number that it shows is found out.

    Make them anew with ``python3 run.py pictures``, and look at them.
    """
    name = f"{picture}.{language}.png"

    assert (FOLDER / name).is_file()
    assert read_stamps().get(name) == stamp(picture, language)


def test_no_picture_lies_about() -> None:
    """Every picture in the folder is one that can be made anew."""
    made = {f"{picture}.{language}.png" for picture, language in list_pictures()}

    assert {path.name for path in FOLDER.glob("*.png")} == made
