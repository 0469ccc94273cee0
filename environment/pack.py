"""Pack everything for a room without a network: ``python3 run.py bundle -o FILE --for SYSTEM``.

The zip holds the project, the wheels of the lock files for one system, and a file to double-click.
What has been downloaded waits in a folder beside the zip until that is complete, so that a packing
that was interrupted goes on from there.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ready
from diagnostics import SetupError, explain_error
from packed import NAMES
from packing.contents import list_files, render_start_files
from packing.targets import (
    MACHINES,
    OLDEST_GLIBC,
    OLDEST_MACOS,
    PYTHONS,
    USUAL_MACHINES,
    Target,
)
from packing.wheels import Pin, fetch, read_pins

INSIDE = "breakcontact"
"""The one folder in the zip; short, since Windows bears with long paths badly."""

INTERRUPTED = 130
UNUSABLE = 2
_KITS = ("uv", "learn")
# Measured: the wheels for one version and processor, and what each further one adds.
_FIRST_MB, _FURTHER_MB = 180, 50
_EXECUTABLE = (".sh", ".command", ".desktop")
_LEFTOVERS = 1.1  # what installing writes besides the contents of the wheels


def main(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    args = _parse(arguments)
    waiting = args.output.with_name(args.output.name + ".wheels")
    try:
        _pack(args, waiting)
    except SetupError as fault:
        print(f"bundle: {fault}", file=sys.stderr)
        return UNUSABLE
    except OSError as error:
        print(f"bundle: {explain_error(error)}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print(
            f"\nbundle: Stopped. What has been downloaded is in {waiting}; start again to continue "
            "from there.",
            file=sys.stderr,
        )
        return INTERRUPTED
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 run.py bundle",
        description="Pack everything into one zip for computers without a network: lessons, "
        "quizzes, guide and all packages. It is started there with a double click. The computers "
        "need Python in one of the packed versions.",
        allow_abbrev=False,
    )
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the zip")
    parser.add_argument(
        "--for", dest="system", choices=MACHINES, required=True, help="what the computers run"
    )
    parser.add_argument(
        "--machine",
        choices=sorted({name for names in MACHINES.values() for name in names}),
        action="append",
        help="only this kind of processor; usually both for a Mac, x86_64 for Linux",
    )
    parser.add_argument(
        "--python",
        choices=PYTHONS,
        action="append",
        help="only this version of Python; may be given again; usually all of them",
    )
    args = parser.parse_args(arguments)
    if wrong := set(args.machine or ()) - set(MACHINES[args.system]):
        parser.error(f"--machine {min(wrong)} does not go with --for {args.system}")
    if args.output.is_dir():
        parser.error(f"{args.output} is a folder; name a file, such as {args.output / 'room.zip'}")
    return args


def _pack(args: argparse.Namespace, waiting: Path) -> None:
    started = time.monotonic()
    machines = [
        m for m in MACHINES[args.system] if m in (args.machine or USUAL_MACHINES[args.system])
    ]
    pythons = [version for version in PYTHONS if version in (args.python or PYTHONS)]
    targets = [Target(args.system, m, version) for version in pythons for m in machines]
    args.output.parent.mkdir(parents=True, exist_ok=True)
    waiting.mkdir(exist_ok=True)
    _say(f"Packing for {NAMES[args.system]} ({', '.join(machines)}), Python {', '.join(pythons)}.")
    _expect(targets, waiting)

    pins = {target: _read_locks(target) for target in targets}
    _fetch_all(pins, waiting)
    wheels = sorted(
        {wheel for target in targets for wheel in _chosen(target, pins[target], waiting)}
    )
    note = {
        "system": args.system,
        "machines": machines,
        "pythons": pythons,
        **_oldest(args.system),
        "longest_path": _longest_path(wheels),
        "installed_bytes": max(
            _installed_bytes(_chosen(target, pins[target], waiting)) for target in targets
        ),
        "wheels": {wheel.name: wheel.stat().st_size for wheel in wheels},
    }
    _say(f"- writing {args.output}")
    write_zip(args.output, wheels, note)
    shutil.rmtree(waiting)
    unpacked = sum(info.file_size for info in zipfile.ZipFile(args.output).infolist())
    _say(
        f"Ready after {(time.monotonic() - started) / 60:.1f} minutes: {args.output}, "
        f"{_mb(args.output.stat().st_size)}. Unpacked it takes {_mb(unpacked)}, and its first "
        f"start {_mb(note['installed_bytes'])} more."
    )


def _read_locks(target: Target) -> list[Pin]:
    return [
        pin
        for kit in _KITS
        for pin in read_pins(Path(ready.lock_file(kit)).read_text("utf-8"), target)
    ]


def _expect(targets: Sequence[Target], waiting: Path) -> None:
    """Say how much is to come, and refuse a disk that cannot hold it."""
    kept = sum(path.stat().st_size for path in waiting.glob("*.whl"))
    size = (_FIRST_MB + _FURTHER_MB * (len(targets) - 1)) * 1_000_000
    free = shutil.disk_usage(waiting).free
    needed = 2 * size - kept  # the wheels are there twice until the zip is complete
    if free < needed:
        raise SetupError(
            f"There is not enough room on the disk of {waiting.parent.resolve()}: packing needs "
            f"{_mb(needed)}, and {_mb(free)} are free. Choose another disk, or pack for fewer "
            "versions with --python."
        )
    _say(f"- downloading about {_mb(size)}" + (f"; {_mb(kept)} are here already" if kept else ""))


def _fetch_all(pins: dict[Target, list[Pin]], folder: Path) -> None:
    """Fetch what every target needs.

    Raises:
        SetupError: If there are packages that would have to be built there; it names them all.
    """
    lacking = []
    for target, wanted in pins.items():

        def tell(left: int, target: Target = target, count: int = len(wanted)) -> None:
            here = _mb(sum(path.stat().st_size for path in folder.glob("*.whl")))
            _say_again(f"  {target}: {count - left} of {count} packages; {here} so far")

        lacking += [(pin, target) for pin in fetch(wanted, target, folder, tell)]
        tell(0)
        _say("")
    if lacking:
        lines = "".join(f"\n  {pin.name} {pin.version} for {target}" for pin, target in lacking)
        raise SetupError(
            f"These packages exist only as source code and would have to be built there, so "
            f"nothing was packed:{lines}\nLeave out what they are for with --python or --machine."
        )


def _chosen(target: Target, pins: Sequence[Pin], folder: Path) -> list[Path]:
    """The wheels in the folder that a target installs."""
    return [
        path
        for path in sorted(folder.glob("*.whl"))
        if target.fits(path.name) and any(pin.is_in(path.name) for pin in pins)
    ]


def _oldest(system: str) -> dict[str, str]:
    """The oldest version of the system, where there is one to check."""
    if system == "linux":
        return {"glibc": "{}.{}".format(*OLDEST_GLIBC)}
    return {"macos": "{}.{}".format(*OLDEST_MACOS)} if system == "macos" else {}


def _installed_bytes(wheels: Sequence[Path]) -> int:
    sizes = (info.file_size for wheel in wheels for info in zipfile.ZipFile(wheel).infolist())
    return int(sum(sizes) * _LEFTOVERS)


def _longest_path(wheels: Sequence[Path]) -> int:
    """The characters of the longest path below the unpacked folder, as Windows installs it."""
    inside = (name for wheel in wheels for name in zipfile.ZipFile(wheel).namelist())
    site_packages = len(r"\.venv\Lib\site-packages\ ".rstrip())
    return site_packages + max(len(name.partition(".data/")[2] or name) for name in inside)


def write_zip(target: Path, wheels: Sequence[Path], note: dict[str, Any]) -> None:
    """Write the zip in one step: whoever finds it there finds all of it.

    Args:
        target: The zip.
        wheels: What goes into ``packages/``.
        note: What ``packed.check_machine`` reads.

    Raises:
        OSError: If it cannot be written; nothing is left then.
    """
    half = target.with_name(target.name + ".part")
    root = Path(ready.ROOT)
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in list_files(root):
                archive.write(root / path, f"{INSIDE}/{path.as_posix()}")
            for name, content in render_start_files(note["system"], note["pythons"]).items():
                entry = zipfile.ZipInfo(f"{INSIDE}/{name}", time.localtime()[:6])
                entry.external_attr = (0o100755 if name.endswith(_EXECUTABLE) else 0o100644) << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
            archive.writestr(f"{INSIDE}/packages/bundle.json", json.dumps(note, indent=1))
            for wheel in wheels:
                archive.write(wheel, f"{INSIDE}/packages/{wheel.name}", zipfile.ZIP_STORED)
        os.replace(half, target)
    finally:
        half.unlink(missing_ok=True)


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say_again(line: str) -> None:
    """Write over the line before, on a terminal; elsewhere the last one is enough."""
    if sys.stderr.isatty():
        print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
