"""``python3 run.py`` on a fresh machine, the second time, and after something went wrong."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fresh_project import READY_WORD, SETTING_UP, FreshProject

HANDED_OVER = "usage: breakcontact lab"
KEEP_MODULES = "import start, sys; start.os.execv = lambda *_: sys.exit(' '.join(sys.modules));"


def _remove_interpreter(project: FreshProject) -> None:
    for python in project.python.parent.glob("python*"):
        python.unlink()


def _garble_marker(project: FreshProject) -> None:
    (project.venv / "ready.txt").write_bytes(b"\xff\x00 half a line")


def _remove_package(project: FreshProject) -> None:
    shutil.rmtree(project.site_packages / "anywidget")


def _remove_uv(project: FreshProject) -> None:
    project.uv.unlink()


def _change_lock(project: FreshProject) -> None:
    with (project.folder / "environment" / "learn.txt").open("a") as file:
        file.write("# changed\n")


def _move_folder(project: FreshProject) -> None:
    project.folder = project.folder.rename(project.folder.with_name("moved"))


def test_two_starts_at_once_mend_what_a_killed_one_left(kept_project: FreshProject) -> None:
    """Both end well, and only one of them did the work."""
    told = [start.stderr for start in kept_project.first_starts]

    assert [start.returncode for start in kept_project.first_starts] == [0, 0]
    assert all(HANDED_OVER in start.stdout for start in kept_project.first_starts)
    assert sum("- installing" in text for text in told) == 1


def test_the_second_start_says_nothing_and_hands_over(project: FreshProject) -> None:
    """Nothing but what the command itself says."""
    start = project.start()

    assert (start.returncode, start.stderr) == (0, "")
    assert start.stdout.startswith(HANDED_OVER)


def test_the_second_start_loads_next_to_nothing(project: FreshProject) -> None:
    """What costs time is loaded only to set up: no subprocess, no network, none of our package."""
    code = f"{KEEP_MODULES} start.main(['lab'])"
    start = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=project.folder / "environment",
        capture_output=True,
        text=True,
    )

    loaded = set(start.stderr.split())
    assert "start" in loaded, start.stderr
    assert loaded.isdisjoint({"install", "subprocess", "pathlib", "socket", "breakcontact", "json"})


@pytest.mark.parametrize(
    "harm",
    [
        _garble_marker,
        _remove_package,
        _remove_uv,
        _change_lock,
        _remove_interpreter,
        _move_folder,
    ],
    ids=lambda harm: harm.__name__.strip("_"),
)
def test_a_damaged_environment_is_mended(
    project: FreshProject, harm: Callable[[FreshProject], None]
) -> None:
    """The next start says that it sets up, works, and the one after has nothing left to do."""
    harm(project)

    start = project.start()
    again = project.start()

    assert (start.returncode, start.stdout[: len(HANDED_OVER)]) == (0, HANDED_OVER), start.stderr
    assert start.stderr.startswith(SETTING_UP)
    assert re.search(r"Ready after \d+ s\.\n$", start.stderr)
    assert again.stderr == ""
    code = "import anywidget, breakcontact; print(breakcontact.__file__)"
    imported = subprocess.run([project.python, "-c", code], capture_output=True, text=True)
    assert Path(imported.stdout.strip()).is_relative_to(project.folder)


def test_repair_finds_a_single_missing_file(project: FreshProject) -> None:
    """Also deep inside a package, where no start looks."""
    lost = project.site_packages / "anywidget" / "widget.py"
    lost.unlink()

    start = project.start("repair")

    assert start.returncode == 0, start.stderr
    assert lost.is_file()


def test_the_environment_is_as_the_lock_says(project: FreshProject) -> None:
    """Every package has the version that was locked, and no other package came along."""
    lock = (project.folder / "environment" / "learn.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock, re.MULTILINE))
    command = [project.uv, "pip", "list", "--python", project.python, "--format", "freeze"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    installed = {tuple(line.split("==")) for line in listed.splitlines() if "==" in line}
    assert {name for name, _ in installed - locked} == {"breakcontact", "uv"}


def test_words_reach_the_command_unchanged(project: FreshProject) -> None:
    """Also words with spaces and letters beyond ASCII, and the command's own exit code."""
    start = project.start("check", "no such file æøå.yaml")

    assert start.returncode == 1
    assert "no such file æøå.yaml" in start.stdout


def test_help_needs_no_environment(root: Path, tmp_path: Path) -> None:
    """It tells what there is, and sets nothing up."""
    project = FreshProject(root, tmp_path / "project")

    start = project.start("--help")

    assert "python3 run.py test" in start.stdout
    assert not project.venv.exists()


@pytest.mark.parametrize(
    ("noted", "group"),
    [("test\nof another day", "test"), ("learn\n", "learn"), ("", "learn"), ("cats\n", "learn")],
)
def test_an_environment_for_tests_stays_one(
    noted: str, group: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Starting a lesson after an update sets up no less than was there before."""
    monkeypatch.syspath_prepend(str(root / "environment"))
    import install
    import ready
    import start

    prepared: list[str] = []
    (tmp_path / "ready.txt").write_text(noted, encoding="utf-8")
    monkeypatch.setattr(ready, "MARKER", str(tmp_path / "ready.txt"))
    monkeypatch.setattr(install, "prepare", lambda name, anyway: prepared.append(name))
    monkeypatch.setattr(start, "_hand_over", lambda word, rest: 0)

    assert start.main(["lab"]) == 0
    assert prepared == [group]


def test_windows_waits_for_the_command(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Where there is no exec, the command runs as a child and its exit code is ours."""
    monkeypatch.syspath_prepend(str(root / "environment"))
    import start

    assert start._wait_for([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_variables_of_pip_and_python_do_no_harm(project: FreshProject) -> None:
    """Settings that would send packages elsewhere do not break the start."""
    _garble_marker(project)
    _remove_uv(project)

    start = project.start(
        *READY_WORD, PIP_USER="1", VIRTUAL_ENV=str(project.folder), PYTHONDONTWRITEBYTECODE="1"
    )

    assert start.returncode == 0, start.stderr
    assert project.uv.is_file()
