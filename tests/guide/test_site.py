"""The guide as a site: whole, linked, in two languages, and without a request to the outside."""

from __future__ import annotations

import os
import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from site_lesson import played_lesson

from breakcontact.cli import main
from breakcontact.guide.pages import FOR_AUTHORS, find_pages, list_slugs
from breakcontact.i18n import list_languages
from breakcontact.i18n.messages import GUIDE, load_messages
from breakcontact.web.site import Options, build_site

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}
NOT_LOADED = {"canonical", "alternate", "next", "prev", "search", "index", "author"}
IN_STYLES = re.compile(r"(?:url\(|@import\s+)['\"]?(?:https?:)?//")
ENGLISH_OF_THE_THEME = ("Back to top", "Skip to content", "On this page", "Made with", "Toggle")
# MyST still calls what Sphinx will take away; that is for the two of them to settle.
pytestmark = pytest.mark.filterwarnings("ignore::sphinx.deprecation.RemovedInSphinx11Warning")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


class Page(HTMLParser):
    """What a built page loads, links to, and can be linked to at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        about = {key: value or "" for key, value in attributes}
        self.anchors.add(about.get("id", ""))
        if tag == "a" and "href" in about:
            self.links.append(about["href"])
        if tag in LOADED and LOADED[tag] in about and about.get("rel") not in NOT_LOADED:
            self.loads.append(about[LOADED[tag]])


@pytest.fixture(scope="module")
def built(site: Path) -> dict[Path, Page]:
    """Its pages."""
    return {path: Page(path) for path in site.rglob("*.html")}


def test_pages_are_without_a_fault(building: tuple[Path, list[str], list[str]]) -> None:
    """Every page is in a list of contents, and every link and picture leads somewhere."""
    _, faults, told = building

    assert faults == []
    assert len(told) == len(list_languages())


def test_every_page_is_built(site: Path) -> None:
    """Each page in its language, and one in front."""
    for language in list_languages():
        for slug in list_slugs(find_pages(), language):
            assert (site / language / f"{slug}.html").is_file()
    assert (site / "index.html").is_file()
    assert not list(site.parent.glob(".site*")), "what was only needed while building is gone"


def test_nothing_is_asked_of_the_outside(site: Path, built: dict[Path, Page]) -> None:
    """No page, style or script loads anything from another place."""
    loads = {(path.name, load) for path, page in built.items() for load in page.loads}
    styles = [path for path in site.rglob("*.css") if IN_STYLES.search(path.read_text("utf-8"))]

    assert {load for load in loads if urlsplit(load[1]).netloc} == set()
    assert styles == []


def test_inner_links_lead_somewhere(built: dict[Path, Page]) -> None:
    """Every link inside the site leads to a page, and to a place on it where it names one."""
    lost = []
    for path, page in built.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchors = built[target].anchors if target in built else set()
            if not target.exists() or (parts.fragment and parts.fragment not in anchors):
                lost.append(f"{path.name}: {link}")
    assert lost == []


@pytest.mark.parametrize(("language", "other"), [("en", "nb"), ("nb", "en")])
def test_every_page_links_to_itself_in_the_other_language(
    language: str, other: str, site: Path, built: dict[Path, Page]
) -> None:
    """At the top of each page stands the way to the same page in the other language."""
    for slug in list_slugs(find_pages(), language):
        assert f"../{other}/{slug}.html" in built[site / language / f"{slug}.html"].links


def test_pages_for_authors_say_that_they_are_in_english_only(site: Path) -> None:
    """And lead to the front of the Norwegian guide."""
    page = (site / "en" / FOR_AUTHORS / "scenario_format.html").read_text(encoding="utf-8")

    assert "This page is in English only." in page
    assert 'href="../../nb/index.html"' in page


def test_norwegian_pages_are_norwegian_throughout(site: Path) -> None:
    """The theme's own words, too, are in the reader's language, and the page says which it is."""
    for path in (site / "nb").glob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert '<html class="no-js" lang="nb"' in page
        assert [words for words in ENGLISH_OF_THE_THEME if words in page] == [], path.name


def test_equations_need_no_script(site: Path) -> None:
    """The equations stand in the page itself, as MathML."""
    page = (site / "en" / "outcome_model.html").read_text(encoding="utf-8")

    assert page.count("<math") > 50
    assert "mathjax" not in page.lower()


def test_what_else_lies_in_the_folder_is_safe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with other files is not touched, and the sentence says why."""
    (tmp_path / "mine.txt").write_text("mine")

    assert main(["guide", "-o", str(tmp_path), "--no-browser"]) == 2
    assert "holds other files, which would be lost" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So is a file where the folder should be, or above it."""
    (tmp_path / "file").write_text("")

    for target in (tmp_path / "file", tmp_path / "file" / "guide"):
        assert main(["guide", "-o", str(target), "--no-browser"]) == 2
        assert str(target) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing half written, and a sentence."""
    tmp_path.chmod(0o500)

    assert main(["guide", "-o", str(tmp_path / "guide"), "--no-browser"]) == 2
    assert "cannot be written: Permission denied." in capsys.readouterr().err


def test_a_build_that_fails_leaves_the_old_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older guide stands until a new one is whole."""
    old = tmp_path / "guide"
    old.mkdir()
    (old / ".breakcontact-guide").write_text("")
    (old / "index.html").write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("breakcontact.guide.site._build_language", fail)

    assert main(["guide", "-o", str(old), "--no-browser"]) == 2
    assert f"{old} cannot be written: No space left on device." in capsys.readouterr().err
    assert (old / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["guide"]


def test_no_sphinx_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without Sphinx the sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "sphinx.application", None)

    assert main(["guide", "-o", str(tmp_path / "guide"), "--no-browser"]) == 2
    assert "Start with 'python3 run.py guide'" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_every_page_leads_to_the_guide_in_its_language(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link is there and leads to a page; a phone does not fetch the guide for use offline."""
    monkeypatch.setattr(
        "breakcontact.guide.site.build_site", lambda target, say: shutil.copytree(site, target)
    )
    web = tmp_path / "web"

    build_site(web, [played_lesson()], Options(with_guide=True), lambda _: None)

    for language in list_languages():
        label = re.escape(load_messages(language, GUIDE)["web.guide"])
        pages = list((web / language).glob("*.html"))
        assert len(pages) > 1
        for page in pages:
            found = re.search(rf'<a href="([^"]+)">{label}</a>', page.read_text(encoding="utf-8"))
            assert found, page
            assert (page.parent / found[1]).resolve() == web / "guide" / language / "index.html"
            assert (page.parent / found[1]).is_file()
    assert "guide/" not in (web / "worker.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["--with-guide"]])
def test_the_guide_comes_only_if_asked_for(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command hands the wish on."""
    asked: list[bool] = []

    def build(target: Path, lessons: Any, options: Options, say: Any) -> Path:
        asked.append(options.with_guide)
        return target

    monkeypatch.setattr("breakcontact.web.site.build_site", build)

    assert main(["site", "-o", str(tmp_path / "web"), *words]) == 0
    assert asked == [bool(words)]
