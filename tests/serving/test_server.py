"""The web server against visitors who want something else than to learn."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest
import quiz_definitions
from room_server import CODE, RoomServer, serve_room

from breakcontact.quiz.responses import render_responses
from breakcontact.serving.hand_in_folder import HandInFolder
from breakcontact.serving.safe_handlers import LARGEST_REQUEST
from breakcontact.serving.server import LOOPBACK

SLUG = "small"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoomServer]:
    """A server with a small site."""
    home = tmp_path_factory.mktemp("serving")
    (home / "secret.txt").write_text("a secret")
    site = home / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("the front")
    (site / "en" / "index.html").write_text("the list")
    (site / ".hidden").write_text("a secret")
    (site / "link.txt").symlink_to(home / "secret.txt")
    definition = quiz_definitions.write_definition(home, SLUG)
    with serve_room(site, HandInFolder(home / "handed_in", {SLUG: definition})) as server:
        yield server


def make_body(served: RoomServer, who: str, device: str = "1" * 32) -> bytes:
    """What a page sends."""
    definition = served.folder.definitions[SLUG]
    item = next(item for item in definition.items if item.kind == "single")
    text = render_responses(
        definition, {item.id: (1, "a")}, revision=1, language="en", country="GB"
    )
    return json.dumps({"slug": SLUG, "who": who, "device": device, "text": text}).encode()


def test_pages_are_served_and_handed_in_to(served: RoomServer) -> None:
    """With the code in the address; the receipt comes back."""
    assert served.ask(f"GET /{CODE}")[0] == 301
    assert "the front" in served.ask(f"GET /{CODE}/")[1]
    assert "the list" in served.ask(f"GET /{CODE}/en/")[1]

    number, answer = served.ask(f"POST /{CODE}/hand-in", body=make_body(served, "Kari"))

    assert number == 200
    assert "BREAK-CONTACT small 1/" in answer
    assert (served.folder.folder / SLUG / f"Kari_{SLUG}.responses.json").is_file()
    assert "small: 1 handed in" in served.ask("GET /projector")[1]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wrong/",
        "/wrong/hand-in",
        f"/{CODE}/../secret.txt",
        f"/{CODE}/%2e%2e/secret.txt",
        f"/{CODE}/..%2fsecret.txt",
        f"/{CODE}/en/../../secret.txt",
        f"/{CODE}//etc/passwd",
        f"/{CODE}/.hidden",
        f"/{CODE}/link.txt",
        f"/{CODE}/../handed_in/{SLUG}/",
        f"/{CODE}/\\..\\secret.txt",
        f"/{CODE}/%00",
    ],
)
def test_nothing_outside_the_pages_is_read(served: RoomServer, path: str) -> None:
    """Not the folder beside, nothing hidden, no hand-in, and no page without the code."""
    _, answer = served.ask(f"GET {path}")
    assert "a secret" not in answer
    assert "the front" not in answer
    assert "root:" not in answer
    assert "format" not in answer


def test_hand_ins_of_others_cannot_be_asked_for(served: RoomServer) -> None:
    """The address only takes."""
    served.ask(f"POST /{CODE}/hand-in", body=make_body(served, "Ola"))
    for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS"):
        number, answer = served.ask(f"{method} /{CODE}/hand-in")
        assert number == 405
        assert "Ola" not in answer


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 200_000, b"\xff\xfe", b"null", b'"text"'])
def test_what_is_no_hand_in_is_answered_in_a_word(served: RoomServer, body: bytes) -> None:
    """No traceback, and the server goes on."""
    number, answer = served.ask(f"POST /{CODE}/hand-in", body=body)
    assert (number, '"refused": "answers"' in answer) == (409, True)


def test_a_page_elsewhere_cannot_hand_in(served: RoomServer) -> None:
    """A browser says where a request comes from."""
    body = make_body(served, "Eve")
    number, _ = served.ask(
        f"POST /{CODE}/hand-in", headers="Origin: http://evil.example\r\n", body=body
    )
    assert number == 403
    assert not (served.folder.folder / SLUG / f"Eve_{SLUG}.responses.json").exists()


def test_an_upload_that_is_too_large_is_cut_off(served: RoomServer) -> None:
    """The server says no before it has read 100 MB."""
    with socket.create_connection((LOOPBACK, served.port), timeout=20) as line:
        head = f"POST /{CODE}/hand-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n"
        line.sendall(head.encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 4")
    assert len(make_body(served, "Kari")) < LARGEST_REQUEST
    assert served.ask(f"GET /{CODE}/")[0] == 200


def test_an_upload_without_a_size_is_cut_off(served: RoomServer) -> None:
    """As many pieces as the line takes, and then no more."""
    with socket.create_connection((LOOPBACK, served.port), timeout=20) as line:
        head = f"POST /{CODE}/hand-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        piece = b"10000\r\n" + b"a" * 0x10000 + b"\r\n"
        with pytest.raises(ConnectionError):
            line.sendall(head.encode() + piece * 1600)
    assert served.ask(f"GET /{CODE}/")[0] == 200


def test_the_projector_is_for_the_teacher_alone(served: RoomServer) -> None:
    """A page elsewhere that gives its own name to this machine learns no code."""
    assert served.ask("GET /projector")[0] == 200
    with socket.create_connection((LOOPBACK, served.port), timeout=20) as line:
        line.sendall(b"GET /projector HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 404")
    assert CODE.encode() not in answer


def test_slow_visitors_do_not_hold_up_the_others(served: RoomServer) -> None:
    """Two hundred connections that send nothing, and the page still comes."""
    slow = [socket.create_connection((LOOPBACK, served.port), timeout=20) for _ in range(200)]
    try:
        for line in slow:
            line.sendall(f"POST /{CODE}/hand-in HTTP/1.1\r\n".encode())
        assert served.ask(f"GET /{CODE}/")[0] == 200
    finally:
        for line in slow:
            line.close()


def test_the_door_asks_for_the_code(served: RoomServer) -> None:
    """The address without the code: a wrong one is told, markup in it is not shown as such."""
    assert "<form>" in served.ask("GET /")[1]
    assert "not the code" in served.ask("GET /?code=%3Cscript%3E")[1]
    assert "<script>" not in served.ask("GET /?code=%3Cscript%3E")[1]
    number, answer = served.ask(f"GET /?code={CODE.upper()}")
    assert (number, f"Location: /{CODE}/" in answer) == (302, True)


def test_no_answer_names_the_software(served: RoomServer) -> None:
    """And each tells the browser to keep to what it is told."""
    for path in ("/", f"/{CODE}/", "/nowhere", f"/{CODE}/nowhere"):
        _, answer = served.ask(f"GET {path}")
        assert "Tornado" not in answer
        assert "nosniff" in answer
