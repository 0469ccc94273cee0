"""A lesson as one file: it opens from a disk and asks for nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from shipped import PLAYED
from site_lesson import SiteLesson, played_lesson

from breakcontact.web.single_files import build_files

pytestmark = pytest.mark.browser


def test_a_lesson_is_played_from_a_single_file(
    contexts: Any, table: dict[str, Any], tmp_path: Path
) -> None:
    """The page allows only the code that it contains, by its hash."""
    files = build_files(tmp_path / "stick", [played_lesson()], lambda _: None, for_class=False)
    by_name = {path.name: path for path in files}
    context, watch = contexts()
    watch.expect_fault(r"leaves this machine: file:")  # the file itself
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    lesson = SiteLesson(
        page=page,
        language="nb",
        table=table,
        pictures=tmp_path,
        look="single",
        address=by_name[f"{PLAYED.slug}.nb.html"].as_uri(),
    )

    lesson.begin()
    lesson.choose(lesson.offered()[0])

    assert asked == [lesson.address]
    policy = page.locator("meta[http-equiv]")
    expect(policy).to_have_attribute("content", re.compile("^((?!unsafe|'self').)+$"))
    expect(page.get_by_role("link", name="in English")).to_have_count(0)
