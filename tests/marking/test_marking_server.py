"""The server of the marking page, against everyone but the page."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from marking_course import WRITTEN
from marking_server import MarkingServer, serve_marking

from breakcontact.marking.formgrader import Formgrader
from breakcontact.marking.marking import Marking


@pytest.fixture
def server(marking: Marking) -> Iterator[MarkingServer]:
    """A running server."""
    with serve_marking(marking) as running:
        yield running


def test_a_mark_is_saved_over_http(server: MarkingServer) -> None:
    """And what the page gets back is what is in the gradebook."""
    entry = server.ask("first/texts")[1]["texts"][0]
    text = server.ask(f"first/texts/{entry['id']}")[1]
    mark = {"score": 2.5, "ticks": [0, 1], "comment": "Half.", "version": text["version"]}

    status, saved = server.ask(f"first/texts/{entry['id']}", "PUT", mark)
    again, changed = server.ask(f"first/texts/{entry['id']}", "PUT", mark)

    assert (status, saved["score"], saved["ticks"]) == (200, 2.5, [0, 1])
    assert (again, changed["error"], changed["text"]["score"]) == (409, "changed", 2.5)
    assert server.ask("first/undo", "POST")[1]["state"] == "waiting"
    assert server.ask("first/undo", "POST")[1]["error"] == "nothing"
    assert set(server.ask("names")[1]["names"].values()) == set(WRITTEN)
    assert server.ask("first/texts/nothing")[0] == 404


def test_without_the_token_there_is_nothing(server: MarkingServer) -> None:
    """No page, no script, no text, and no word about what it is."""
    base = server.address.removesuffix(f"{server.desk.token}/")
    for place in ("", "first/texts", "names", "marking.js", "x" * 32 + "/"):
        outside = MarkingServer(base, server.desk)
        assert outside.ask(place) == (404, "404")
    assert len(server.desk.token) >= 32


def test_another_page_cannot_save(server: MarkingServer) -> None:
    """Not with another origin, not as a form, and not with what is no JSON."""
    entry = server.ask("first/texts")[1]["texts"][0]
    place = f"first/texts/{entry['id']}"
    assert server.ask(place, "PUT", {}, Origin="http://example.org")[0] == 403
    assert server.ask(place, "PUT", {}, **{"Content-Type": "text/plain"})[0] == 415
    assert server.ask(place, "PUT", b"{")[0] == 400
    assert server.ask(place, "PUT", b"[" * 100_000)[0] == 400
    assert server.ask("first/undo", "POST", {}, Origin="null")[0] == 403
    assert server.ask(place)[1]["state"] == "waiting"


def test_the_page_runs_nothing_but_its_own_script(server: MarkingServer) -> None:
    """Its policy allows no other script, no frame around it and nothing from elsewhere."""
    with urllib.request.urlopen(server.address, timeout=20) as answer:
        policy = answer.headers["Content-Security-Policy"]
        text = answer.read().decode()
    assert "default-src 'none'; script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert [word for word in WRITTEN.values() if word in text] == []


def test_the_way_to_a_hand_in_goes_through_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formgrader's page asks for marks by itself, and needs the cookie that the login gives."""
    formgrader = Formgrader(Path("course"))

    def start() -> None:
        formgrader._address = "http://127.0.0.1:8888/formgrader?token=secret"

    monkeypatch.setattr(formgrader, "_start", start)

    assert formgrader.find_address() == "http://127.0.0.1:8888/formgrader?token=secret"
    assert formgrader.find_address("ab12") == (
        "http://127.0.0.1:8888/login?token=secret&next=%2Fformgrader%2Fsubmissions%2Fab12%2F"
    )
