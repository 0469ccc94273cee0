"""JupyterLab as ``breakcontact lab`` starts it: tidy, closed to others, apart from one's own."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from shipped import LESSONS

from breakcontact.errors import BreakContactError
from breakcontact.lab.server import LabOptions, default_language, start_lab
from breakcontact.lessons import START
from breakcontact.story.course_record import save_course_record

LAB = [sys.executable, "-m", "breakcontact", "lab", "--no-browser"]
HOSTILE_SETTING = "c.ServerApp.port = 1\nraise RuntimeError('read')\n"
NBGRADER = "@jupyter/nbgrader"


class Served:
    """A running JupyterLab: its address, token and process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        assert process.stdout is not None, "it is a pipe"
        self.welcome = ""
        for line in process.stdout:
            self.told = line.strip()
            if "http://" in line:
                break
            self.welcome += line
        self.base, self.page, self.token = re.fullmatch(
            r"(http://[^/]+)(/\S+)\?token=(\S+)", self.told
        ).groups()

    def get(
        self, path: str, token: str | None = None, body: bytes | None = None
    ) -> tuple[int, str]:
        """Ask for a page, or send ``body`` to it; the status and the text."""
        request = urllib.request.Request(self.base + path, body)
        request.add_header("Authorization", f"token {token or self.token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    def page_settings(self) -> dict[str, Any]:
        """What the page is told by the server."""
        text = self.get(self.page)[1]
        found = re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', text, re.DOTALL)
        assert found, "JupyterLab's page has its settings in it"
        return json.loads(found.group(1))


@contextmanager
def _serving(home: Path, *options: str) -> Iterator[Served]:
    """Run the command with a home folder of its own."""
    variables = {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "BREAKCONTACT_HOME": str(home / "own"),
    }
    process = subprocess.Popen(
        [*LAB, *options],
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Served(process)
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's home folder with a Jupyter configuration that would break everything."""
    home = tmp_path_factory.mktemp("home")
    own = home / ".jupyter"
    own.mkdir()
    for name in ("jupyter_server_config.py", "jupyter_lab_config.py"):
        (own / name).write_text(HOSTILE_SETTING, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def learners(home: Path) -> Iterator[Served]:
    """JupyterLab for learners, in class mode and Norwegian."""
    with _serving(home, "--class", "--language", "nb") as served:
        yield served


def test_it_opens_on_the_start_page_in_the_language(learners: Served) -> None:
    """The address that is printed, and the words around it, lead to the start page itself."""
    assert "Bryt kontakten er klar. Åpne denne adressen i en nettleser:" in learners.welcome
    assert learners.page == f"/lab/tree/nb/{START}.ipynb"
    assert learners.get(learners.page)[0] == 200


def test_nobody_else_gets_in(learners: Served) -> None:
    """It listens on this machine only, and asks for the token."""
    host, port = learners.base.removeprefix("http://").split(":")

    assert host == "127.0.0.1"
    assert learners.get("/api/contents", token="guessed")[0] == 403
    outside = socket.gethostbyname(socket.gethostname())
    if not outside.startswith("127."):
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((outside, int(port)), timeout=5)


def test_learners_see_the_lessons_only(learners: Served) -> None:
    """Not the project around them."""
    listed = json.loads(learners.get("/api/contents")[1])["content"]

    assert {"en", "nb"} <= {entry["name"] for entry in listed}
    assert "widgets" not in {entry["name"] for entry in listed}


def test_the_page_for_learners_is_tidy(learners: Served) -> None:
    """No news, no updates, no building, nothing to install, no nbgrader, no terminal."""
    settings = learners.page_settings()
    off = set(settings["disabledExtensions"])

    assert {NBGRADER, "@jupyterlab/apputils-extension:announcements"} <= off
    assert "@jupyterlab/extensionmanager-extension" in off
    assert settings["news"] == {"disabled": True}
    assert not settings["buildAvailable"]
    assert not settings["buildCheck"]
    assert settings["extensionManager"]["can_install"] is False
    assert not settings["terminalsAvailable"]
    for path in ("/formgrader", "/assignments", "/courses"):
        assert learners.get(path)[0] == 404, path


def test_class_mode_reaches_the_lessons(learners: Served) -> None:
    """A kernel that the server starts is told to keep nothing on disk."""
    learners.get("/api/kernels", body=b"{}")
    (kernel,) = psutil.Process(learners.process.pid).children()

    assert kernel.environ()["BREAKCONTACT_CLASS"] == "1"


def test_the_readers_own_jupyter_is_untouched(learners: Served, home: Path) -> None:
    """Its settings were not read, and nothing was written beside them."""
    written = {path.relative_to(home).parts[0] for path in home.rglob("*") if path.is_file()}

    assert learners.get("/api")[0] == 200
    assert written <= {".jupyter", "own"}
    assert {path.name for path in (home / ".jupyter").iterdir()} == {
        "jupyter_server_config.py",
        "jupyter_lab_config.py",
    }


def test_instructors_have_nbgrader(home: Path) -> None:
    """Its buttons and its pages are there, and so is the whole project."""
    with _serving(home, "--instructor", "--language", "en") as served:
        settings = served.page_settings()

        assert served.page == f"/lab/tree/lessons/en/{START}.ipynb"
        assert NBGRADER not in set(settings["disabledExtensions"])
        assert served.get("/formgrader")[0] == 200
        assert "@jupyterlab/apputils-extension:announcements" in settings["disabledExtensions"]


class _OpenedError(Exception):
    """JupyterLab would open this page."""


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[LabOptions], str]:
    """Give the page that JupyterLab would open, without starting it."""
    for code in ("en", "nb"):
        (tmp_path / "lessons" / code).mkdir(parents=True)
        for name in (START, *(lesson.slug for lesson in LESSONS)):
            (tmp_path / "lessons" / code / f"{name}.ipynb").touch()

    def refuse(options: LabOptions, root: Path, page: str) -> int:
        raise _OpenedError(page)

    monkeypatch.setattr("breakcontact.lab.server.PROJECT", tmp_path)
    monkeypatch.setattr("breakcontact.lab.server._serve", refuse)
    monkeypatch.setenv("BREAKCONTACT_HOME", str(tmp_path / "own"))
    monkeypatch.setattr(os, "environ", {**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": ""})

    def find(options: LabOptions) -> str:
        with pytest.raises(_OpenedError) as opened:
            start_lab(options)
        return str(opened.value).removeprefix("lab/tree/")

    return find


def test_the_chosen_language_is_opened_next_time(
    open_page: Callable[[LabOptions], str], tmp_path: Path
) -> None:
    """Unless the command names another, or a class shares the machine."""
    save_course_record(tmp_path / "lessons", language="nb")

    assert open_page(LabOptions()) == f"nb/{START}.ipynb"
    assert open_page(LabOptions(language="en")) == f"en/{START}.ipynb"
    assert open_page(LabOptions(keep_records=False)) == f"en/{START}.ipynb"


def test_an_audience_opens_its_first_lesson(open_page: Callable[[LabOptions], str]) -> None:
    """As a teacher asks for it."""
    first = next(each for each in LESSONS if "teenagers" in each.audience)

    assert open_page(LabOptions(audience="teenagers")) == f"en/{first.slug}.ipynb"


def test_an_audience_without_lessons_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is shown a lesson for others instead."""
    monkeypatch.setattr("breakcontact.lab.server.load_lessons", lambda **_: ())

    with pytest.raises(BreakContactError, match=r"There is no lesson for teenagers yet\."):
        start_lab(LabOptions(audience="teenagers"))


def test_the_settings_are_read_by_this_jupyterlab() -> None:
    """Every setting that we change exists in the JupyterLab that is installed."""
    schemas = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
    data = Path(__file__).parents[2] / "widgets" / "breakcontact" / "data" / "lab"

    for role in ("everyone", "learner"):
        text = (data / role / "labconfig" / "default_setting_overrides.json").read_text("utf-8")
        for plugin, changed in json.loads(text).items():
            package, _, name = plugin.partition(":")
            schema = json.loads((schemas / package / f"{name}.json").read_text(encoding="utf-8"))
            assert set(changed) <= {*schema["properties"]}, plugin


@pytest.mark.parametrize(
    ("told", "language"),
    [("nb_NO.UTF-8", "nb"), ("nn_NO", "nb"), ("no_NO", "nb"), ("en_GB.UTF-8", "en"), ("C", "en")],
)
def test_the_language_follows_the_machine(
    told: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Norwegian machine opens the Norwegian lesson; every other the English one."""
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", told)

    assert default_language() == language


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_a_port_that_is_none(port: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A number that is no port is refused in a sentence."""
    run = subprocess.run([*LAB, "--port", port], capture_output=True, text=True)

    assert run.returncode == 2
    assert run.stderr.startswith("breakcontact: ")
    assert "65535" in run.stderr
