"""Build each lesson as a SCORM 1.2 package, which a learning platform takes as a zip file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from breakcontact import __version__
from breakcontact.errors import BreakContactError
from breakcontact.guide.staging import stage_folder
from breakcontact.i18n import list_languages, load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.progress import make_bar
from breakcontact.web.lesson_page import LessonPage
from breakcontact.web.lesson_sources import LessonSource
from breakcontact.web.page import Code
from breakcontact.web.single_files import make_single_page, read_code
from breakcontact.web.site import FRONT, MARK

MANIFEST: Final = "imsmanifest.xml"
SCHEMAS: Final = Path(__file__).parent / "scorm_schemas"
"""What the manifest is checked against, by platforms as by our tests; each package contains it."""

_CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_SCORM = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_LOCATIONS = f"{_CONTENT} imscp_rootv1p1p2.xsd {_SCORM} adlcp_rootv1p2.xsd"
_LONGEST_TITLE: Final = 200
_ANY_DAY: Final = (2000, 1, 1, 0, 0, 0)
"""In the zip files instead of the time, so that the same lesson is the same file."""


def build_packages(
    target: Path, lessons: Sequence[LessonSource], say: Callable[[str], None], *, for_class: bool
) -> list[Path]:
    """Build a package for each lesson and language into a folder, which is replaced as a whole.

    A platform is told whether the lesson is done, as the start page of JupyterLab shows it, and
    nothing else. What cannot be done in this sense, such as a quiz, gets no package.

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
    with stage_folder(target.absolute(), MARK) as folder:
        names = _write_packages(folder, lessons, say, for_class=for_class)
        if not names:
            raise BreakContactError(
                "None of these lessons can be done: a package needs a story or lesson.way()."
            )
        (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return [target.absolute() / name for name in names]


def write_manifest(slug: str, language: str, title: str, files: Sequence[str]) -> bytes:
    """The manifest of a package with one page.

    Args:
        slug: The name of the lesson.
        language: Of its page.
        title: What the platform shows.
        files: What the package contains; the first is the page.
    """
    for prefix, space in (("", _CONTENT), ("adlcp", _SCORM), ("xsi", _INSTANCE)):
        ET.register_namespace(prefix, space)
    # An identifier may contain hardly anything but letters and digits.
    name = f"breakcontact.{re.sub('[^A-Za-z0-9_.-]', '-', slug)}.{language}"
    manifest = ET.Element(
        _of("manifest"),
        {"identifier": name, "version": "1.0", f"{{{_INSTANCE}}}schemaLocation": _LOCATIONS},
    )
    metadata = _add(manifest, "metadata")
    _add(metadata, "schema").text = "ADL SCORM"
    _add(metadata, "schemaversion").text = "1.2"
    organizations = _add(manifest, "organizations", default="course")
    organization = _add(organizations, "organization", identifier="course")
    _add(organization, "title").text = title[:_LONGEST_TITLE]
    item = _add(organization, "item", identifier="lesson", identifierref="page")
    _add(item, "title").text = title[:_LONGEST_TITLE]
    resource = _add(_add(manifest, "resources"), "resource", identifier="page", type="webcontent")
    resource.set("href", files[0])
    resource.set(f"{{{_SCORM}}}scormtype", "sco")
    for file in files:
        _add(resource, "file", href=file)
    ET.indent(manifest)
    written: bytes = ET.tostring(manifest, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _write_packages(
    folder: Path, lessons: Sequence[LessonSource], say: Callable[[str], None], *, for_class: bool
) -> list[str]:
    """Write the packages; their names."""
    lessons = [each for each in lessons if not each.is_handed_in]
    code, names = read_code(), []
    bar = make_bar(sum(len(lesson.notebooks) for lesson in lessons))
    for language in list_languages():
        written = [lesson for lesson in lessons if language in lesson.notebooks]
        if written:
            say(load_messages(language, GUIDE)["web.building"])
        for lesson in written:
            files = _make_package(lesson, language, code, for_class=for_class)
            if files:
                names.append(f"{lesson.slug}.{language}.zip")
                _write_zip(folder / names[-1], files)
            bar.update()
    bar.close()
    return names


def _make_package(
    lesson: LessonSource, language: str, code: Code, *, for_class: bool
) -> dict[str, bytes]:
    """The files by name; empty if nothing on the page can be done."""
    made, page = make_single_page(lesson, language, for_class=for_class, tells_platform=True)
    if not _find(made, "chat") and not _find(made, "way"):
        return {}
    _let_way_tell(made, page.words)
    page = replace(page, privacy="web.scorm.privacy")
    schemas = {path.name: path.read_bytes() for path in sorted(SCHEMAS.glob("*.xsd"))}
    return {
        MANIFEST: write_manifest(lesson.slug, language, made.title, [FRONT]),
        FRONT: page.render(code).encode(),
        **schemas,
    }


def _let_way_tell(made: LessonPage, words: Mapping[str, str]) -> None:
    """Let a reader say at the end that the lesson is done, although the page keeps nothing."""
    for state in _find(made, "way"):
        state["memory_only"] = False
    for state in _find(made, "labels"):
        state["labels"] = {**state["labels"], "way.done": words["web.scorm.done"]}


def _find(made: LessonPage, kind: str) -> list[dict[str, Any]]:
    return [entry["state"] for entry in made.models.values() if entry["kind"] == kind]


def _write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            about = zipfile.ZipInfo(name, _ANY_DAY)
            about.external_attr = 0o644 << 16
            package.writestr(about, content, zipfile.ZIP_DEFLATED)


def _of(name: str) -> str:
    return f"{{{_CONTENT}}}{name}"


def _add(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _of(name), attributes)
