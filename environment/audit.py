"""Ask an advisory database about every locked package: ``python3 run.py audit``.

pip-audit asks about the Python packages, npm about the JavaScript tools. Exit codes: 0 if nothing
is known about any of them, 1 if something is, 3 if it could not be found out, 2 if the command is
wrong. Nothing is sent but names and versions of packages that anybody can read in the lock files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ready
from bundles import TOOLS, ToolError, find_node, find_npm

DATABASE = "https://api.osv.dev/v1/query"
NPM_REGISTRY = "https://registry.npmjs.org"

FOUND = 1
NOT_FOUND_OUT = 3
INTERRUPTED = 130

# The tests' lock holds all that learners have.
_LOCKS = (ready.lock_file("uv"), ready.lock_file("test"))
_BROWSER_LOCK = Path(ready.LOCKS, "browser", "packages.txt")
_KNOWN_BAD: dict[str, Any] = {
    "package": {"name": "jinja2", "ecosystem": "PyPI"},
    "version": "2.4.1",
}
"""Something that every advisory database knows: an answer without it comes from something else."""
_SECONDS_IN_ALL = 600


@dataclass(frozen=True, slots=True)
class Advisory:
    """What a database knows about a locked package.

    Attributes:
        package: Name and version.
        name: The advisory, such as ``CVE-2026-1234``.
        about: What it says, in a line.
        fixed: The versions in which it is mended, or "".
    """

    package: str
    name: str
    about: str
    fixed: str = ""

    def __str__(self) -> str:
        mended = f" Mended in {self.fixed}." if self.fixed else ""
        return f"{self.package}: {self.name}. {self.about}{mended}"


class AuditError(Exception):
    """It could not be found out; the text says why, and what to do."""


def main(arguments: list[str]) -> int:
    """Ask about all packages, and say what is known; return the exit code."""
    args = _parse(arguments)
    found: list[Advisory] = []
    asked, failed = [], False
    kinds = {"Python packages": _audit_python, "JavaScript tools": _audit_javascript}
    try:
        for kind, audit in kinds.items():
            try:
                many, advisories = audit(args)
            except AuditError as error:
                print(f"audit: Nothing was found out about the {kind}: {error}", file=sys.stderr)
                failed = True
            else:
                asked.append(f"{many} {kind}")
                found += advisories
    except KeyboardInterrupt:
        print("\naudit: Stopped; nothing was found out.", file=sys.stderr)
        return INTERRUPTED
    for advisory in found:
        print(advisory)
    if asked:
        what = f"{len(found)} known problems" if found else "no known problems"
        print(f"{' and '.join(asked)}, in the versions that the lock files name: {what}.")
    return FOUND if found else NOT_FOUND_OUT if failed else 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 run.py audit",
        description="Ask an advisory database whether anything is known about the packages that "
        "Break Contact installs, in the versions of its lock files. Exit code: 0 nothing known, "
        "1 something known, 3 not found out.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--database", metavar="ADDRESS", default=DATABASE, help="another database that speaks OSV"
    )
    parser.add_argument(
        "--registry", metavar="ADDRESS", default=NPM_REGISTRY, help="another registry for npm"
    )
    parser.add_argument(
        "--timeout", metavar="SECONDS", type=int, default=10, help="how long to wait for an answer"
    )
    return parser.parse_args(arguments)


def _audit_python(args: argparse.Namespace) -> tuple[int, list[Advisory]]:
    """How many packages were asked about, and what is known of them."""
    _probe(args.database, args.timeout)
    print("audit: Asking about the Python packages; this takes a minute.", file=sys.stderr)
    locks = [*_LOCKS, *([str(_BROWSER_LOCK)] if _BROWSER_LOCK.is_file() else [])]
    options = ["--disable-pip", "--format=json", "--progress-spinner=off"]
    options += ["--vulnerability-service=osv", f"--osv-url={args.database}"]
    options += [f"--timeout={args.timeout}", *(f"--requirement={lock}" for lock in locks)]
    told = _run([sys.executable, "-m", "pip_audit", *options])
    answer = _read_answer(told, args.database)
    packages = [one for one in _list_of(answer, "dependencies") if "version" in one]
    if not packages:
        raise _not_understood(args.database)
    advisories = [
        Advisory(
            f"{one['name']} {one['version']}",
            ", ".join([known["id"], *known.get("aliases", [])]),
            _shorten(known.get("description", "")),
            ", ".join(known.get("fix_versions", [])),
        )
        for one in packages
        for known in one.get("vulns", [])
    ]
    return len({one["name"] for one in packages}), list(dict.fromkeys(advisories))


def _audit_javascript(args: argparse.Namespace) -> tuple[int, list[Advisory]]:
    """The same of what bundles the widgets."""
    try:
        npm = [str(find_node()), str(find_npm())]
    except ToolError as error:
        raise AuditError(str(error)) from None
    options = [f"--registry={args.registry}", "--package-lock-only", "--json", "--loglevel=error"]
    options += [f"--fetch-timeout={args.timeout * 1000}", "--fetch-retries=0"]
    answer = _read_answer(_run([*npm, "audit", *options], TOOLS), args.registry)
    if "vulnerabilities" not in answer or "error" in answer:
        raise _not_reached(args.registry)
    advisories = [
        Advisory(name, via.get("url") or str(via.get("source", "")), _shorten(via.get("title", "")))
        for name, one in answer["vulnerabilities"].items()
        for via in one.get("via", [])
        if isinstance(via, dict)
    ]
    lock = json.loads((TOOLS / "package-lock.json").read_text(encoding="utf-8"))
    return len([name for name in lock["packages"] if name]), advisories


def _probe(database: str, timeout: int) -> None:
    """Ask about a package of which something is known.

    Raises:
        AuditError: If there is no answer, or one that does not know it.
    """
    try:
        request = urllib.request.Request(
            database, json.dumps(_KNOWN_BAD).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read(10_000_000).decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        raise _not_reached(database, f"it answers {error.code}") from None
    except (OSError, ValueError) as error:
        raise _not_reached(database, str(getattr(error, "reason", error))) from None
    if not _list_of(_read_answer(text, database), "vulns"):
        raise _not_understood(database)


def _run(command: list[str], folder: Path | None = None) -> str:
    """What a tool printed; its exit code only says whether it found something."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS_IN_ALL,
        )
    except subprocess.TimeoutExpired:
        raise AuditError(f"There was no answer within {_SECONDS_IN_ALL // 60} minutes.") from None
    except OSError as error:
        raise AuditError(f"{Path(command[0]).name} does not start: {error.strerror}.") from None
    return done.stdout


def _read_answer(text: str, address: str) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        raise _not_understood(address) from None
    if not isinstance(answer, dict):
        raise _not_understood(address)
    return answer


def _list_of(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = answer.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:157]}..."


def _not_reached(address: str, why: str = "") -> AuditError:
    because = f" ({why})" if why else ""
    return AuditError(
        f"no advisory database can be reached at {address}{because}; try again where the network "
        "allows it."
    )


def _not_understood(address: str) -> AuditError:
    return AuditError(
        f"what {address} answers is not an advisory database's answer; a page of the network that "
        "asks for a login is one cause."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
