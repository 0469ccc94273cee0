"""A widget alone on a bare page: its module, its style and a model that only remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from page_checks import wait_until_drawn
from playwright.sync_api import Browser, Page

from breakcontact.ui.assets import load_module, load_style

THEMES = {
    "light": "--jp-content-font-color1: rgba(0,0,0,.87); --jp-layout-color1: #fff",
    "dark": "--jp-content-font-color1: #fff; --jp-layout-color1: #111; background: #111; "
    "color: #fff",
}
# The names of JupyterLab's own variables, with its own values; the rest is a page with a heading.
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Widget</title></head>
<body data-jp-theme-light="{is_light}" style="margin: 0; {theme}">
<main><h1>Lesson</h1><h2>Part</h2><div id="view"></div></main></body></html>"""
# Chance always decides the same way, so that a story takes the same course in every run; the
# numbers still differ, because ids are made of them.
_MOUNT = """async ([modules, state, keeps]) => {
  let drawn = 0;
  Math.random = () => 0.5 + (drawn += 1) * 1e-5;
  const handlers = {};
  const keep = () => {
    const { path, marks, number } = state;
    if (path.length || marks.length)
      window.model.set("saved", { state: "saved", path, marks, sentence: "", number });
  };
  window.sets = [];
  window.model = {
    get: (name) => state[name],
    state: () => structuredClone(state),
    set: (name, value) => {
      window.sets.push(name);
      window.model.receive({ [name]: value });
    },
    // As a message from the kernel: all values are there before anyone hears of one.
    receive: (values) => {
      Object.assign(state, values);
      for (const name of Object.keys(values))
        for (const handler of [...(handlers["change:" + name] ?? [])]) handler();
    },
    save_changes: () => keeps && setTimeout(keep),
    on: (event, handler) => (handlers[event] ??= new Set()).add(handler),
    off: (event, handler) => handlers[event]?.delete(handler),
  };
  window.handlers = handlers;
  const view = document.getElementById("view");
  const ends = [];
  for (const text of modules) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const { default: widget } = await import(address);
    const el = modules.length > 1 ? view.appendChild(document.createElement("div")) : view;
    ends.push(widget.render({ model: window.model, el }));
  }
  window.end = () => ends.forEach((end) => end());
}"""


@contextmanager
def open_page(browser: Browser, width: int = 1000) -> Iterator[Page]:
    """An empty page whose errors fail the test."""
    errors: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
    finally:
        page.close()
    assert not errors


def show_widget(
    page: Page,
    name: str,
    state: dict[str, Any],
    theme: str = "light",
    *,
    bundles: Path | None = None,
) -> None:
    """Put the widget ``name`` on the page with these traits, from our bundles or a copy's."""
    show_widgets(page, (name,), state, theme, bundles=bundles)


def show_widgets(
    page: Page,
    names: tuple[str, ...],
    state: dict[str, Any],
    theme: str,
    *,
    keeps: bool = False,
    bundles: Path | None = None,
) -> None:
    """Put several widgets on the page, one below the other, that share these traits.

    Args:
        page: The page.
        names: The widgets; one that is named twice has two views.
        state: The traits.
        theme: ``light`` or ``dark``.
        keeps: Whether the model confirms what it is told to save, a moment later, as Python does.
        bundles: The folder of the bundles; without it, our own.
    """
    page.set_content(_PAGE.format(is_light=str(theme == "light").lower(), theme=THEMES[theme]))
    for name in dict.fromkeys(names):
        page.add_style_tag(content=_read_bundle(f"{name}.css", bundles, load_style))
    modules = [_read_bundle(f"{name}.js", bundles, load_module) for name in names]
    page.evaluate(_MOUNT, [modules, state, keeps])


def _read_bundle(name: str, bundles: Path | None, load: Callable[[str], str]) -> str:
    return load(name) if bundles is None else (bundles / name).read_text(encoding="utf-8")


def find_axe_faults(page: Page) -> list[str]:
    """What axe-core finds: rule and first element."""
    wait_until_drawn(page)
    violations = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in violations]


def find_small_targets(page: Page) -> list[str]:
    """What can be pressed and is smaller than 44 pixels in one direction."""
    wait_until_drawn(page)
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#view :is(a, button, label, summary)")]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { width, height } = element.getBoundingClientRect();
            return width < 44 || height < 44;
          })
          .map((element) => element.textContent)"""
    )
    return found


def is_wider_than_page(page: Page) -> bool:
    """Whether a reader would have to scroll sideways."""
    wait_until_drawn(page)
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wide
