"""A site on a web server of this machine, in a folder of it, built once for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shipped import PLAYED
from site_lesson import OpenSite, SiteLesson, played_lesson
from static_server import serve_folder
from watched_pages import ARTEFACTS

from breakcontact.web.site import Options, build_site

FOLDER = "school/break contact"
"""Where on the web space the site is; a browser writes the space as %20."""


@pytest.fixture(scope="session")
def web_space(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is served."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="session")
def site(web_space: Path) -> Path:
    """A site with the lesson that has a story, in all languages."""
    build_site(web_space / FOLDER, [played_lesson()], Options(), lambda _: None)
    return web_space / FOLDER


@pytest.fixture(scope="session")
def class_site(web_space: Path) -> Path:
    """The same for a class that shares its machines."""
    folder = web_space / "class"
    build_site(folder, [played_lesson()], Options(for_class=True), lambda _: None)
    return folder


@pytest.fixture(scope="session")
def address(web_space: Path) -> Iterator[str]:
    """The address of the web space."""
    with serve_folder(web_space) as served:
        yield served


@pytest.fixture
def open_site(
    contexts: Any, site: Path, web_space: Path, address: str, table: dict[str, Any], root: Path
) -> OpenSite:
    """Give a lesson of a site in a profile of its own; nothing is opened yet."""

    def give(language: str = "en", *, folder: Path = site, **options: Any) -> SiteLesson:
        where = os.path.relpath(folder, web_space)
        return SiteLesson(
            page=contexts(**options)[0].new_page(),
            language=language,
            table=table,
            pictures=root / ARTEFACTS / "screenshots",
            look=f"site-{language}-{options.get('color_scheme', 'light')}",
            address=f"{address}/{where}/{language}/{PLAYED.slug}.html",
        )

    return give
