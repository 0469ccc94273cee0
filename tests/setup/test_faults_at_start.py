"""Whatever prevents a start is explained in one sentence with a next step."""

import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fresh_project import READY_WORD, FreshProject

UNUSABLE = 2
NOWHERE = "http://127.0.0.1:9/"  # the port that discards; nothing listens there
OLD_PYTHONS = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
DEBIAN_WITHOUT_VENV = """\
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3-venv
"""


def _sentence(start: "subprocess.CompletedProcess[str]") -> str:
    """The one thing that is said at the end; nothing may look like a traceback."""
    assert start.returncode == UNUSABLE, start.stderr
    assert "Traceback" not in start.stderr
    *_, last = start.stderr.splitlines()
    assert last.startswith("run.py: "), start.stderr
    return last.removeprefix("run.py: ")


def _old_pythons() -> dict[str, str]:
    """Interpreters that are too old, by version, wherever this machine keeps them."""
    candidates = [found for old in OLD_PYTHONS if (found := shutil.which(f"python{old}"))]
    if pyenv := shutil.which("pyenv"):
        home = subprocess.run([pyenv, "root"], capture_output=True, text=True).stdout.strip()
        candidates += map(str, Path(home).glob("versions/*/bin/python"))
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    asked = {
        path: subprocess.run([path, "-c", code], capture_output=True, text=True)
        for path in candidates
    }
    versions = {answer.stdout.strip(): path for path, answer in asked.items()}
    return {version: path for version, path in versions.items() if version in OLD_PYTHONS}


FOUND = _old_pythons()


@pytest.fixture
def mounted(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> Iterator[FreshProject]:
    """A fresh project whose ``.venv`` lies on a file system of its own, mounted as asked for."""
    project = FreshProject(root, tmp_path / "project")
    project.venv.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", request.param, "none", str(project.venv)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a file system here")
    yield project
    subprocess.run(["umount", str(project.venv)], check=True)


@pytest.fixture
def no_network(tmp_path: Path) -> dict[str, str]:
    """Variables under which no package index is reached and nothing is in a cache."""
    return {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": NOWHERE,
        "PIP_FIND_LINKS": "",
        "PIP_NO_CACHE_DIR": "1",
        "UV_DEFAULT_INDEX": NOWHERE,
        "UV_CACHE_DIR": str(tmp_path / "cache"),
    }


@pytest.mark.parametrize("version", OLD_PYTHONS)
def test_a_python_too_old_is_told_so(root: Path, version: str) -> None:
    """Even one that cannot read today's Python says what is needed and where to get it."""
    if version not in FOUND:
        pytest.skip(f"no Python {version} on this machine")

    start = subprocess.run(
        [FOUND[version], str(root / "run.py")],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )

    assert start.returncode == 1
    assert start.stderr.startswith("Break Contact needs Python 3.11 or newer, and this is Python")
    assert version in start.stderr
    assert "python.org/downloads" in start.stderr
    assert len(start.stderr.splitlines()) == 1


@pytest.mark.parametrize("missing", ["uv", "a package"])
def test_no_network(project: FreshProject, no_network: dict[str, str], missing: str) -> None:
    """Both tools that fetch say what is wrong in our words; with a network it goes on."""
    if missing == "uv":
        project.uv.unlink()
    else:
        for part in project.site_packages.glob("anywidget*"):
            shutil.rmtree(part)

    start = project.start(**no_network)

    assert "the package index cannot be reached" in _sentence(start)
    assert "start again" in _sentence(start)
    assert project.start().returncode == 0


def test_a_package_with_another_hash_is_not_installed(project: FreshProject) -> None:
    """What is fetched has to be what was locked, to the byte."""
    lock = project.folder / "environment" / "learn.txt"
    kept = lock.read_text(encoding="utf-8")
    lock.write_text(re.sub("sha256:.{8}", "sha256:00000000", kept), encoding="utf-8")
    for part in project.site_packages.glob("anywidget*"):
        shutil.rmtree(part)

    start = project.start()
    lock.write_text(kept, encoding="utf-8")

    assert "does not match the lock file, so it was not installed" in _sentence(start)
    assert not (project.site_packages / "anywidget").exists()


@pytest.mark.parametrize("mounted", ["size=4m"], indirect=True)
def test_a_full_disk(mounted: FreshProject) -> None:
    """How much room it takes is said, and what to do."""
    sentence = _sentence(mounted.start())

    assert sentence.startswith("The disk is full. Free about 1 GB")


@pytest.mark.parametrize("mounted", ["ro"], indirect=True)
def test_a_folder_that_cannot_be_written(mounted: FreshProject) -> None:
    """The folder is named, and where it could go instead."""
    sentence = _sentence(mounted.start())

    assert str(mounted.folder) in sentence
    assert "cannot be written to. Move it to a folder of yours" in sentence


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(root: Path, tmp_path: Path) -> None:
    """The same sentence where the permission is missing, not the writable disk."""
    project = FreshProject(root, tmp_path / "project")
    project.folder.chmod(stat.S_IRUSR | stat.S_IXUSR)

    start = project.start()
    project.folder.chmod(stat.S_IRWXU)

    assert "cannot be written to. Move it to a folder of yours" in _sentence(start)


def test_a_file_in_the_way(root: Path, tmp_path: Path) -> None:
    """A file called .venv is not overwritten."""
    project = FreshProject(root, tmp_path / "project")
    project.venv.write_text("mine", encoding="utf-8")

    assert "is in the way. Move it elsewhere" in _sentence(project.start())
    assert project.venv.read_text(encoding="utf-8") == "mine"


def test_a_python_without_venv(root: Path, tmp_path: Path) -> None:
    """Debian's Python without its package python3-venv says how to get it."""
    project = FreshProject(root, tmp_path / "project")
    stand_in = tmp_path / "modules" / "venv"
    stand_in.mkdir(parents=True)
    (stand_in / "__init__.py").write_text("")
    code = f"import sys; print({DEBIAN_WITHOUT_VENV!r}); sys.exit(1)"
    (stand_in / "__main__.py").write_text(code, encoding="utf-8")

    start = project.start(PYTHONPATH=str(stand_in.parent))

    assert "sudo apt install python3-venv" in _sentence(start)


def test_a_taken_port(project: FreshProject) -> None:
    """Another port is to be chosen, or none."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        start = project.start("--no-browser", "--port", str(port))

    assert start.returncode == UNUSABLE
    assert f"breakcontact: Port {port} is taken" in start.stderr
    assert "Choose another, or leave out --port." in start.stderr


def test_ctrl_c_while_setting_up(root: Path, tmp_path: Path) -> None:
    """It stops quietly, says how to go on, and the exit code is that of an interruption."""
    project = FreshProject(root, tmp_path / "project")
    process = project.begin(*READY_WORD)
    assert process.stderr is not None, "it is a pipe"
    next(line for line in process.stderr if line.startswith("- making"))

    os.killpg(process.pid, 2)
    _, errors = process.communicate()

    assert process.returncode == 130
    assert errors.splitlines()[-1] == "run.py: Stopped. Start again to continue from here."
