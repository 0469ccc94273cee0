"""Fetch the wheels of the lock files for another system, with pip, and check that they fit."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diagnostics import SetupError
from install import find_pip, run_tool
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

from packing.targets import Target

AT_ONCE = 20
"""Packages in one run of pip; what a run has fetched is kept when the next one is interrupted."""

_NO_WHEEL = re.compile(r"No matching distribution found for ([^\s=]+)==(\S+)")
_UNREACHED = ("retrying (", "connection error", "newconnectionerror", "timed out", "proxyerror")


@dataclass(frozen=True)
class Pin:
    """One package of a lock file: its name, its version, and its line for pip with the hashes."""

    name: str
    version: str
    line: str

    def is_in(self, wheel: str) -> bool:
        """Whether a wheel of this file name is of this package and version."""
        name, version, *_ = parse_wheel_filename(wheel)
        return name == self.name and version == Version(self.version)


def read_pins(lock: str, target: Target) -> list[Pin]:
    """The packages of a lock file that a target needs, in their order.

    Two versions of one package are both there if they are for different patches of Python.
    """
    pins = []
    for line in lock.replace("\\\n", " ").splitlines():
        text, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
        if "==" not in text:
            continue
        wanted = Requirement(text)
        if wanted.marker is None or any(map(wanted.marker.evaluate, target.environments)):
            version = next(iter(wanted.specifier)).version
            exact = " ".join([f"{wanted.name}=={version}", *hashes])
            pins.append(Pin(canonicalize_name(wanted.name), version, exact))
    return pins


def find_missing(pins: Iterable[Pin], target: Target, folder: Path) -> list[Pin]:
    """Those of which the folder has no wheel that fits."""
    wheels = [path.name for path in folder.glob("*.whl") if target.fits(path.name)]
    return [pin for pin in pins if not any(pin.is_in(wheel) for wheel in wheels)]


def fetch(pins: list[Pin], target: Target, folder: Path, tell: Callable[[int], None]) -> list[Pin]:
    """Fetch the wheels that are not in the folder yet; those that the index does not have.

    Args:
        pins: What the target needs.
        target: What the wheels have to fit.
        folder: Where the wheels go.
        tell: Called with the number of packages that are still to come.

    Raises:
        SetupError: If the index cannot be reached, the disk is full, or a hash is wrong.
    """
    lacking: list[Pin] = []
    while batch := _next_batch(find_missing(pins, target, folder), lacking):
        tell(len(find_missing(pins, target, folder)) - len(lacking))
        if unavailable := _download(batch, target, folder):
            lacking += [pin for pin in batch if (pin.name, pin.version) == unavailable]
            continue
        # The index has a file for it, and it fits by pip's rules but not by ours.
        lacking += find_missing(batch, target, folder)
    return lacking


def _next_batch(missing: list[Pin], lacking: list[Pin]) -> list[Pin]:
    """The next packages, no two of one name: pip takes only one version in each run."""
    batch: dict[str, Pin] = {}
    for pin in missing:
        if pin not in lacking:
            batch.setdefault(pin.name, pin)
    return list(batch.values())[:AT_ONCE]


def _download(batch: list[Pin], target: Target, folder: Path) -> tuple[str, str] | None:
    """Run pip once; the name and version of a package without a wheel, if there is one."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch, "wanted.txt")
        wanted.write_text("".join(f"{pin.line}\n" for pin in batch), encoding="utf-8")
        options = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--progress-bar=off"]
        options += ["--disable-pip-version-check", "--retries=2"]
        options += ["--implementation=cp", f"--python-version={target.python}.99"]
        options += [f"--platform={tag}" for tag in target.platforms]
        command = [*_pip(), "download", *options, f"--dest={folder}", f"--requirement={wanted}"]
        try:
            run_tool("Downloading the packages", command)
        except SetupError as fault:
            if unavailable := _without_wheel(fault.output):
                return unavailable
            raise
    return None


def _without_wheel(output: str) -> tuple[str, str] | None:
    """The package of which the index has no wheel that fits; None if it failed otherwise."""
    found = _NO_WHEEL.search(output)
    if found is None or any(sign in output.lower() for sign in _UNREACHED):
        return None
    return canonicalize_name(found[1]), found[2]


@cache
def _pip() -> list[str]:
    """Without pip's ``--python``: it would start twice, and nothing is installed."""
    return find_pip()[: len(["python", "-m", "pip"])]
