"""A lesson as a SCORM package: in a learning platform's frames and windows, and without one."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from learning_platform import LearningPlatform
from page_values import expect_value
from playwright.sync_api import Frame, Locator, Page, expect
from site_lesson import SiteLesson, played_lesson
from static_server import serve_folder

from breakcontact.errors import BreakContactError
from breakcontact.web.lesson_sources import choose_languages, list_course
from breakcontact.web.scorm import MANIFEST, SCHEMAS, build_packages, write_manifest

STATUS = "cmi.core.lesson_status"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the lesson with a story, in English."""
    folder = tmp_path_factory.mktemp("scorm")
    chosen = choose_languages([played_lesson()], "en")
    (found,) = build_packages(folder, chosen, lambda _: None, for_class=False)
    return found


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """IMS Content Packaging with what SCORM 1.2 adds."""
    names = ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd")
    return xmlschema.XMLSchema([str(SCHEMAS / name) for name in names])


@pytest.fixture
def platform(contexts: Any, tmp_path: Path) -> Any:
    """A learning platform without a lesson."""
    with serve_folder(tmp_path) as address:
        yield LearningPlatform(tmp_path, address, contexts()[0].new_page())


def show(page: Page | Frame, table: dict[str, Any]) -> SiteLesson:
    """The lesson on a page that is open."""
    look, pictures = "scorm", Path("artefacts")
    return SiteLesson(
        page=page, language="en", table=table, pictures=pictures, look=look, address=""
    )


def find_status(lesson: SiteLesson) -> Locator:
    """What the page says about the platform."""
    return lesson.page.locator(".site-foot__status")


def test_the_manifest_is_what_the_schema_says(package: Path, schema: xmlschema.XMLSchema) -> None:
    """It names every file that the page needs, and the package has the schema itself."""
    with zipfile.ZipFile(package) as files:
        written, names = files.read(MANIFEST).decode(), files.namelist()

    assert [str(error) for error in schema.iter_errors(written)] == []
    schemas = [path.name for path in SCHEMAS.glob("*.xsd")]
    assert sorted(names) == sorted((MANIFEST, "index.html", *schemas))


def test_names_and_titles_of_ones_own_fit_into_a_manifest(schema: xmlschema.XMLSchema) -> None:
    """Anything may stand in the name of a notebook and in its title."""
    written = write_manifest("7 dager & <netter>", "nb", 'Å "spille" & <vinne>', ["index.html"])

    assert [str(error) for error in schema.iter_errors(written.decode())] == []
    spoilt = written.replace(b'identifier="page"', b'identifier="7 pages"')
    assert [str(error) for error in schema.iter_errors(spoilt.decode())] != []


def test_what_cannot_be_done_gets_no_package(tmp_path: Path) -> None:
    """A quiz is handed in elsewhere; a folder is not made for nothing."""
    quizzes = [each for each in list_course() if each.is_handed_in]
    target = tmp_path / "packages"

    with pytest.raises(BreakContactError, match="None of these lessons can be done"):
        build_packages(target, [*quizzes[:1]], lambda _: None, for_class=False)

    assert not target.exists()


@pytest.mark.browser
def test_a_story_that_has_ended_is_told_to_the_platform(
    platform: LearningPlatform, package: Path, table: dict[str, Any]
) -> None:
    """That alone, and also the next time, when nothing of the play is left."""
    platform.upload(package)
    lesson = show(platform.open_frame(), table)
    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.connected"))
    platform.expect_told("incomplete", [[STATUS, "incomplete"]])

    lesson.settle_manner()
    lesson.button("chat.begin").click()
    lesson.play_to_the_end()

    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.told"))
    told = [[STATUS, "incomplete"], [STATUS, "completed"]]
    platform.expect_told("completed", told)
    lesson = show(platform.open_frame(), table)
    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.told"))
    expect(lesson.page.get_by_text(lesson.site_word("web.scorm.done"), exact=True)).to_be_visible()
    platform.expect_told("completed", [])


@pytest.mark.browser
def test_a_platform_that_refuses_is_asked_again(
    platform: LearningPlatform, package: Path, table: dict[str, Any]
) -> None:
    """In a window of its own, where the reader says at the end that the lesson is done."""
    platform.upload(package)
    lesson = show(platform.open_window(), table)
    done = lesson.page.get_by_role("button", name=lesson.word("way.mark"))
    platform.refuse(True)

    done.click()
    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.not-told"))
    platform.refuse(False)
    done.click()

    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.told"))
    expect(done).to_be_hidden()
    expect_value(platform.page, "runtime.cmi.core.lesson_status", "completed")
    platform.expect_names_told([STATUS])


@pytest.mark.browser
def test_a_package_opens_from_a_disk(
    contexts: Any, package: Path, table: dict[str, Any], tmp_path: Path
) -> None:
    """Without a platform, the page says that nobody is told."""
    with zipfile.ZipFile(package) as files:
        files.extractall(tmp_path)
    context, watch = contexts()
    watch.expect_fault(r"leaves this machine: file:")  # the file itself
    lesson = show(context.new_page(), table)
    lesson.address = (tmp_path / "index.html").as_uri()

    lesson.begin()
    lesson.choose(lesson.offered()[0])

    expect(find_status(lesson)).to_have_text(lesson.site_word("web.scorm.alone"))
    lesson.page.get_by_role("button", name=lesson.word("way.mark")).click()
    expect(lesson.page.get_by_text(lesson.site_word("web.scorm.done"), exact=True)).to_be_visible()


def test_a_package_of_a_lesson_of_ones_own(tmp_path: Path) -> None:
    """Its name stays as it is; the same lesson gives the same file."""
    own = replace(choose_languages([played_lesson()], "en")[0], slug="my lesson")

    (first,) = build_packages(tmp_path / "1", [own], lambda _: None, for_class=True)
    (second,) = build_packages(tmp_path / "2", [own], lambda _: None, for_class=True)

    assert first.name == second.name == "my lesson.en.zip"
    assert first.read_bytes() == second.read_bytes()
