"""Lighthouse's marks for accessibility and best practices, on the site as a browser gets it."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
from static_server import serve_folder
from table import Row

from breakcontact.web.lesson_sources import list_course
from breakcontact.web.site import Options, build_site

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
INSTALLED = ROOT / ".venv" / "lighthouse"
SLUGS = ("01_match", "02_pay_or_block", "practice", "before")
"""A story with its steps, numbers, a quiz for practice, and one that is handed in."""
FULL = 100


def measure() -> Iterator[Row]:
    """The first page, and in each language the list, lessons and quizzes: 100 of 100 is asked."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(site, [each for each in list_course() if each.slug in SLUGS], Options(), print)
        pages = [each.relative_to(site).as_posix() for each in sorted(site.rglob("*.html"))]
        with serve_folder(site) as address:
            found = _ask_lighthouse([f"{address}/{page}" for page in pages])
    for page, told in zip(pages, found, strict=True):
        for fault in told["faults"]:
            print(f"{page}: {fault}", flush=True)
        for name, mark in zip(("accessibility", "best practices"), told["marks"], strict=True):
            what = f"Lighthouse, {page}: {name}"
            yield Row(what, f"{mark}", goal=f"{FULL}", met=mark == FULL)


def _ask_lighthouse(addresses: list[str]) -> list[dict[str, Any]]:
    """For each address the marks, and what takes points away."""
    sys.path.insert(0, str(ROOT / "environment"))
    import bundles

    bundles.install_tools(HERE / "tools", INSTALLED)
    script = [str(HERE / "lighthouse.mjs"), str(INSTALLED), str(chromium.find_chromium())]
    found: list[dict[str, Any]] = json.loads(bundles.run_node([*script, *addresses], HERE))
    return found
