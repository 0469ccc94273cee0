"""Build each lesson as one HTML file, which opens from a disk, a stick or a mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from breakcontact import __version__
from breakcontact.guide.staging import stage_folder
from breakcontact.i18n import list_languages, load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.progress import make_bar
from breakcontact.web.lesson_page import LessonPage, describe_data
from breakcontact.web.lesson_sources import NOTEBOOK, LessonSource
from breakcontact.web.page import Code, Page
from breakcontact.web.quiz_page import make_page_of
from breakcontact.web.site import BUNDLES, MARK


def build_files(
    target: Path, lessons: Sequence[LessonSource], say: Callable[[str], None], *, for_class: bool
) -> list[Path]:
    """Build a file for each lesson and language into a folder, which is replaced as a whole.

    Args:
        target: The folder; new, empty, or what was built before.
        lessons: The lessons.
        say: Called with a sentence about each step.
        for_class: Whether nothing at all is kept in the browser.

    Returns:
        The files.

    Raises:
        BreakContactError: If a lesson cannot be shown, or the folder cannot be written.
    """
    code = read_code()
    names = []
    with stage_folder(target.absolute(), MARK) as folder:
        bar = make_bar(sum(len(lesson.notebooks) for lesson in lessons))
        for language in list_languages():
            written = [lesson for lesson in lessons if language in lesson.notebooks]
            if written:
                say(load_messages(language, GUIDE)["web.building"])
            for lesson in written:
                text = make_single_page(lesson, language, for_class=for_class)[1].render(code)
                names.append(f"{lesson.slug}.{language}.html")
                (folder / names[-1]).write_text(text, encoding="utf-8", newline="\n")
                bar.update()
        bar.close()
        (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return [target.absolute() / name for name in names]


def make_single_page(
    lesson: LessonSource, language: str, *, for_class: bool, tells_platform: bool = False
) -> tuple[LessonPage, Page]:
    """A page that contains everything it needs: what is on it, and the page itself.

    Args:
        lesson: The lesson.
        language: One of its languages.
        for_class: Whether nothing at all is kept in the browser.
        tells_platform: Whether it tells a learning platform when the lesson is done.

    Raises:
        BreakContactError: If the lesson cannot be shown.
    """
    made = make_page_of(lesson, language, None, _stay, keeps=not for_class)
    words = load_messages(language, GUIDE)
    settings: dict[str, object] = {"mayKeep": not for_class, "worker": ""}
    if tells_platform:
        settings["tellsPlatform"] = True
    page = Page(
        language=language,
        title=made.title,
        body=made.body,
        home="",
        others={},
        words=words,
        data=describe_data(lesson.slug, language, words, made.models, **settings),
    )
    return made, page


def read_code() -> Code:
    """The script and the style sheet of all pages, to be written into each."""
    return Code(_read("site.js"), _read("site.css"), is_inside=True)


def _stay(address: str) -> str | None:
    """A link to another lesson leads nowhere: the file may be all that there is."""
    return None if address.partition("#")[0].endswith(NOTEBOOK) else address


def _read(name: str) -> str:
    # Nothing in the code may end the element that holds it.
    return (BUNDLES / name).read_text(encoding="utf-8").replace("</", "<\\/")
