"""A packed copy: a folder that holds its packages itself and is set up without a network.

``python3 run.py bundle`` makes it (see ``environment/packing``). The packages lie as wheels in
``packages/``, beside a note that says which system and which versions of Python they fit.
"""

import json
import os
import platform
import shutil
import stat
import sys
import sysconfig
import zipfile
from typing import Any

import ready
from diagnostics import SetupError

FOLDER = os.path.join(ready.ROOT, "packages")
NOTE = os.path.join(FOLDER, "bundle.json")
SYSTEMS = {"win32": "windows", "darwin": "macos", "linux": "linux"}
NAMES = {"windows": "Windows", "macos": "macOS", "linux": "Linux"}
# Without its long-path setting, Windows opens no file whose path is longer.
LONGEST_PATH = 259
WITHOUT_NETWORK = ["--offline", "--no-index", "--no-cache", f"--find-links={FOLDER}"]


def is_packed() -> bool:
    """Whether this folder holds its packages itself."""
    return os.path.exists(NOTE)


def check_machine(group: str) -> None:
    """Make sure that what was packed can be set up here.

    Raises:
        SetupError: If it was packed for something else, or if there is no room for it.
    """
    try:
        with open(NOTE, encoding="utf-8") as file:
            note = json.load(file)
    except (OSError, ValueError) as error:
        raise SetupError(
            f"The file {NOTE} cannot be read. Unpack the whole zip again, and start there."
        ) from error
    if group != "learn":
        raise SetupError(
            "This folder was packed for rooms without a network, without the tests and the "
            "benchmarks. Run them in a full copy of Break Contact."
        )
    for find_fault in (_other_system, _other_python, _too_long, _incomplete, _too_full):
        fault = find_fault(note)
        if fault:
            raise SetupError(fault)


def unpack_uv() -> None:
    """Put uv, which installs the rest, into the environment; needs neither pip nor ensurepip.

    Raises:
        SetupError: If it was not packed for this machine.
    """
    script = "uv" + ready.SUFFIX
    for name in os.listdir(FOLDER):
        if not (name.startswith("uv-") and _machine_tag(name)):
            continue
        with zipfile.ZipFile(os.path.join(FOLDER, name)) as wheel:
            inside = next(path for path in wheel.namelist() if path.endswith(f"/scripts/{script}"))
            with wheel.open(inside) as packed, open(ready.UV, "wb") as file:
                shutil.copyfileobj(packed, file)
        os.chmod(ready.UV, os.stat(ready.UV).st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
        return
    raise SetupError(f"uv is missing in {FOLDER}. Unpack the whole zip again, and start there.")


def this_machine() -> str:
    """The kind of processor that this Python was built for, as wheels name it."""
    # A 32-bit Python on a 64-bit Windows says so here, and a universal one on a Mac does not.
    if sys.platform == "win32":
        return sysconfig.get_platform().removeprefix("win-")
    return platform.machine()


def _machine_tag(wheel: str) -> bool:
    return wheel.removesuffix(".whl").endswith("_" + this_machine())


def _other_system(note: dict[str, Any]) -> str | None:
    system = SYSTEMS.get(sys.platform, sys.platform)
    packed_for = f"{NAMES[note['system']]} ({' and '.join(note['machines'])})"
    here = f"{NAMES.get(system, system)} ({this_machine()})"
    if system != note["system"] or this_machine() not in note["machines"]:
        return (
            f"This folder was packed for {packed_for}, and this is {here}. "
            f"Get the one for this system, or make it with 'python3 run.py bundle' on a computer "
            "that has a network."
        )
    library = platform.libc_ver()
    wanted = note.get("glibc")
    if wanted and (library[0] != "glibc" or _numbers(library[1]) < _numbers(wanted)):
        return (
            f"This folder was packed for a Linux with glibc {wanted} or newer, and this one has "
            f"{' '.join(library).strip() or 'another library'}. Use a newer Linux."
        )
    version = platform.mac_ver()[0]
    oldest = note.get("macos")
    if oldest and version and _numbers(version) < _numbers(oldest):
        return f"This folder was packed for macOS {oldest} or newer, and this is macOS {version}."
    return None


def _other_python(note: dict[str, Any]) -> str | None:
    here = "{}.{}".format(*sys.version_info[:2])
    if here in note["pythons"] and sys.implementation.name == "cpython":
        return None
    return (
        f"This folder holds the packages for Python {_list(note['pythons'])}, and this is "
        f"{platform.python_implementation()} {here}. Install one of those versions from "
        "https://www.python.org/downloads/ and start again."
    )


def _too_long(note: dict[str, Any]) -> str | None:
    spare = LONGEST_PATH - note["longest_path"] - len(ready.ROOT)
    if note["system"] != "windows" or spare >= 0:
        return None
    return (
        f"The path of this folder is too long for Windows, by {-spare} characters: {ready.ROOT}. "
        "Move the folder to a short path, for example C:\\breakcontact, and start again there."
    )


def _incomplete(note: dict[str, Any]) -> str | None:
    for name, size in note["wheels"].items():
        path = os.path.join(FOLDER, name)
        if not os.path.exists(path) or os.path.getsize(path) != size:
            return f"{path} is missing or damaged. Unpack the whole zip again, and start there."
    return None


def _too_full(note: dict[str, Any]) -> str | None:
    free = shutil.disk_usage(ready.ROOT).free
    if ready.find_group("") or free >= note["installed_bytes"]:
        return None  # an environment that was there before needs little more
    needed, left = note["installed_bytes"] / 1e6, free / 1e6
    return (
        f"There is not enough room on this disk: {needed:.0f} MB are needed, and {left:.0f} MB are "
        f"free. Free {needed - left:.0f} MB, or move the folder to another disk, and start again."
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])


def _list(versions: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(versions[:-1]), versions[-1]]))
