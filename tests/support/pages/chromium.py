"""The browser that the tests drive: found on the machine, else fetched where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

NAMED = "BREAKCONTACT_CHROMIUM"
PATIENCE = 20_000  # milliseconds that an act in a page may take
ON_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
FLAGS = [
    *(["--no-sandbox"] if IS_ROOT else []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's driver, and our Node, need libatomic1; without a font a page has no text.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")
# Chromium without windows: the same engine for about half the processor time.
HEADLESS = "chromium-headless-shell"
HEADLESS_OF_PLAYWRIGHT = "chromium_headless_shell-*/*/*headless*shell*"
APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq")
INSTALLED_IN = (
    "chromium-*/*/chrome",
    "chromium-*/*/chrome.exe",
    "chromium-*/*/*.app/Contents/MacOS/*",
)


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome on this machine, or None."""
    if named := os.environ.get(NAMED):
        return named
    return next((path for path in _candidates() if Path(path).is_file()), None)


def find_lightest() -> str | None:
    """The path of a Chromium without windows, else of any Chromium or Chrome, or None."""
    if named := os.environ.get(NAMED):
        return named
    fetched = _playwrights_folder().glob(HEADLESS_OF_PLAYWRIGHT)
    shells = [path for path in fetched if path.is_file() and path.suffix in ("", ".exe")]
    return shutil.which(HEADLESS) or (str(max(shells)) if shells else find_chromium())


def fetch_headless() -> None:
    """Try to get Debian's Chromium without windows, where we are root already."""
    fetch_packages([] if shutil.which(HEADLESS) else [HEADLESS])


def fetch_packages(names: Iterable[str]) -> None:
    """Try to get some of Debian's packages, where we are root already."""
    wanted = list(names)
    if wanted and IS_ROOT and shutil.which("apt-get"):
        quickly = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"]
        _run([*APT, *quickly, "install", "-y", "--no-install-recommends", *wanted])


def fetch_playwrights_own() -> None:
    """Try to get the Chromium that Playwright would download."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def fetch_debians() -> None:
    """Try to get Debian's package, where there is one and we may install it."""
    root = _as_root()
    if shutil.which("apt-get") and root is not None:
        apt = [*root, *APT]
        _run([*apt, "update"])
        _run([*apt, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES])


def fault_in(path: str) -> str | None:
    """Start the browser at ``path`` once; what is wrong with it, or None."""
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, args=FLAGS).close()
    except Exception as error:  # a driver that cannot run raises nothing more precise
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
    for pattern in INSTALLED_IN:
        yield from sorted(map(str, _playwrights_folder().glob(pattern)), reverse=True)


def _playwrights_folder() -> Path:
    """Where Playwright keeps its browsers."""
    if named := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright"
    caches = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path.home() / caches / "ms-playwright"


def _as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking; None if nothing does."""
    if IS_ROOT:
        return []
    asked = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ["sudo", "-n"] if asked and asked.returncode == 0 else None


def _run(command: list[str]) -> None:
    print("+", *command, flush=True)
    subprocess.run(command, stdin=subprocess.DEVNULL)
