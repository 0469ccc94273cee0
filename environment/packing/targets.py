"""What a bundle is packed for: a system, a kind of processor, a version of Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
MACHINES = {"windows": ("amd64",), "macos": ("arm64", "x86_64"), "linux": ("x86_64", "aarch64")}
USUAL_MACHINES = {**MACHINES, "linux": ("x86_64",)}
OLDEST_MACOS = (11, 0)
OLDEST_GLIBC = (2, 28)
"""Debian 10, Ubuntu 20.04 and Fedora 29 have it, and whatever came later."""

_ALIASES = {(2, 17): "manylinux2014", (2, 12): "manylinux2010", (2, 5): "manylinux1"}
_MARKERS = {
    "windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
    "macos": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
}
# A package can be asked for from some patch of a version on: both ends are packed.
_PATCHES = ("0", "99")


@dataclass(frozen=True)
class Target:
    """One system with one kind of processor and one version of Python.

    Args:
        system: ``windows``, ``macos`` or ``linux``.
        machine: The processor, as wheels name it.
        python: Two numbers, such as ``3.13``.
    """

    system: str
    machine: str
    python: str

    def __str__(self) -> str:
        return f"Python {self.python} on {self.system} {self.machine}"

    @property
    def environments(self) -> list[dict[str, str]]:
        """The values of the markers in a lock file, for the oldest and the newest patch."""
        machine = "AMD64" if self.system == "windows" else self.machine
        return [
            {
                **_MARKERS[self.system],
                "platform_machine": machine,
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
                "python_version": self.python,
                "python_full_version": f"{self.python}.{patch}",
            }
            for patch in _PATCHES
        ]

    @property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that fit, the best first."""
        if self.system == "windows":
            return [f"win_{self.machine}"]
        if self.system == "macos":
            return list(mac_platforms(OLDEST_MACOS, self.machine))
        return list(_linux_platforms(self.machine))

    def fits(self, wheel: str) -> bool:
        """Whether a wheel of this file name can be installed here as it is."""
        return not self._tags.isdisjoint(parse_wheel_filename(wheel)[3])

    @cached_property
    def _tags(self) -> frozenset[Tag]:
        major, minor = map(int, self.python.split("."))
        interpreter = f"cp{major}{minor}"
        return frozenset(
            [
                *cpython_tags((major, minor), platforms=self.platforms),
                *compatible_tags((major, minor), interpreter, self.platforms),
            ]
        )


def _linux_platforms(machine: str) -> Iterator[str]:
    major, newest = OLDEST_GLIBC
    for minor in range(newest, 4, -1):
        yield f"manylinux_{major}_{minor}_{machine}"
        if (major, minor) in _ALIASES:
            yield f"{_ALIASES[major, minor]}_{machine}"
    yield f"linux_{machine}"
