"""The code of a widget: sent once per notebook, evaluated once per page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import quiz_definitions
from page_values import expect_value, result_of
from playwright.sync_api import Browser, Page, expect
from quiz_kernel import run_quiz
from shipped import PLAYED
from widget_page import open_page

from breakcontact.i18n import list_languages, load_messages
from breakcontact.lessons import load_lessons
from breakcontact.ui import Lesson
from breakcontact.ui.assets import load_module, load_style
from breakcontact.ui.widget import BundledWidget, share_code

MODULE = """
globalThis.evaluated = (globalThis.evaluated ?? 0) + 1;
const render = ({ model, el }) => {
  el.textContent = `%s ${model.get("name")}`;
  return () => el.replaceChildren();
};
export default { render };
"""
_SHOW = """async ([loader, name, version, module, style, follows]) => {
  const address = URL.createObjectURL(new Blob([loader], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  const code = { get: (trait) => ({ module, style })[trait] };
  const others = { gentle: "there" };
  const handlers = new Set();
  window.other = {
    saved: [],
    get: (trait) => others[trait],
    set: (trait, value) => ((others[trait] = value), handlers.forEach((handler) => handler())),
    save_changes: () => window.other.saved.push(others.gentle),
    on: (event, handler) => event === "change:gentle" && handlers.add(handler),
    off: (event, handler) => event === "change:gentle" && handlers.delete(handler),
  };
  const traits = { name, _code: "IPY_MODEL_c0de", _code_version: version, _follows: follows };
  const model = {
    get: (trait) => traits[trait],
    save_changes: () => {},
    widget_manager: {
      get_model: async (id) => {
        if (id === "c0de" && module) return code;
        if (id === "07he5") return window.other;
        throw new Error(`no model ${id}`);
      },
    },
  };
  const el = document.createElement("p");
  document.body.append(el);
  (window.ends ??= []).push(await widget.render({ model, el }));
  return el.textContent;
}"""


def test_a_notebook_sends_the_code_of_a_quiz_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All questions of a quiz refer to the same code, and carry none themselves."""
    ids = [item["id"] for item in quiz_definitions.ITEMS]

    with run_quiz(tmp_path, monkeypatch) as kernel:
        states = [kernel.widget(name).get_state() for name in ("start", *ids, "finish")]

    assert {state["_code"] for state in states} == {f"IPY_MODEL_{share_code('quiz').model_id}"}
    assert share_code("quiz").module == load_module("quiz.js")
    assert share_code("quiz").style == load_style("quiz.css")
    assert max(len(state["_esm"]) for state in states) < 1536
    assert not any("_css" in state for state in states)


def test_code_that_was_closed_is_sent_again() -> None:
    """After all widgets were closed, new ones can be shown."""

    class Steps(BundledWidget):
        """A widget with nothing but code."""

        bundle = "steps"

    first = Steps()._code
    model_id = first.model_id
    first.close()

    assert Steps()._code.model_id != model_id
    assert Steps()._code.module == load_module("steps.js")


def test_a_lesson_sends_its_story_and_the_words_of_the_interface_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chat, review, steps and questions share them, and none of their states has another copy."""
    monkeypatch.chdir(tmp_path)
    lesson = Lesson(next(each.slug for each in load_lessons() if each.story and each.practice))
    chat = lesson.chat()
    others = (lesson.review(), lesson.steps(), lesson.questions())
    words = chat.owner_of("labels")

    assert {each.owner_of("labels") for each in others} == {words}
    assert words.get_state()["labels"] == chat.labels
    for trait in ("story", "labels", "packs"):
        assert sum(trait in each.get_state() for each in (words, chat, *others)) == 1
    for name in ("story", "path", "marks", "gentle", "country"):
        assert lesson.review().owner_of(name) is chat
    assert lesson.steps().owner_of("country") is chat


def test_a_widget_follows_another_in_python_without_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pick and another country reach review and steps, which send nothing themselves."""
    monkeypatch.chdir(tmp_path)
    lesson = Lesson(next(each.slug for each in load_lessons() if each.story))
    chat, review, steps = lesson.chat(), lesson.review(), lesson.steps()
    sent: list[Any] = []
    for widget in (review, steps):
        monkeypatch.setattr(widget, "_send", lambda *message, **_: sent.append(message))
    first = chat.story["states"][0]["picks"][0][0]
    other = next(country for country in chat.packs if country != chat.country)

    chat.set_state({"path": [first], "country": other})

    assert review.path == [first]
    assert steps.country == other
    assert sent == []


@pytest.mark.parametrize("language", list_languages())
def test_a_widget_says_how_it_is_shown(language: str) -> None:
    """Where a notebook is read without widgets, a sentence stands there and no Python."""
    steps = Lesson(PLAYED.slug, language=language, memory_only=True).steps()

    bundle = steps._repr_mimebundle_()

    assert bundle is not None
    assert bundle[0]["text/plain"] == load_messages(language)["widget.fallback"]
    assert "▶ Start" in bundle[0]["text/plain"]


@pytest.fixture
def page(browser: Browser) -> Any:
    """An empty page."""
    with open_page(browser) as page:
        yield page


@pytest.mark.browser
def test_a_page_evaluates_each_version_once(page: Page) -> None:
    """Three views of one version and one of another: two evaluations, each view its own version."""
    texts = [
        _show(page, name, version) for name, version in (("a", 1), ("b", 1), ("c", 2), ("d", 1))
    ]

    assert texts == ["version 1 a", "version 1 b", "version 2 c", "version 1 d"]
    expect_value(page, "globalThis.evaluated", 2)
    styles = "[...document.querySelectorAll('style')].map((each) => each.textContent)"
    expect_value(page, styles, ["p { order: 2; }"])


@pytest.mark.browser
def test_a_view_is_removed_as_its_widget_says(page: Page) -> None:
    """What the widget's own clean-up does is done."""
    _show(page, "a", 1)

    page.evaluate("window.ends[0]()")

    expect(page.locator("p")).to_have_text("")


@pytest.mark.browser
def test_a_page_that_missed_the_code_can_show_a_later_view(page: Page) -> None:
    """Code that cannot be had once is asked for again by the next view."""
    with pytest.raises(Exception, match="no model c0de"):
        _show(page, "a", 1, module="")

    assert _show(page, "b", 1) == "version 1 b"


@pytest.mark.browser
def test_a_view_reads_and_sets_a_followed_trait_where_it_is(page: Page) -> None:
    """The view hears of changes there, and what it sets is saved there."""
    module = """const render = ({ model, el }) => {
      const show = () => (el.textContent = `${model.get("name")} ${model.get("gentle")}`);
      model.on("change:gentle", show);
      el.onclick = () => (model.set("gentle", "set here"), model.save_changes());
      show();
      return () => model.off("change:gentle", show);
    };
    export default { render };"""
    text = page.locator("p")

    assert _show(page, "own", 1, module, follows={"gentle": "IPY_MODEL_07he5"}) == "own there"
    page.evaluate("window.other.set('gentle', 'changed')")
    expect(text).to_have_text("own changed")
    text.click()
    expect(text).to_have_text("own set here")
    expect_value(page, "window.other.saved", ["set here"])
    page.evaluate("window.ends[0]()")
    page.evaluate("window.other.set('gentle', 'later')")
    expect(text).to_have_text("own set here")


def _show(
    page: Page,
    name: str,
    version: int,
    module: str | None = None,
    follows: dict[str, str] | None = None,
) -> str:
    text = MODULE % f"version {version}" if module is None else module
    style = f"p {{ order: {version}; }}"
    asked = [load_module("loader.js"), name, f"test {version}", text, style, follows or {}]
    return str(result_of(page, _SHOW, asked))
