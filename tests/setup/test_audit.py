"""``run.py audit``: what an advisory database knows, or that none could be asked."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "environment"))

import audit

PYSEC: dict[str, Any] = {
    "id": "PYSEC-2026-1",
    "aliases": ["CVE-2026-1"],
    "summary": "A page can run a script.",
    "affected": [
        {
            "package": {"name": "nbgrader", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "0.9.7"}]}],
        }
    ],
}
GHSA: dict[str, Any] = {
    "id": 1,
    "url": "https://github.com/advisories/GHSA-aaaa",
    "title": "The server answers any page.",
    "severity": "high",
    "vulnerable_versions": "<9",
}
Answer = Callable[[str, dict[str, Any]], Any]


def know_nothing(place: str, asked: dict[str, Any]) -> Any:
    """A database that knows only old versions, as every one does."""
    if "bulk" in place:
        return {}
    return {"vulns": [PYSEC]} if asked["version"] == "2.4.1" else {}


def know_two(place: str, asked: dict[str, Any]) -> Any:
    """A database that knows something about two packages."""
    if "bulk" in place:
        return {"esbuild": [GHSA]}
    known = asked["version"] == "2.4.1" or asked["package"]["name"] == "nbgrader"
    return {"vulns": [PYSEC]} if known else {}


@contextmanager
def serve(answer: Answer) -> Iterator[str]:
    """A database on this machine, for both kinds of packages."""

    class Handler(BaseHTTPRequestHandler):
        """Answers as it was told to."""

        def do_POST(self) -> None:
            """Answer."""
            asked = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told = answer(self.path, {} if "security" in self.path else json.loads(asked))
            if isinstance(told, int):
                self.send_error(told)
                return
            body = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def short_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Two of the locked packages, and a store of pip-audit's own that is empty."""
    lock = (root / "environment" / "test.txt").read_text(encoding="utf-8")
    kept = ["nbgrader==0.9.6 --hash=sha256:" + "0" * 64, "polib==1.2.0 --hash=sha256:" + "0" * 64]
    assert all(f"\n{line.split()[0]} " in lock for line in kept)
    (tmp_path / "lock.txt").write_text("\n".join(kept), encoding="utf-8")
    monkeypatch.setattr(audit, "_LOCKS", (str(tmp_path / "lock.txt"),))
    monkeypatch.setattr(audit, "_BROWSER_LOCK", tmp_path / "none.txt")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))


def ask(address: str, *words: str) -> int:
    """Ask a database on this machine about everything."""
    places = [f"--database={address}/v1/query", f"--registry={address}"]
    return audit.main([*places, "--timeout=5", *words])


def test_what_is_known_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Package, advisory and the version that mends it, and an exit code of its own."""
    with serve(know_two) as address:
        code = ask(address)

    told = capsys.readouterr().out
    assert code == audit.FOUND
    assert (
        "nbgrader 0.9.6: PYSEC-2026-1, CVE-2026-1. A page can run a script. Mended in 0.9.7."
        in (told)
    )
    assert "esbuild: https://github.com/advisories/GHSA-aaaa. The server answers any page." in told
    assert "2 Python packages and " in told
    assert "2 known problems." in told


def test_nothing_known_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """How many packages were asked about, and that nothing is known."""
    with serve(know_nothing) as address:
        code = ask(address)

    told = capsys.readouterr()
    assert code == 0
    assert told.out.startswith("2 Python packages and ")
    assert told.out.endswith(
        " JavaScript tools, in the versions that the lock files name: no known problems.\n"
    )


def test_no_database_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence for each kind of packages, never that all is well."""
    with serve(know_nothing) as address:
        pass

    code = ask(address)

    told = capsys.readouterr()
    assert (code, told.out) == (audit.NOT_FOUND_OUT, "")
    lines = told.err.splitlines()
    assert len(lines) == 2
    assert all("no advisory database can be reached at " in line for line in lines)


NONSENSE: dict[str, Any] = {
    "login page": b"<html><title>Log in to the school's network</title></html>",
    "empty": b"",
    "a list": [1, 2],
    "everything is well": {},
    "another kind of answer": {"vulns": "none"},
}


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_not_taken_for_an_answer(
    answer: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that knows nothing of an old, known fault is none."""
    monkeypatch.setattr(audit, "_audit_javascript", lambda args: (1, []))
    with serve(lambda *_: answer) as address:
        code = ask(address)

    told = capsys.readouterr()
    assert code == audit.NOT_FOUND_OUT
    assert "is not an advisory database's answer" in told.err
    assert "Python packages" not in told.out


def test_nonsense_in_the_middle_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The first answer was good, the rest is not; npm gets a page as well."""

    def turn(place: str, asked: dict[str, Any]) -> Any:
        good = know_nothing(place, asked) if "query" in place else None
        return good or b"<html></html>"

    with serve(turn) as address:
        code = ask(address)

    told = capsys.readouterr()
    assert (code, told.out) == (audit.NOT_FOUND_OUT, "")
    assert "Nothing was found out about the Python packages" in told.err
    assert "Nothing was found out about the JavaScript tools" in told.err
    assert "Traceback" not in told.err


def test_a_database_that_never_answers_is_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time that was given."""
    monkeypatch.setattr(audit, "_audit_javascript", lambda args: (1, []))
    ended = threading.Event()
    with serve(lambda *_: ended.wait() and 500) as address:
        code = ask(address, "--timeout=1")
        ended.set()

    assert code == audit.NOT_FOUND_OUT
    assert "timed out" in capsys.readouterr().err
