"""The browser that the tests drive: found on the machine, else fetched where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMED = "BREAKCONTACT_CHROMIUM"
ON_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
SANDBOX_NEEDS_USER = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
FLAGS = [
    *SANDBOX_NEEDS_USER,
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine, or None."""
    if named := os.environ.get(NAMED):
        return named
    return next((path for path in _candidates() if Path(path).is_file()), None)


def fetch_chromium() -> str | None:
    """Get a browser: Playwright's own, else Debian's package where we may install it."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if (found := find_chromium()) is None and shutil.which("apt-get") and (root := _as_root()):
        env = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        _run([*env, "update"])
        _run([*env, "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"])
        found = find_chromium()
    return found


def fault_in(path: str) -> str | None:
    """Start the browser at ``path`` once; what is wrong with it, or None."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=FLAGS).close()
    except Error as error:
        return str(error).strip().splitlines()[0]
    return None


def _candidates() -> Iterator[str]:
    for name in ON_PATH:
        if on_path := shutil.which(name):
            yield on_path
    for folder in ("/Applications", str(Path.home() / "Applications")):
        yield f"{folder}/Google Chrome.app/Contents/MacOS/Google Chrome"
        yield f"{folder}/Chromium.app/Contents/MacOS/Chromium"
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield f"{folder}\\Google\\Chrome\\Application\\chrome.exe"
            yield f"{folder}\\Chromium\\Application\\chrome.exe"
    yield _playwrights_own()


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None if nothing does."""
    if SANDBOX_NEEDS_USER:
        return ["env"]
    allowed = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ["sudo", "-n"] if allowed and allowed.returncode == 0 else None


def _run(command: list[str]) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, stdin=subprocess.DEVNULL)
