"""A learning platform in a browser: scorm-again, and a lesson in a frame of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from page_values import expect_value
from playwright.sync_api import Frame, Page, expect

ROOT = Path(__file__).parents[3]
RUNTIME = "node_modules/scorm-again/dist/scorm12.min.js"

# It remembers every call, and what a lesson has set from one opening to the next. With `refuses` it
# answers as one does whose session has ended.
_PLATFORM = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Platform</title>
<style>body { margin: 0 } iframe { border: 0; height: 780px; width: 100% }</style>
<h1>School</h1><script src="scorm12.min.js"></script><script>
window.calls = [];
window.refuses = false;
const kept = JSON.parse(sessionStorage.getItem("kept") ?? "null");
const runtime = new Scorm12API({ autocommit: false, logLevel: 5 });
if (kept) runtime.loadFromJSON(kept.cmi, "cmi");
const asked = (name) => (...values) => {
  window.calls.push([name, ...values]);
  if (window.refuses && name !== "LMSInitialize") return "false";
  const answer = runtime[name](...values);
  const all = JSON.stringify(runtime.renderCMIToJSONObject());
  if (name === "LMSCommit") sessionStorage.setItem("kept", all);
  return answer;
};
const names = ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"];
window.API = Object.fromEntries(names.map((name) => [name, asked(name)]));
</script>"""
_PLAYER = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Player</title>
<style>body { margin: 0 } iframe { border: 0; height: 760px; width: 100% }</style>
<iframe name="lesson" title="Lesson" src="lesson/index.html"></iframe>"""
_FRAME = '<iframe name="player" title="Player" src="player.html"></iframe>'
_WINDOW = """<button type="button" onclick="window.open('lesson/index.html')">Open</button>"""

_VALUES_SET = """window.calls.filter(([name]) => name === "LMSSetValue").map(([, ...set]) => set)"""


@dataclass
class LearningPlatform:
    """One learner's platform with one lesson.

    Args:
        folder: Where it is served from.
        address: Of that folder.
        page: The browser's page.
    """

    folder: Path
    address: str
    page: Page
    lesson: Path = field(init=False)

    def __post_init__(self) -> None:
        shutil.copy(_find_tools() / RUNTIME, self.folder)
        self.lesson = self.folder / "lesson"
        pages = {"player": _PLAYER, "frames": _PLATFORM + _FRAME, "windows": _PLATFORM + _WINDOW}
        for name, text in pages.items():
            (self.folder / f"{name}.html").write_text(text, encoding="utf-8")

    def upload(self, package: Path) -> None:
        """Unpack a package as a platform does."""
        with zipfile.ZipFile(package) as files:
            files.extractall(self.lesson)

    def open_frame(self) -> Frame:
        """Show the lesson in a frame of a frame of the platform."""
        self.page.goto(f"{self.address}/frames.html")
        inside = self.page.frame_locator("[name=player]").frame_locator("[name=lesson]")
        expect(inside.locator("body")).to_have_attribute("data-ready", "true")
        found = self.page.frame("lesson")
        assert found
        return found

    def open_window(self) -> Page:
        """Show the lesson in a window of its own."""
        self.page.goto(f"{self.address}/windows.html")
        with self.page.expect_popup() as opened:
            self.page.get_by_role("button", name="Open").click()
        expect(opened.value.locator("body")).to_have_attribute("data-ready", "true")
        return opened.value

    def refuse(self, refuses: bool) -> None:
        """Let the platform refuse everything from now on, or take it again."""
        self.page.evaluate("refuses => { window.refuses = refuses }", refuses)

    def expect_told(self, status: str, values: list[list[str]]) -> None:
        """Wait until the platform has this status, and was told these names and values alone."""
        expect_value(self.page, "runtime.cmi.core.lesson_status", status)
        expect_value(self.page, _VALUES_SET, values)

    def expect_names_told(self, names: list[str]) -> None:
        """Wait until the lesson has told values of these names alone."""
        expect_value(self.page, f"[...new Set({_VALUES_SET}.map(([name]) => name))]", names)


def _find_tools() -> Path:
    """The JavaScript tools of the environment, which are installed first if they are not there."""
    installed = ROOT / ".venv" / "javascript"
    if not (installed / RUNTIME).is_file():
        code = "import bundles; bundles.install_tools()"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT / "environment", check=True)
    return installed
