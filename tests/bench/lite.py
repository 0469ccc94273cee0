"""How long until the first choice in JupyterLite, beside a bare JupyterLite that prints a word.

Both have the same Python and are opened in a fresh profile each round. Needs a network to build.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
from notebooks import write_notebook
from page_watch import PageWatch
from playwright.sync_api import Browser, Page, sync_playwright
from shipped import PLAYED
from static_server import serve_folder
from table import Row, bound_row, paired_ratio_row

from breakcontact.i18n import load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.lite.build import build_lite

ROUNDS = 3
LONGEST = 300_000
START = "[data-jp-item-name=start] jp-button"
FIRST_CHOICE = "[data-choice], [data-state=typing] button"
BARE = "bare.ipynb"
OF_THE_KERNEL = {
    *("asttokens", "comm", "executing", "ipykernel", "ipython", "ipython-pygments-lexers", "jedi"),
    *("matplotlib-inline", "micropip", "piplite", "prompt-toolkit", "pure-eval", "pygments"),
    *("pyodide-kernel", "stack-data", "traitlets", "typing-extensions", "wcwidth"),
}
"""What a kernel of JupyterLite loads before any notebook's own packages."""


def measure() -> Iterator[Row]:
    """Both sides in every round; no request may leave the machine."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        ours, bare = Path(place) / "ours", Path(place) / "bare"
        build_lite(ours, load_messages("en", GUIDE), lambda step: print(f"{step} ...", flush=True))
        shutil.copytree(ours, bare)
        make_bare(bare)
        path = chromium.find_lightest()
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        with serve_folder(ours) as first, serve_folder(bare) as second:
            rounds = [
                (
                    _time(browser, first, f"en/{PLAYED.slug}.ipynb", _wait_for_choice),
                    _time(browser, second, BARE, _wait_for_word),
                )
                for _ in range(ROUNDS)
            ]
        browser.close()
        what = (
            f"JupyterLite: open to the first choice, beside a bare one that prints, {ROUNDS} rounds"
        )
        yield paired_ratio_row(what, rounds, unit="s", most=1.2)
        size = sum(each.stat().st_size for each in ours.rglob("*") if each.is_file())
        yield bound_row("JupyterLite: the whole folder", size / 1e6, unit="MB")


def make_bare(folder: Path) -> None:
    """Take away all that is ours, but for the button that starts a notebook."""
    path = folder / "jupyter-lite.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    settings = config["jupyter-config-data"]
    (kernel,) = (
        each for name, each in settings["litePluginSettings"].items() if name.endswith(":kernel")
    )
    options = kernel["loadPyodideOptions"]
    options.pop("env")
    options["packages"] = [name for name in options["packages"] if name in OF_THE_KERNEL]
    settings["federated_extensions"] = [
        each
        for each in settings["federated_extensions"]
        if each["name"] not in ("anywidget", "@jupyter-widgets/jupyterlab-manager")
    ]
    path.write_text(json.dumps(config), encoding="utf-8")
    listed = folder / "api" / "contents" / "all.json"
    contents = json.loads(listed.read_text(encoding="utf-8"))
    like = {**contents["content"][0], "name": BARE, "path": BARE, "type": "notebook"}
    contents["content"].append({**like, "format": "json"})
    listed.write_text(json.dumps(contents), encoding="utf-8")
    write_notebook(folder / "files" / BARE, 'print("rea" + "dy")')


def _time(browser: Browser, address: str, notebook: str, wait: Any) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watch = PageWatch(context)
    context.set_default_timeout(LONGEST)
    page = context.new_page()
    began = time.perf_counter()
    page.goto(f"{address}/lab/index.html?path={notebook}")
    page.locator(START).locator("visible=true").click()
    wait(page)
    passed = time.perf_counter() - began
    outside = [each for each in watch.faults() if "leaves this machine" in each]
    context.close()
    if outside:
        raise RuntimeError(outside[0])
    return passed


def _wait_for_choice(page: Page) -> None:
    page.locator("button.breakcontact-chat__begin").click()
    page.locator(FIRST_CHOICE).first.wait_for()


def _wait_for_word(page: Page) -> None:
    page.get_by_text("ready", exact=True).wait_for()
