"""Try a bundle for Linux where there is no network; not part of the suite, since it takes minutes.

    python3 run.py bundle -o room.zip --for linux
    .venv/bin/python tests/setup/room.py room.zip

Unpacks it under a path with spaces and letters beyond ASCII, starts it in a network namespace that
has no route and an empty home, and plays lesson 1 there in a browser. Needs Linux and root.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

sys.path.extend(str(folder) for folder in (Path(__file__).parent.parent / "support").iterdir())
import chromium
from lesson_page import LessonPage
from page_watch import PageWatch
from playwright.sync_api import sync_playwright
from shipped import STORY_FILE

from breakcontact.story import Story

INSIDE = "BREAKCONTACT_NO_ROUTE"
FOLDER = "Rom uten nett æøå (1)"
ELSEWHERE = ("192.0.2.1", 80)  # an address that is nobody's, for documentation


def main(arguments: list[str]) -> int:
    """Try the bundle that is named; 0 if the lesson was played to its end."""
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print(__doc__)
        return 2
    if INSIDE not in os.environ:
        inside = 'ip link set lo up && exec "$0" "$@"'
        command = ["unshare", "--net", "sh", "-c", inside, sys.executable, __file__, *arguments]
        return subprocess.run(command, env={**os.environ, INSIDE: "1"}).returncode
    _expect_no_route()
    with tempfile.TemporaryDirectory() as scratch:
        place, home = Path(scratch, FOLDER), Path(scratch, "home")
        home.mkdir()
        subprocess.run(["unzip", "-q", arguments[0], "-d", str(place)], check=True)
        _try_it(place / "breakcontact", home)
    return 0


def _expect_no_route() -> None:
    try:
        socket.create_connection(ELSEWHERE, timeout=2).close()
    except OSError as error:
        print(f"no route: {error}")
        return
    sys.exit("This machine still reaches a network here.")


def _try_it(folder: Path, home: Path) -> None:
    """Start the unpacked folder with its own start file, and play lesson 1 to an ending."""
    clean = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    started = time.monotonic()
    server = subprocess.Popen(
        ["sh", "start.sh", "--no-browser"],
        cwd=folder,
        env=clean,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        address = _read_address(server)
        print(f"first start: {time.monotonic() - started:.0f} s", flush=True)
        _play(address, folder)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _read_address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None, "it is a pipe"
    for line in server.stdout:
        print("  " + line.rstrip(), flush=True)
        if found := re.search(r"http://\S+token=\w+", line):
            return found[0]
    sys.exit("It ended without an address.")


def _play(address: str, folder: Path) -> None:
    parts = urlsplit(address)
    base, token = f"{parts.scheme}://{parts.netloc}", parts.query.partition("=")[2]
    notebook = folder / "lessons" / "en" / "01_match.ipynb"
    pictures = Path(tempfile.mkdtemp(prefix="room-"))

    def address_of(path: Path, workspace: str = "") -> str:
        place = quote(path.relative_to(folder / "lessons").as_posix())
        return f"{base}/lab/tree/{place}?token={token}"

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find_lightest(), args=chromium.FLAGS
        )
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(chromium.PATIENCE)
        watch = PageWatch(page.context)
        page.goto(address)
        page.get_by_role("link").first.wait_for(timeout=120_000)
        page.screenshot(path=pictures / "start_page.png")
        lesson = LessonPage(
            page=page,
            lab=SimpleNamespace(base="nowhere", address_of=address_of),  # type: ignore[arg-type]
            notebook=notebook,
            language="en",
            table=Story.load(STORY_FILE).table,
            pictures=pictures,
            look="en-light",
            watch=watch,
        )
        lesson.begin()
        lesson.play_to_the_end()
        lesson.saved()
        page.screenshot(path=pictures / "ending.png")
        print(f"played: {len(lesson.record()['path'])} picks; faults: {watch.faults()}")
        print(f"pictures: {pictures}")
        browser.close()
    assert watch.faults() == []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
