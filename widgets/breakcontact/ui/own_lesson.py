"""Find the lesson that a notebook names: one beside the notebook, or one of ours."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from IPython.display import display

from breakcontact.errors import BreakContactError
from breakcontact.files import write_text
from breakcontact.i18n import load_messages
from breakcontact.lessons import LessonEntry, load_lesson, load_lessons
from breakcontact.own_lessons.cache import Cache, Compiled, StoredProblem
from breakcontact.own_lessons.find import YAML, find_practice, find_story
from breakcontact.ui.reader import notebook_folder

_BOX = (
    "border-left: 4px solid #b45309; padding: 0.5em 1em; margin: 0.5em 0; max-width: 46em; "
    "line-height: 1.5"
)


def find_lesson(name: str, language: str) -> LessonEntry:
    """The lesson of that name: from the notebook's folder, the folder above, or the package.

    A lesson beside the notebook is compiled if it has changed. Its faults are shown in the
    notebook, which then plays the last version without faults.

    Args:
        name: ``mine.yaml``, the id of a story, or the slug of one of our lessons.
        language: Of what is said about faults.

    Raises:
        BreakContactError: If there is no such lesson, or it never had a version without faults.
    """
    folders = list(_list_folders())
    source = find_story(name, folders)
    if source is not None:
        return _load_own(source, language)
    if name in {lesson.slug for lesson in load_lessons()}:
        return load_lesson(name)
    raise BreakContactError(_describe_missing(name, folders))


def _list_folders() -> Iterator[Path]:
    """The folders in which a teacher's lesson may be: the notebook's, and the one above."""
    notebook = notebook_folder()
    here = notebook.absolute() if notebook.is_absolute() else Path.cwd()
    yield from (here, here.parent)


def _describe_missing(name: str, folders: Sequence[Path]) -> str:
    file = name if name.endswith(YAML) else f"{name}.yaml"
    here, above = folders
    ours = ", ".join(lesson.slug for lesson in load_lessons())
    return (
        f"There is no lesson '{name}': a lesson of your own is a story in the file '{file}' in "
        f"{here} or in {above}, and the lessons of Break Contact are {ours}."
    )


def _load_own(source: Path, language: str) -> LessonEntry:
    story = _compile(source)
    ids = [file.removesuffix(".story.json") for file in story.texts if file.endswith(".story.json")]
    practice = find_practice(source, ids[0]) if ids else None
    questions = _compile(practice) if practice else Compiled({})
    faults = [*story.faults, *questions.faults]
    if faults:
        _show_faults(faults, [story, questions] if practice else [story], language)
    if not ids:
        raise BreakContactError(
            f"'{source.name}' cannot be played before what is listed above is corrected."
            if faults
            else f"'{source.name}' is not a story; a notebook plays the file that holds its scenes."
        )
    table = json.loads(story.texts[f"{ids[0]}.story.json"])
    return LessonEntry(
        slug=ids[0],
        titles={each: lines["title"] for each, lines in table["lines"].items()},
        story=ids[0],
        practice=ids[0] if questions.texts else None,
        check=None,
        audience=(table["audience"],),
        minutes=0,
        prerequisites=(),
        folder=_find_built(source, {**story.texts, **questions.texts}),
    )


def _compile(source: Path) -> Compiled:
    """The compiled version of a source; it is only compiled if it has changed."""
    compiled = Cache(source).read()
    if compiled is None:
        # Loads the authoring modules, which an unchanged lesson does not need.
        from breakcontact.own_lessons.compiling import compile_own

        compiled = compile_own(source)
    return compiled


def _find_built(source: Path, texts: dict[str, str]) -> Path:
    """The folder of the built files: the cache, or a temporary folder if that is not writable."""
    folder = Cache(source).folder
    if all((folder / name).is_file() for name in texts):
        return folder
    other = Path(tempfile.mkdtemp(prefix="breakcontact-"))
    for name, text in texts.items():
        write_text(other / name, text)
    return other


def _show_faults(
    faults: Sequence[StoredProblem], compiled: Sequence[Compiled], language: str
) -> None:
    """List what is wrong as the output of the cell, as HTML and as plain text."""
    labels = load_messages(language)
    places = [
        labels["own.place"].format(file=Path(fault.file).name, line=fault.line) for fault in faults
    ]
    title, outlook = labels["own.title"], _describe_outlook(compiled, labels)
    rows = [
        f"<li><strong>{escape(place)}:</strong> {escape(fault.sentence)}</li>"
        for place, fault in zip(places, faults, strict=True)
    ]
    html = (
        f'<div role="alert" style="{_BOX}"><p><strong>{escape(title)}</strong></p>'
        f"<ul>{''.join(rows)}</ul><p>{escape(outlook)}</p></div>"
    )
    lines = [f"- {place}: {fault.sentence}" for place, fault in zip(places, faults, strict=True)]
    text = "\n".join([title, *lines, outlook])
    display({"text/html": html, "text/plain": text}, raw=True)  # type: ignore[no-untyped-call]


def _describe_outlook(compiled: Sequence[Compiled], labels: dict[str, str]) -> str:
    """Say what can be played in the meantime."""
    if not compiled[0].texts:
        return labels["own.not-yet"]
    times = [one.built_at for one in compiled if one.built_at is not None]
    if times:
        return labels["own.earlier"].format(time=f"{max(times):%H:%M}")
    return labels["own.partly"]
