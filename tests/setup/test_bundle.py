"""One zip for computers without a network: what is in it, and what it says where it is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from toy_wheels import NO_INDEX, UV, write_lock, write_wheel

INDEX = (
    "uv-1-py3-none-win_amd64.whl",
    "toy-1-py3-none-any.whl",
    "native-2-cp313-cp313-win_amd64.whl",
    "native-2-cp313-cp313-macosx_11_0_arm64.whl",
    "native-2-cp313-cp313-manylinux_2_34_x86_64.whl",
    "patched-1-py3-none-any.whl",
    "patched-2-py3-none-any.whl",
)
LOCKED = (
    "toy==1",
    "native==2",
    "patched==1 ; python_full_version < '3.13.5'",
    "patched==2 ; python_full_version >= '3.13.5'",
    "elsewhere==1 ; sys_platform == 'linux'",
)
FOR_WINDOWS = ["--for", "windows", "--python", "3.13"]
UNUSABLE = 2
INTERRUPTED = 130


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of wheels."""
    folder = tmp_path_factory.mktemp("index")
    for name in INDEX:
        write_wheel(folder, name)
    return folder


@pytest.fixture
def pack(
    root: Path, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Give the command, with locks and an index of the test's own."""
    monkeypatch.syspath_prepend(str(root / "environment"))
    import pack
    import ready

    locks = tmp_path / "locks"
    locks.mkdir()
    write_lock(locks / "uv.txt", ["uv==1"], index.iterdir())
    write_lock(locks / "learn.txt", LOCKED, index.iterdir())
    monkeypatch.setattr(ready, "LOCKS", str(locks))
    for name, value in {**NO_INDEX, "PIP_FIND_LINKS": str(index)}.items():
        monkeypatch.setenv(name, value)
    return lambda *words: int(pack.main(["-o", str(tmp_path / "room.zip"), *words]))


@pytest.fixture
def downloads(index: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the packages that were downloaded, each as quickly as a file is copied."""
    from packing import wheels

    names: list[str] = []

    def download(batch: list[Any], target: Any, folder: Path) -> None:
        names.extend(pin.name for pin in batch)
        for path in index.iterdir():
            if target.fits(path.name) and any(pin.is_in(path.name) for pin in batch):
                shutil.copy(path, folder)

    monkeypatch.setattr(wheels, "_download", download)
    return names


@pytest.fixture
def packed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., str]]:
    """Give what is said in an unpacked folder with a note of these values; empty if all is well."""
    monkeypatch.syspath_prepend(str(root / "environment"))
    import packed
    import ready
    from diagnostics import SetupError

    monkeypatch.setattr(ready, "ROOT", str(tmp_path))
    monkeypatch.setattr(ready, "MARKER", str(tmp_path / "ready.txt"))
    monkeypatch.setattr(packed, "FOLDER", str(tmp_path))
    monkeypatch.setattr(packed, "NOTE", str(tmp_path / "bundle.json"))

    def say(group: str = "learn", **values: Any) -> str:
        here = {
            "system": packed.SYSTEMS[sys.platform],
            "machines": [packed.this_machine()],
            "pythons": ["{}.{}".format(*sys.version_info[:2])],
            "longest_path": 100,
            "installed_bytes": 1,
            "wheels": {},
        }
        Path(packed.NOTE).write_text(json.dumps({**here, **values}), encoding="utf-8")
        try:
            packed.check_machine(group)
        except SetupError as fault:
            return str(fault)
        return ""

    yield say
    sys.modules.pop("packed")


def test_a_bundle_holds_what_one_system_needs(
    pack: Callable[..., int],
    downloads: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The wheels that fit, for every patch of Python, the lessons and a start; nobody's traces."""
    assert pack(*FOR_WINDOWS) == 0, capsys.readouterr().err

    told = capsys.readouterr().err
    with zipfile.ZipFile(tmp_path / "room.zip") as archive:
        names = {name.removeprefix("breakcontact/") for name in archive.namelist()}
        start = archive.read("breakcontact/start.bat")
    wheels = {Path(name).name for name in names if name.endswith(".whl")}
    assert wheels == set(INDEX) - {name for name in INDEX if "macosx" in name or "linux" in name}
    assert {"run.py", "lessons/en/01_match.ipynb", "packages/bundle.json"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/", "tests"))]
    assert not [name for name in names if "__pycache__" in name or ".record." in name]
    assert b"py -%%v" in start
    assert b"(3.13)" in start
    assert start.count(b"\r\n") == start.count(b"\n")
    assert "MB" in told
    assert not (tmp_path / "room.zip.wheels").exists()


def test_what_would_have_to_be_built_is_named(
    pack: Callable[..., int], index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package without a wheel that fits stops the packing, with its name and what it was for."""
    write_lock(tmp_path / "locks" / "learn.txt", ["toy==1", "native==2"], index.iterdir())

    assert pack("--for", "windows", "--python", "3.14") == UNUSABLE

    told = capsys.readouterr().err
    assert "native 2 for Python 3.14 on windows amd64" in told
    assert "toy" not in told.partition("nothing was packed")[2]
    assert not (tmp_path / "room.zip").exists()


def test_a_packing_that_was_stopped_goes_on(
    pack: Callable[..., int],
    downloads: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was there before is not asked for again."""
    from packing import wheels

    whole = wheels._download

    def stop_after_two(*arguments: Any) -> Any:
        if len(downloads) == 2:
            raise KeyboardInterrupt
        return whole(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(wheels, "AT_ONCE", 1)
        patch.setattr(wheels, "_download", stop_after_two)
        assert pack(*FOR_WINDOWS) == INTERRUPTED
    assert "start again to continue" in capsys.readouterr().err
    assert downloads == ["uv", "toy"]

    assert pack(*FOR_WINDOWS) == 0, capsys.readouterr().err
    assert sorted(downloads[2:]) == ["native", "patched", "patched"]


def test_no_network_is_said_when_packing(
    pack: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An index that cannot be reached is not taken for one without wheels."""
    monkeypatch.setenv("PIP_NO_INDEX", "0")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_RETRIES", "0")

    assert pack(*FOR_WINDOWS) == UNUSABLE

    assert "the package index cannot be reached" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--for", "windows", "--machine", "arm64"], "does not go with"),
        (["--for", "plan9"], "plan9"),
    ],
)
def test_what_cannot_be_packed_is_said(
    pack: Callable[..., int], capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """Nothing is downloaded for something that does not exist."""
    with pytest.raises(SystemExit):
        pack(*words)

    assert said in capsys.readouterr().err


def test_a_full_disk_is_said_before_anything_is_downloaded(
    pack: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """How much is needed and how much there is."""
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9, 8, 1))

    assert pack(*FOR_WINDOWS) == UNUSABLE

    assert "There is not enough room" in capsys.readouterr().err


def test_a_course_and_records_stay_out(
    root: Path, tmp_path: Path, pack: Callable[..., int]
) -> None:
    """Names, hand-ins and what somebody has played are in no bundle."""
    from packing.contents import list_files

    (tmp_path / ".gitignore").write_text((root / ".gitignore").read_text("utf-8"), "utf-8")
    for name in (
        "lessons/en/01_match.ipynb",
        "lessons/en/01_match.record.json",
        "lessons/course.record.json",
        "lessons/guild/guild.yaml",
        "my_class/submitted/kari/before/before.ipynb",
        "assessments/gradebook.db",
        "assessments/submitted/kari/before/before.ipynb",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    listed = {path.as_posix() for path in list_files(tmp_path)}

    assert listed == {".gitignore", "lessons/en/01_match.ipynb", "lessons/guild/guild.yaml"}


@pytest.mark.parametrize(
    ("wheel", "fits"),
    [
        ("a-1-py3-none-any.whl", {"windows", "arm64", "x86_64", "linux"}),
        ("a-1-cp39-abi3-win_amd64.whl", {"windows"}),
        ("a-1-cp314-cp314-win_amd64.whl", set()),
        ("a-1-cp313-cp313-macosx_11_0_arm64.whl", {"arm64"}),
        ("a-1-cp313-cp313-macosx_10_13_universal2.whl", {"arm64", "x86_64"}),
        ("a-1-cp313-cp313-macosx_15_0_arm64.whl", set()),
        ("a-1-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", {"linux"}),
        ("a-1-cp313-cp313-manylinux_2_34_x86_64.whl", set()),
        ("a-1-cp313-cp313-musllinux_1_2_x86_64.whl", set()),
    ],
)
def test_which_wheels_fit(pack: Callable[..., int], wheel: str, fits: set[str]) -> None:
    """By the tags, never newer than the oldest system that is promised."""
    from packing.targets import Target

    machines = {"windows": "amd64", "macos": "arm64", "linux": "x86_64"}
    targets = {system: Target(system, machine, "3.13") for system, machine in machines.items()}
    targets["arm64"] = targets.pop("macos")
    targets["x86_64"] = Target("macos", "x86_64", "3.13")

    assert {name for name, target in targets.items() if target.fits(wheel)} == fits


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"system": "windows", "machines": ["amd64"]}, "was packed for Windows (amd64), and this"),
        ({"machines": ["riscv64"]}, "(riscv64), and this is"),
        ({"pythons": ["3.7", "3.8"]}, "packages for Python 3.7 or 3.8, and this is"),
        ({"wheels": {"toy-1-py3-none-any.whl": 5}}, "Unpack the whole zip again"),
        ({"installed_bytes": 10**15}, "There is not enough room"),
        ({"group": "test"}, "without the tests"),
    ],
)
def test_what_does_not_fit_is_said_at_the_start(
    packed: Callable[..., str], values: dict[str, Any], said: str
) -> None:
    """One sentence with what to do, before anything is set up."""
    sentence = packed(**values)

    assert said in sentence
    assert bool(sentence) == bool(said)


def test_a_linux_that_is_too_old_is_told_so(
    packed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is one without glibc."""
    monkeypatch.setattr("platform.libc_ver", lambda: ("glibc", "2.17"))
    assert "glibc 2.28 or newer, and this one has glibc 2.17" in packed(glibc="2.28")
    monkeypatch.setattr("platform.libc_ver", lambda: ("", ""))
    assert "another library" in packed(glibc="2.28")


def test_a_path_too_long_for_windows_is_said(
    packed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the number of characters to save, and where to move the folder."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("sysconfig.get_platform", lambda: "win-amd64")

    sentence = packed(system="windows", machines=["amd64"], longest_path=250)

    assert "too long for Windows, by " in sentence
    assert "C:\\breakcontact" in sentence


def test_setting_up_asks_no_index(
    packed: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither pip nor an index is needed: uv comes out of its wheel and gets the wheels' folder."""
    import install
    import ready
    from packed import this_machine

    packed()
    write_wheel(tmp_path, f"uv-1-py3-none-any_{this_machine()}.whl")
    monkeypatch.setattr(ready, "UV", str(tmp_path / "uv"))
    monkeypatch.setattr(install, "packed", sys.modules["packed"])
    monkeypatch.setattr(install, "_damaged_packages", list)
    commands: list[list[str]] = []
    monkeypatch.setattr(install, "run_tool", lambda doing, command, **_: commands.append(command))

    install._fill("learn")

    assert Path(ready.UV).read_bytes() == UV
    assert Path(ready.UV).stat().st_mode & 0o100
    assert len(commands) == 2
    assert {"--no-index", "--offline", "--require-hashes"} <= set(commands[0])


@pytest.mark.skipif(sys.platform == "win32", reason="a file for a shell")
@pytest.mark.parametrize("versions", [["3.13"], ["3.11"], []])
def test_the_start_file_finds_python(
    pack: Callable[..., int], tmp_path: Path, versions: list[str]
) -> None:
    """In a path with spaces and letters beyond ASCII; a shim without its Python is passed over."""
    from packing.contents import render_start_files

    folder, programs = tmp_path / "Rom uten nett æøå (1)", tmp_path / "bin"
    folder.mkdir()
    programs.mkdir()
    (folder / "start.sh").write_bytes(render_start_files("linux", ["3.11", "3.13"])["start.sh"])
    for name in ("dirname", "sh"):
        (programs / name).symlink_to(str(shutil.which(name)))
    for version in ("3.13", "3.11"):
        works = "exit 0" if version in versions else "exit 127"
        script = f'#!/bin/sh\n[ "$1" = -c ] && {works}\necho "{version} $PWD $*"\n'
        (programs / f"python{version}").write_text(script, encoding="utf-8")
        (programs / f"python{version}").chmod(0o755)

    start = subprocess.run(
        ["/bin/sh", str(folder / "start.sh"), "--class"],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )

    if versions:
        assert start.stdout == f"{versions[0]} {folder} run.py --class\n"
    else:
        assert start.returncode == UNUSABLE
        assert "Install version 3.11 or 3.13 from https://www.python.org" in start.stderr
